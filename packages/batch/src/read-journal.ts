import { existsSync, truncateSync } from 'node:fs';
import { BatchError } from './batch-error.ts';
import { readRecord } from './journal-record.ts';
import { JournalState } from './journal-state.ts';
import { scanLines } from './scan-lines.ts';

/** Path of the journal of an output. */
export const journalPathOf = (output: string): string => `${output}.journal`;

/**
 * Reads a journal.
 *
 * @param repair `true` cuts off a last line that a kill has torn, so that lines can be appended
 * @returns `null` if it is missing, or lacks its first line: nothing was sent
 * @throws {BatchError} `journal_damaged`
 */
export function readJournal(path: string, repair: boolean): JournalState | null {
  if (!existsSync(path)) return null;
  const state = new JournalState();
  for (const { number, offset, bytes, isWhole } of scanLines(path)) {
    if (!isWhole) {
      if (repair) truncateSync(path, offset);
      break;
    }
    const record = readRecord(bytes.toString('utf8'));
    if (record === null || 'batch' in record !== (number === 1)) throw damaged(path, number);
    state.apply(record);
  }
  if (state.header !== null && state.header.version !== 1) {
    throw new BatchError('journal_damaged', `${path} was written by a newer version of @clawwits/batch: update it.`);
  }
  return state.header === null ? null : state;
}

const damaged = (path: string, line: number): BatchError =>
  new BatchError(
    'journal_damaged',
    `Line ${line} of ${path} is not a line of a batch's journal. Restore the file, or choose another output; without its journal a batch cannot go on.`,
    { line },
  );
