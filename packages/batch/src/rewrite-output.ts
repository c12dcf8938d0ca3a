import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileError } from './batch-error.ts';
import { type OutputLine, scanOutput } from './read-output.ts';

/** Removes the lines of some items, all or none of them. */
export function removeLines(path: string, batch: string, isRemoved: (position: number) => boolean): void {
  replaceFile(path, (write) => {
    for (const { position, bytes } of scanOutput(path, batch)) if (!isRemoved(position)) write(bytes, '\n');
  });
}

/**
 * Sorts the output by the order of the input, unless it is sorted. Needs 16 bytes of memory an item, and the room of the output
 * once more on the disk.
 *
 * @param items number of items, each with a line
 */
export function sortOutput(path: string, batch: string, items: number): void {
  const offsets = new Float64Array(items);
  const lengths = new Float64Array(items);
  let isSorted = true;
  let last = -1;
  for (const { position, offset, bytes } of scanOutput(path, batch) as Iterable<OutputLine>) {
    offsets[position] = offset;
    lengths[position] = bytes.length + 1;
    if (position < last) isSorted = false;
    last = position;
  }
  if (isSorted) return;
  const file = openSync(path, 'r');
  try {
    replaceFile(path, (write) => {
      for (const [position, length] of lengths.entries()) {
        const bytes = Buffer.allocUnsafe(length);
        readSync(file, bytes, 0, length, offsets[position] ?? 0);
        write(bytes);
      }
    });
  } finally {
    closeSync(file);
  }
}

const flushBytes = 1024 * 1024;

/** Replaces a file by another with the content that a function writes; a kill leaves the old one or the new one. */
function replaceFile(path: string, writeAll: (write: (...parts: (Buffer | string)[]) => void) => void): void {
  const next = `${path}.next`;
  try {
    const file = openSync(next, 'w', 0o600);
    let parts: Buffer[] = [];
    let size = 0;
    const flush = () => {
      const bytes = Buffer.concat(parts);
      for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
      [parts, size] = [[], 0];
    };
    try {
      writeAll((...added) => {
        for (const part of added) {
          // A line is a view of a buffer that the next one overwrites.
          parts.push(Buffer.from(part as Buffer));
          size += part.length;
        }
        if (size > flushBytes) flush();
      });
      flush();
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(next, path);
    syncFolder(path);
  } catch (error) {
    rmSync(next, { force: true });
    throw 'code' in (error as object) && (error as Error).name === 'BatchError' ? error : fileError(path, error);
  }
}

/** Makes the name of a new file durable, where the system can: Windows cannot open a folder. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
