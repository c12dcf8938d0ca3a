import { BatchError } from './batch-error.ts';
import { callItem, mostWits } from './call-item.ts';
import { type AnswerCheck, checkFailed } from './check-answer.ts';
import { decide } from './decide.ts';
import type { BatchItem } from './item.ts';
import { itemKey } from './item-key.ts';
import type { JournalState } from './journal-state.ts';
import { keyLifetimeMs } from './key-lifetime.ts';
import type { OpenBatch } from './open-batch.ts';
import type { BatchProgress, BatchResources, ResolvedOptions } from './options.ts';
import type { ItemOutcome } from './outcome.ts';
import { type BatchResultLine, unknownOutcome, usageOf, writeResultLine } from './result-line.ts';
import type { RunStop } from './run-stop.ts';
import { createSlots, type Slots } from './slots.ts';
import type { BatchSource, SourceEntry } from './source.ts';
import { pathOf, readSource } from './source.ts';

/** State that the items of a run share. */
export interface RunContext {
  readonly batch: OpenBatch;
  readonly options: ResolvedOptions;
  /** Sends items that were never sent: under the cap. */
  readonly client: BatchResources;
  /** Repeats items whose most is held already, outside of the cap. */
  readonly repeating: BatchResources;
  readonly check: AnswerCheck;
  /** Places of the calls in progress. */
  readonly calls: Slots;
  readonly stop: RunStop;
}

/** Stages of an item: waiting to be sent, called, being written. */
const stages = 3;

/**
 * Sends each item of the source that has no line in the output.
 *
 * @returns number of items; `null` if the run stopped before the end of the source
 */
export async function runItems(context: RunContext, source: BatchSource): Promise<number | null> {
  const { options, stop } = context;
  // Items wait for the disk before and after their call: meanwhile others make theirs.
  const slots = createSlots(options.concurrency * stages);
  const report = () => options.onProgress?.(progressOf(context.batch.state, context.calls.taken));
  let items: number | null = 0;
  report();
  for await (const entry of readSource(source, options.endpoint, pathOf(source) !== null)) {
    if (stop.isStopping) {
      items = null;
      break;
    }
    items = entry.position + 1;
    const action = decideEntry(context, entry);
    if (action === null) continue;
    await slots.take();
    void action().then(
      () => {
        slots.free();
        report();
      },
      (error: unknown) => {
        stop.fail(error);
        slots.free();
      },
    );
  }
  await slots.whenIdle();
  stop.rethrow();
  return items;
}

function progressOf(state: JournalState, inProgress: number): BatchProgress {
  const { inputTokens, outputTokens, retries } = state.totals;
  return {
    items: state.items,
    done: state.count('done'),
    failed: state.count('failed'),
    unknown: state.count('unknown') + state.count('named'),
    wits: inputTokens + outputTokens,
    retries,
    inProgress,
  };
}

/** The action for an entry; `null` if nothing is to be done. */
function decideEntry(context: RunContext, { position, line, read }: SourceEntry): (() => Promise<void>) | null {
  const { batch, options, stop } = context;
  const { state, id } = batch;
  if ('problem' in read) {
    stop.fail(
      new BatchError('invalid_input', `Item ${line} ${read.problem}. What was sent before it is kept.`, {
        line,
        problems: [{ line, problem: read.problem }],
      }),
    );
    return null;
  }
  const { item } = read;
  const key = itemKey(id, position, item);
  if (!state.isSame(position, key)) {
    stop.fail(
      new BatchError('input_changed', `Line ${line} is not what it was when the batch began. Restore the input.`, {
        line,
      }),
    );
    return null;
  }
  const action = decide({
    state: state.stateOf(position),
    open: state.open.get(position),
    honoursIdempotencyKey: options.client.honoursIdempotencyKey,
    repeatUnknown: options.repeatUnknown,
    now: Date.now(),
  });
  if (action === 'skip') return null;
  if (action === 'name') return () => nameUnknown(context, position, item, 'outcome_lost', 0);
  return () => sendItem(context, { position, item, key, isRepeat: action === 'repeat' });
}

interface Sending {
  readonly position: number;
  readonly item: BatchItem;
  readonly key: string;
  readonly isRepeat: boolean;
}

async function sendItem(context: RunContext, sending: Sending): Promise<void> {
  const { options, calls } = context;
  const { position, item } = sending;
  // Written ahead, an item that was not sent yet looks sent after a kill: only a key that is honoured makes it safe to repeat.
  const isAhead = options.client.honoursIdempotencyKey;
  if (isAhead) await recordSent(context, sending);
  await calls.take();
  let outcome: FinalOutcome | null;
  try {
    if (!isAhead) await recordSent(context, sending);
    outcome = await callUntilFinal(context, sending);
  } finally {
    calls.free();
  }
  if (outcome === null) giveBack(context, sending);
  else await finish(context, position, item, outcome);
}

/** The record is on the disk before the request leaves. */
async function recordSent({ batch, options }: RunContext, { position, item, key }: Sending): Promise<void> {
  const sentAt = batch.state.open.get(position)?.sentAt;
  if (sentAt !== undefined && Date.now() - sentAt < keyLifetimeMs) return;
  const most = mostWits(item, options.defaultMaxTokens);
  await batch.record({ sent: position, key, at: Date.now(), ...(most !== null && { most }) });
}

type FinalOutcome = Exclude<ItemOutcome, { type: 'later' }>;

/** Calls, and again as long as the gateway asks to wait; `null` if the run stops before. */
async function callUntilFinal(context: RunContext, sending: Sending): Promise<FinalOutcome | null> {
  const { options, stop } = context;
  const { item, key, isRepeat } = sending;
  const client = isRepeat ? context.repeating : context.client;
  while (!stop.isStopping) {
    const callOptions = { idempotencyKey: key, ...(options.signal && { signal: options.signal }) };
    const { outcome, stop: reason } = await callItem(client, item, callOptions, isRepeat);
    if (reason !== undefined) stop.stop(reason);
    if (outcome.type !== 'later') return outcome;
    await stop.sleep(outcome.afterMs);
  }
  return null;
}

/** An item that the run does not come to any more: it was not sent, or its earlier outcome stays unknown. */
function giveBack({ batch }: RunContext, { position, isRepeat }: Sending): void {
  if (!isRepeat) batch.note({ returned: position, code: 'stopped', attempts: 0 });
}

async function finish(context: RunContext, position: number, item: BatchItem, outcome: FinalOutcome) {
  const { batch, options } = context;
  switch (outcome.type) {
    case 'answered':
      return finishAnswered(context, position, item, outcome);
    case 'failed': {
      const { code, message, status, requestId, param } = outcome.error;
      const error = { code, message, status_code: status, request_id: requestId, param };
      await write(context, position, { custom_id: item.customId, response: null, error });
      batch.note({ failed: position, code, attempts: outcome.attempts });
      return context.stop.countFailure(batch.state);
    }
    case 'returned':
      return batch.note({ returned: position, code: outcome.code, attempts: outcome.attempts });
    case 'unknown': {
      const { code, attempts, isFinal } = outcome;
      if (isFinal || !(options.client.honoursIdempotencyKey || options.repeatUnknown))
        return nameUnknown(context, position, item, code, attempts);
      return batch.note({ unknown: position, code, attempts });
    }
  }
}

async function finishAnswered(
  context: RunContext,
  position: number,
  item: BatchItem,
  outcome: Extract<ItemOutcome, { type: 'answered' }>,
): Promise<void> {
  const { batch, check, stop } = context;
  const { body, status, requestId = '', attempts, isReplayed } = outcome;
  const problem = await check(body, item);
  const error = problem ? { code: checkFailed, message: problem } : null;
  const response = { status_code: status, request_id: requestId, body };
  await write(context, position, { custom_id: item.customId, response, error });
  const facts = { ...usageOf(body), attempts, ...(isReplayed && { replayed: true as const }) };
  if (error === null) return batch.note({ done: position, ...facts });
  batch.note({ failed: position, code: checkFailed, ...facts });
  stop.countFailure(batch.state);
}

/** Writes a line that names an item whose outcome is unknown, and stays so. */
async function nameUnknown(
  context: RunContext,
  position: number,
  item: BatchItem,
  reason: string,
  attempts: number,
): Promise<void> {
  const message =
    'The call was sent, its answer was lost, and a repeat could be billed twice. Repeat it with "repeatUnknown" if that is worth it.';
  const error = { code: unknownOutcome, message, reason };
  await write(context, position, { custom_id: item.customId, response: null, error });
  context.batch.note({ unknown: position, code: unknownOutcome, attempts, named: true });
}

/** The line is on the disk before the journal calls the item finished: a kill in between loses nothing. */
const write = ({ batch }: RunContext, position: number, line: Omit<BatchResultLine, 'id'>): Promise<void> =>
  batch.output.append(writeResultLine(batch.id, position, line));
