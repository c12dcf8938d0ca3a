import { createBudget } from '@clawwits/sdk-ts/limits';
import { readWallet } from './call-item.ts';
import { createAnswerCheck } from './check-answer.ts';
import type { JournalState } from './journal-state.ts';
import { takeLock } from './lock.ts';
import { type OpenBatch, openBatch } from './open-batch.ts';
import {
  type BatchResources,
  type ResolvedOptions,
  type RunBatchOptions,
  resolveOptions,
  resourcesOf,
} from './options.ts';
import { type BatchReceipt, makeReceipt } from './receipt.ts';
import { sortOutput } from './rewrite-output.ts';
import { runItems } from './run-items.ts';
import { createRunStop, type RunStop } from './run-stop.ts';
import { createSlots } from './slots.ts';
import { type BatchSource, pathOf } from './source.ts';

/** Result of a run: the receipt of the whole batch, and the error that stopped the run, if one did. */
export interface BatchResult extends BatchReceipt {
  /** Error behind `stoppedBy`: of the gateway, the budget or the caller's signal. */
  readonly reason: unknown;
}

/** Number of times that a run goes through a file, to repeat what has stayed unknown. */
const mostPasses = 3;

/**
 * Runs a batch: sends each item once, writes its answer as a line of the output, and resumes where an earlier run ended, whatever
 * ended it. An item whose answer was lost is repeated under the same key if the gateway bills that once, and named in the output
 * if not.
 *
 * A refused key (401), an empty wallet (402), an exhausted budget and a gateway that cannot be reached stop the run: the result says so
 * (`stoppedBy`), and all that is done is kept.
 *
 * @param source path of a JSONL file, or items
 * @throws {BatchError} if the input or the files are not in order
 *
 * @example
 * const client = new Clawwits({ limiter: createLimiter('starter'), honoursIdempotencyKey: true });
 * const receipt = await runBatch('in.jsonl', { client, output: 'out.jsonl', maxWits: 50_000 });
 * console.log(receipt.status, receipt.done, receipt.failed, receipt.wits);
 */
export async function runBatch(source: BatchSource, options: RunBatchOptions): Promise<BatchResult> {
  const resolved = resolveOptions(options);
  const release = takeLock(`${resolved.output}.lock`);
  try {
    const batch = await openBatch(source, resolved);
    const stop = createRunStop(resolved);
    try {
      if (!isComplete(batch.state)) await run(batch, source, resolved, stop);
    } finally {
      stop.close();
      await batch.close();
    }
    const receipt = makeReceipt(batch.state);
    if (receipt.status === 'complete' && resolved.order === 'input')
      sortOutput(resolved.output, batch.id, receipt.items ?? 0);
    return { ...receipt, reason: stop.reason };
  } finally {
    release();
  }
}

/** Every item has its line in the output. */
function isComplete(state: JournalState): boolean {
  const finished = state.count('done') + state.count('failed') + state.count('named');
  return state.runs.at(-1)?.end?.end === 'complete' && finished === state.items;
}

async function run(batch: OpenBatch, source: BatchSource, options: ResolvedOptions, stop: RunStop): Promise<void> {
  const { state } = batch;
  const client = resourcesOf(options.client);
  await batch.record({ run: state.runs.length + 1, at: Date.now(), wallet: await readWallet(client) });
  const context = {
    batch,
    options,
    client: underCap(client, options, state),
    repeating: client,
    check: createAnswerCheck(options.check, options.schema),
    calls: createSlots(options.concurrency),
    stop,
  };
  let items: number | null = null;
  const passes = pathOf(source) === null ? 1 : mostPasses;
  for (let pass = 0; pass < passes && !stop.isStopping && (pass === 0 || openItems(state) > 0); pass += 1) {
    items = (await runItems(context, source)) ?? items;
  }
  const isOver = items !== null && !stop.isStopping && openItems(state) === 0;
  const code = isOver ? {} : { code: stop.code ?? 'outcome_unknown' };
  await batch.record({
    end: isOver ? 'complete' : 'stopped',
    at: Date.now(),
    wallet: await readWallet(client),
    ...(items !== null && { items }),
    ...code,
  });
}

/** Items without an outcome, which may be repeated. */
const openItems = (state: JournalState): number => state.count('unknown') + state.count('sent');

/** Counts what earlier runs have spent, or may have, against the cap too. */
function underCap(client: BatchResources, options: ResolvedOptions, state: JournalState): BatchResources {
  const { maxWits, defaultMaxTokens } = options;
  if (maxWits === undefined) return client;
  const { inputTokens, outputTokens } = state.totals;
  const left = Math.max(0, maxWits - inputTokens - outputTokens - state.held);
  const budget = createBudget({ maxWits: left, onShortage: 'wait', defaultMaxTokens });
  return resourcesOf(client.withOptions({ budget }));
}
