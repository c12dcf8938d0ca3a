import { truncateSync } from 'node:fs';
import { BatchError } from './batch-error.ts';
import type { ItemRecord } from './journal-record.ts';
import type { ItemState, JournalState } from './journal-state.ts';
import { scanOutput } from './read-output.ts';
import { type BatchResultLine, unknownOutcome, usageOf } from './result-line.ts';

const withLine: ReadonlySet<ItemState> = new Set(['done', 'failed', 'named']);

/**
 * Brings journal and output together after a kill: cuts off a torn last line, and finds the records of lines that came into the
 * output, but not into the journal any more. Applies them to the state.
 *
 * @returns the records, for the journal
 * @throws {BatchError} `output_changed` if the output is not what the journal knows of
 */
export function reconcile(path: string, state: JournalState): ItemRecord[] {
  const missing: ItemRecord[] = [];
  const seen = new Uint8Array(state.reach);
  const lines = scanOutput(path, state.header?.batch ?? '');
  for (let next = lines.next(); ; next = lines.next()) {
    if (next.done) {
      if (next.value.tornAt !== null) truncateSync(path, next.value.tornAt);
      break;
    }
    const { position, number, bytes } = next.value;
    const before = state.stateOf(position);
    if (before === 'planned') throw changed(path, `line ${number} is of an item that was never sent`);
    if (seen[position] === 1) throw changed(path, `line ${number} is of an item that has a line before`);
    seen[position] = 1;
    if (withLine.has(before)) continue;
    const record = recordOf(position, parse(bytes, path, number));
    state.apply(record);
    missing.push(record);
  }
  for (let position = 0; position < state.reach; position += 1) {
    if (seen[position] === 1 || !withLine.has(state.stateOf(position))) continue;
    // To name it once more costs nothing.
    if (state.stateOf(position) !== 'named') throw changed(path, `the line of item ${position + 1} is missing`);
    const record: ItemRecord = { reopened: position };
    state.apply(record);
    missing.push(record);
  }
  return missing;
}

/** Record of a line whose own record was lost. Its retries are not known any more. */
function recordOf(position: number, { response, error }: BatchResultLine): ItemRecord {
  const usage = usageOf(response?.body) ?? {};
  if (error === null) return { done: position, ...usage, attempts: 1 };
  if (error.code === unknownOutcome) return { unknown: position, code: unknownOutcome, attempts: 1, named: true };
  return { failed: position, code: error.code, ...usage, attempts: 1 };
}

function parse(bytes: Buffer, path: string, number: number): BatchResultLine {
  try {
    return JSON.parse(bytes.toString('utf8')) as BatchResultLine;
  } catch (cause) {
    throw changed(path, `line ${number} is not JSON`, cause);
  }
}

const changed = (path: string, problem: string, cause?: unknown): BatchError =>
  new BatchError(
    'output_changed',
    `${path} is not as the batch has left it: ${problem}. Restore the file, or choose another output.`,
    { cause },
  );
