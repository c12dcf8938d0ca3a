import { closeSync, openSync, readSync } from 'node:fs';

/** A line of a log or an output. */
export interface ScannedLine {
  /** From 1. */
  readonly number: number;
  /** Offset of its first byte. */
  readonly offset: number;
  readonly bytes: Buffer;
  /** `false` for the last one, if its line end is missing: it was torn by a kill. */
  readonly isWhole: boolean;
}

const chunkBytes = 1024 * 1024;
const lineBreak = 10;

/** Reads the lines of a file, one after another, in memory bounded by the longest. Reading is synchronous: it is faster by far. */
export function* scanLines(path: string): Generator<ScannedLine> {
  const file = openSync(path, 'r');
  try {
    const chunk = Buffer.allocUnsafe(chunkBytes);
    let rest: Buffer[] = [];
    let number = 0;
    let offset = 0;
    for (let size = readSync(file, chunk); size > 0; size = readSync(file, chunk)) {
      let start = 0;
      for (let end = chunk.indexOf(lineBreak); end !== -1 && end < size; end = chunk.indexOf(lineBreak, start)) {
        const piece = chunk.subarray(start, end);
        const bytes = rest.length === 0 ? piece : Buffer.concat([...rest, piece]);
        number += 1;
        yield { number, offset, bytes, isWhole: true };
        offset += bytes.length + 1;
        rest = [];
        start = end + 1;
      }
      if (start < size) rest.push(Buffer.from(chunk.subarray(start, size)));
    }
    if (rest.length > 0) yield { number: number + 1, offset, bytes: Buffer.concat(rest), isWhole: false };
  } finally {
    closeSync(file);
  }
}
