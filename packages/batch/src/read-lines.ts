import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { BatchError } from './batch-error.ts';

/** A line of a file that is not empty. */
export interface TextLine {
  /** From 1. */
  readonly number: number;
  /** `null` if it is not UTF-8. */
  readonly text: string | null;
}

/** The longest line, in bytes. */
const longestLine = 64 * 1024 * 1024;
const lineBreak = 10;

/**
 * Reads a file line by line, in bounded memory: with or without a byte order mark, with line ends of any system, with or without
 * one at the end.
 *
 * @throws {BatchError} `not_readable`
 */
export async function* readLines(path: string): AsyncGenerator<TextLine[]> {
  let number = 0;
  let rest: Buffer[] = [];
  let restBytes = 0;
  const toLine = (bytes: Buffer): TextLine | null => {
    number += 1;
    const content = number === 1 ? withoutMark(bytes) : bytes;
    if (!isUtf8(content)) return { number, text: null };
    const text = content.toString('utf8');
    return text.trim() === '' ? null : { number, text };
  };
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
      const lines: TextLine[] = [];
      let start = 0;
      for (let end = chunk.indexOf(lineBreak); end !== -1; end = chunk.indexOf(lineBreak, start)) {
        const piece = chunk.subarray(start, end);
        const line = toLine(restBytes === 0 ? piece : Buffer.concat([...rest, piece]));
        if (line !== null) lines.push(line);
        rest = [];
        restBytes = 0;
        start = end + 1;
      }
      if (start < chunk.length) {
        rest.push(chunk.subarray(start));
        restBytes += chunk.length - start;
        if (restBytes > longestLine) throw tooLong(path, number + 1);
      }
      if (lines.length > 0) yield lines;
    }
  } catch (cause) {
    if (cause instanceof BatchError) throw cause;
    const { message } = cause as Error;
    throw new BatchError('not_readable', `${path} cannot be read: ${message}.`, { cause });
  }
  const last = restBytes === 0 ? null : toLine(Buffer.concat(rest));
  if (last !== null) yield [last];
}

const tooLong = (path: string, line: number): BatchError =>
  new BatchError('invalid_input', `Line ${line} of ${path} is longer than 64 MiB.`, { line });

const withoutMark = (bytes: Buffer): Buffer =>
  bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
