import { readlinkSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** The number of links that Linux follows before it reports a loop. */
const mostLinks = 40;

/** Follows symbolic links to the path of the file itself, which need not exist. A loop of links is returned as it is. */
export const followLinks = (path: string): string => listLinks(path).at(-1) ?? path;

/** Lists the path and those that its symbolic links lead to, the file itself last. A loop of links is the path alone. */
export function listLinks(path: string): string[] {
  const paths = [path];
  for (let target = path; paths.length <= mostLinks; paths.push(target)) {
    try {
      target = resolve(dirname(target), readlinkSync(target));
    } catch {
      return paths; // It is no link, or not there yet.
    }
  }
  return [path];
}
