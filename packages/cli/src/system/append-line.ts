import { appendFileSync, closeSync, fstatSync, mkdirSync, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Appends a line to a log, readable for its owner alone. Processes that append at the same time lose nothing and need no lock:
 * each line is one write at the end of the file. A line that a killed process left unfinished is ended first, so that it spoils
 * no other.
 *
 * @throws the system's error if it cannot be written
 */
export function appendLine(path: string, line: string): void {
  const file = openLog(path);
  try {
    appendFileSync(file, endsWithinLine(file) ? `\n${line}\n` : `${line}\n`);
  } finally {
    closeSync(file);
  }
}

/**
 * Opens a log to append to, and creates it if it is missing.
 *
 * @throws the system's error if it cannot be written
 */
export function openLog(path: string): number {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  return openSync(path, 'a+', 0o600);
}

function endsWithinLine(file: number): boolean {
  const { size } = fstatSync(file);
  const last = Buffer.alloc(1);
  return size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last[0] !== 0x0a;
}
