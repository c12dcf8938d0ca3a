import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appendLine } from '../../../system/append-line.ts';
import { type Place, stateDirectory } from '../../../system/directories.ts';

/** Number of lines that are kept. */
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
    return []; // The conversation continues without a history.
  }
}

/** Size from which the file is cut back to the lines that are remembered, in bytes. */
const largestFile = 1024 * 1024;

/** Appends a line in one write, in a file for the owner only: concurrent conversations lose none. */
export function appendHistory(path: string | null, line: string): void {
  if (path === null) return;
  try {
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largestFile) truncateHistory(path);
    appendLine(path, JSON.stringify(line));
  } catch {
    // The conversation continues without a history.
  }
}

function truncateHistory(path: string): void {
  const temporary = `${path}.${crypto.randomUUID()}.tmp`;
  const lines = readHistory(path).reverse();
  writeFileSync(temporary, lines.map((line) => `${JSON.stringify(line)}\n`).join(''), { mode: 0o600, flag: 'wx' });
  renameSync(temporary, path);
}

function readLine(line: string): string[] {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'string' ? [value] : [];
  } catch {
    return [];
  }
}
