import { closeSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { flush } from './flush.ts';
import { makeFolder } from './make-folder.ts';

/** Options of a line that is appended. */
export interface AppendOptions {
  /** True if the line is on the disk, and not only on its way there, when this returns. Default: false. */
  readonly isDurable?: boolean;
  /** Replaces the system's write, in tests. */
  readonly write?: (file: number, bytes: Uint8Array) => number;
}

/** Number of times that a line is written where the system takes only a part of it. */
const mostWrites = 3;

/**
 * Appends a line to a log, readable for its owner alone. Processes that append at the same time lose nothing and need no lock:
 * each line is one write at the end of the file. A line break precedes it as well: another process may be killed in the middle of
 * its own write at any moment, and the line that it leaves unfinished must not swallow this one. Readers skip empty lines.
 *
 * @throws the system's error if it cannot be written
 */
export function appendLine(path: string, line: string, { isDurable = false, write = writeSync }: AppendOptions = {}) {
  const file = openLog(path);
  try {
    writeWhole(file, Buffer.from(`\n${line}\n`), write);
    if (isDurable) flush(file);
  } finally {
    closeSync(file);
  }
}

/**
 * Writes bytes at once. If only a part is taken, the whole line is written again: the rest alone could end up behind a line of
 * another process.
 */
function writeWhole(file: number, bytes: Uint8Array, write: (file: number, bytes: Uint8Array) => number): void {
  // The line break at its end is not needed, since each line begins with one.
  for (let writes = 0; writes < mostWrites; writes += 1) if (write(file, bytes) >= bytes.length - 1) return;
  throw Object.assign(new Error('EIO: a line was written in parts'), { code: 'EIO' });
}

/**
 * Opens a log to append to, and creates it if it is missing.
 *
 * @throws the system's error if it cannot be written
 */
export function openLog(path: string): number {
  makeFolder(dirname(path));
  return openSync(path, 'a', 0o600);
}
