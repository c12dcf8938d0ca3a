import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stateDirectory } from '../configuration/directories.ts';
import type { Io } from '../io.ts';

/** How many lines are remembered. */
export const historySize = 500;

/** The file that remembers what was typed: one line of JSON each, the newest last. */
export function historyPath(io: Pick<Io, 'env' | 'platform' | 'homeDirectory'>): string {
  return join(stateDirectory(io), 'history.jsonl');
}

/** Reads the lines, the newest first; what is no line is left out. */
export function readHistory(path: string): string[] {
  try {
    const lines = readFileSync(path, 'utf8').split('\n').flatMap(readLine);
    return lines.slice(-historySize).reverse();
  } catch {
    return []; // A conversation goes on without.
  }
}

/** Keeps the lines, given with the newest first, for their owner alone. */
export function writeHistory(path: string, lines: readonly string[]): void {
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
