import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Place, stateDirectory } from '../configuration/directories.ts';

/** How many lines are remembered. */
export const historySize = 500;

/** Path of the file that remembers what was typed, a line of JSON each, the newest last; `null` if there is no folder for it. */
export function historyPath(place: Place): string | null {
  const folder = stateDirectory(place);
  return folder === null ? null : join(folder, 'history.jsonl');
}

/** Reads the lines, the newest first; what is no line is left out. */
export function readHistory(path: string | null): string[] {
  if (path === null) return [];
  try {
    const lines = readFileSync(path, 'utf8').split('\n').flatMap(readLine);
    return lines.slice(-historySize).reverse();
  } catch {
    return []; // A conversation goes on without.
  }
}

/** Keeps the lines, given with the newest first, for their owner alone. */
export function writeHistory(path: string | null, lines: readonly string[]): void {
  if (path === null) return;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const text = [...lines].reverse().map((line) => `${JSON.stringify(line)}\n`);
    writeFileSync(path, text.join(''), { mode: 0o600 });
  } catch {
    // A conversation goes on without.
  }
}

function readLine(line: string): string[] {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'string' ? [value] : [];
  } catch {
    return [];
  }
}
