import { existsSync } from 'node:fs';
import { BatchError } from './batch-error.ts';
import { identifyLine } from './result-line.ts';
import { scanLines } from './scan-lines.ts';

/** A line of the output and the item that it is of. */
export interface OutputLine {
  readonly number: number;
  readonly offset: number;
  readonly position: number;
  readonly bytes: Buffer;
}

/** Findings of a scan of the output, apart from its lines. */
export interface OutputEnd {
  /** Offset of a last line that a kill has torn; `null` if the last one is whole. */
  readonly tornAt: number | null;
}

/** Length of a line's beginning that names its item. */
const beginningBytes = 64;

/**
 * Reads the lines of an output.
 *
 * @throws {BatchError} `output_changed` for a line of something else
 */
export function* scanOutput(path: string, batch: string): Generator<OutputLine, OutputEnd> {
  if (!existsSync(path)) return { tornAt: null };
  for (const { number, offset, bytes, isWhole } of scanLines(path)) {
    if (!isWhole) return { tornAt: offset };
    const identity = identifyLine(bytes.toString('latin1', 0, beginningBytes));
    if (identity?.batch !== batch) throw foreign(path, number);
    yield { number, offset, position: identity.position, bytes };
  }
  return { tornAt: null };
}

const foreign = (path: string, line: number): BatchError =>
  new BatchError(
    'output_changed',
    `Line ${line} of ${path} does not belong to this batch: its journal belongs to another output. Restore the file, or choose another output.`,
    { line },
  );
