import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { BatchError, fileError } from './batch-error.ts';
import { type GroupWriter, openGroupWriter } from './group-writer.ts';
import { type HeaderRecord, type JournalRecord, writeRecord } from './journal-record.ts';
import { JournalState } from './journal-state.ts';
import type { ResolvedOptions } from './options.ts';
import { planBatch, refuseProblems } from './plan-batch.ts';
import { journalPathOf, readJournal } from './read-journal.ts';
import { reconcile } from './reconcile.ts';
import { removeLines, syncFolder } from './rewrite-output.ts';
import { type BatchSource, digestOf, pathOf } from './source.ts';

/** A batch whose files are open: its journal and output agree, and its input is the one it began with. */
export interface OpenBatch {
  readonly id: string;
  readonly state: JournalState;
  readonly output: GroupWriter;
  /** Applies a record, and writes it with the next group. */
  note(record: JournalRecord): void;
  /** Applies a record; resolves once it is on the disk. */
  record(record: JournalRecord): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a batch, or goes on with the one that the output's journal tells of.
 *
 * @throws {BatchError} before anything is sent, if the input or the files are not in order
 */
export async function openBatch(source: BatchSource, options: ResolvedOptions): Promise<OpenBatch> {
  const { output: path, repeatUnknown } = options;
  const journalPath = journalPathOf(path);
  const known = readFiles(() => readJournal(journalPath, true), journalPath);
  if (known === null && existsSync(path) && statSync(path).size > 0) {
    throw new BatchError(
      'output_exists',
      `${path} exists and has no journal (${journalPath}): nobody knows what was sent for it. Choose another output, or remove the file.`,
    );
  }
  if (known !== null) await refuseOther(source, options, known);
  const header = known === null ? await planHeader(source, options) : null;

  const state = known ?? new JournalState();
  const missing = readFiles(() => reconcile(path, state), path);
  const journal = await openGroupWriter(journalPath);
  const write = (record: JournalRecord): Promise<void> => {
    state.apply(record);
    return journal.append(writeRecord(record));
  };
  try {
    // A journal without its first line is one of a batch that a kill ended before it sent anything.
    if (header !== null) await write(header);
    for (const record of missing) journal.note(writeRecord(record));
    if (repeatUnknown) await reopenNamed(path, state, write);
    const output = await openGroupWriter(path);
    syncFolder(path);
    return {
      id: state.header?.batch ?? '',
      state,
      output,
      record: write,
      note(record) {
        state.apply(record);
        journal.note(writeRecord(record));
      },
      async close() {
        const closed = await Promise.allSettled([output.close(), journal.close()]);
        for (const end of closed) if (end.status === 'rejected') throw end.reason;
      },
    };
  } catch (error) {
    await journal.close().catch(() => undefined);
    throw error;
  }
}

/** Runs a function that reads files; what the system says of them becomes an error of this package. */
function readFiles<Value>(read: () => Value, path: string): Value {
  try {
    return read();
  } catch (error) {
    throw error instanceof BatchError ? error : fileError(path, error);
  }
}

/** Checks the whole input of a file before the batch begins; that of a program is checked as it comes. */
async function planHeader(source: BatchSource, options: ResolvedOptions): Promise<HeaderRecord> {
  const { client, endpoint, maxWits, defaultMaxTokens } = options;
  const path = pathOf(source);
  const { gateway, baseURL } = client;
  const id = `batch_${randomBytes(8).toString('hex')}`;
  const begin = { batch: id, version: 1, at: Date.now(), gateway, baseURL } as const;
  if (path === null) return { ...begin, input: null };
  const plan = await planBatch(path, { endpoint, client, defaultMaxTokens, needsBound: maxWits !== undefined });
  refuseProblems(plan, path);
  const { items, file } = plan;
  return { ...begin, input: file === null ? null : { ...file, items } };
}

/** @throws {BatchError} `input_changed` if the batch began with another input, or at another gateway */
async function refuseOther(source: BatchSource, options: ResolvedOptions, known: JournalState): Promise<void> {
  const { output, endpoint, client } = options;
  const { header } = known;
  const advice = 'Restore it, or choose another output for a new batch.';
  if (header?.gateway !== client.gateway || header.baseURL !== client.baseURL) {
    throw new BatchError(
      'input_changed',
      `The batch of ${output} began at ${header?.gateway}, ${header?.baseURL}; its keys mean nothing to ${client.gateway}, ${client.baseURL}. Choose another output for a new batch.`,
    );
  }
  const path = pathOf(source);
  if (path === null) return;
  const { sha256 } = await digestOf(path);
  if (header.input?.sha256 === sha256) return;
  const plan = await planBatch(path, { endpoint, output });
  const [first] = plan.problems;
  const where = first === undefined ? '' : ` Line ${first.line} ${first.problem}.`;
  throw new BatchError(
    'input_changed',
    `${path} is not the input that the batch of ${output} began with.${where} ${advice}`,
    {
      ...(first !== undefined && { line: first.line }),
      problems: plan.problems,
    },
  );
}

/** Takes the lines that only name an item out of the output, so that the item can be repeated. */
async function reopenNamed(
  path: string,
  state: JournalState,
  write: (record: JournalRecord) => Promise<void>,
): Promise<void> {
  if (state.count('named') === 0) return;
  const isNamed = (position: number) => state.stateOf(position) === 'named';
  removeLines(path, state.header?.batch ?? '', isNamed);
  const reopened = Array.from({ length: state.reach }, (_, position) => position).filter(isNamed);
  await Promise.all(reopened.map((position) => write({ reopened: position })));
}
