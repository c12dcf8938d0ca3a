import { readlinkSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** The number of links that Linux follows before it reports a loop. */
const mostLinks = 40;

/** Follows symbolic links to the path of the file itself, which need not exist. A loop of links is returned as it is. */
export function followLinks(path: string): string {
  let target = path;
  for (let links = 0; links < mostLinks; links += 1) {
    try {
      target = resolve(dirname(target), readlinkSync(target));
    } catch {
      return target; // It is no link, or not there yet.
    }
  }
  return path;
}
