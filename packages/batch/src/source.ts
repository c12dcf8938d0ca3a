import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BatchError } from './batch-error.ts';
import { IdSet } from './id-set.ts';
import type { BatchEndpoint, BatchInputLine, BatchItem } from './item.ts';
import { type ReadItem, readItem, readItemLine } from './read-item.ts';
import { readLines } from './read-lines.ts';

/** Items of a batch: the path of a JSONL file, or anything that can be iterated over. */
export type BatchSource =
  | string
  | URL
  | Iterable<BatchItem | BatchInputLine>
  | AsyncIterable<BatchItem | BatchInputLine>;

/** An item of a source, or the problem in its place. */
export interface SourceEntry {
  /** Number of the item, from 0. */
  readonly position: number;
  /** Line of the file, or number of the item, from 1. */
  readonly line: number;
  readonly read: ReadItem;
}

/** Digest of a file. */
export interface FileDigest {
  readonly sha256: string;
  readonly bytes: number;
}

/** Path of a source that is a file; `null` for one that can be read only once. */
export function pathOf(source: BatchSource): string | null {
  if (source instanceof URL) return fileURLToPath(source);
  return typeof source === 'string' ? source : null;
}

/**
 * Reads the items of a source, in order. A `custom_id` that an item before has is a problem.
 *
 * @param isChecked `true` if all items were checked before: only their form is, then
 */
export async function* readSource(
  source: BatchSource,
  endpoint: BatchEndpoint,
  isChecked = false,
): AsyncGenerator<SourceEntry> {
  const ids = new IdSet();
  let position = 0;
  for await (const { line, read } of readValues(source, endpoint, isChecked)) {
    yield { position, line, read: isChecked || 'problem' in read ? read : refuseRepeated(ids, read.item, line) };
    position += 1;
  }
}

function refuseRepeated(ids: IdSet, item: BatchItem, line: number): ReadItem {
  const earlier = ids.add(item.customId, line);
  if (earlier === null) return { item };
  return { problem: `has the "custom_id" ${JSON.stringify(item.customId)} of line ${earlier}` };
}

async function* readValues(
  source: BatchSource,
  endpoint: BatchEndpoint,
  isChecked: boolean,
): AsyncGenerator<Omit<SourceEntry, 'position'>> {
  const path = pathOf(source);
  if (path === null) {
    let line = 0;
    for await (const value of source as AsyncIterable<unknown>) {
      line += 1;
      yield { line, read: readItem(value, line, endpoint) };
    }
    return;
  }
  for await (const lines of readLines(path)) {
    for (const { number, text } of lines) {
      const read = text === null ? notUtf8 : readItemLine(text, number, endpoint, isChecked);
      yield { line: number, read };
    }
  }
}

const notUtf8: ReadItem = { problem: 'is not UTF-8: save the file as UTF-8' };

/**
 * Reads a file once and gives its digest.
 *
 * @throws {BatchError} `not_readable`
 */
export async function digestOf(path: string): Promise<FileDigest> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  } catch (cause) {
    throw new BatchError('not_readable', `${path} cannot be read: ${(cause as Error).message}.`, { cause });
  }
  return { sha256: hash.digest('hex'), bytes };
}
