import type { WalletFacts } from './journal-record.ts';
import type { JournalState } from './journal-state.ts';

/** State of a batch and its cost, over all of its runs. */
export interface BatchReceipt {
  readonly batchId: string;
  /** `complete` once every item has its line in the output; `stopped` if a run ended before; `running` if none has ended. */
  readonly status: 'complete' | 'stopped' | 'running';
  /** Code of the reason for which the last run stopped. */
  readonly stoppedBy: string | undefined;
  /** Number of items; `null` while the source was not read to its end. */
  readonly items: number | null;
  readonly done: number;
  readonly failed: number;
  /** Items that may have been billed, and have no answer. */
  readonly unknown: number;
  /** Items that were not sent yet; `null` while nobody knows their number. */
  readonly left: number | null;
  /** Number of failed and unknown items by code. */
  readonly errors: Readonly<Record<string, number>>;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Cost of all answers, in Wits: one a token. */
  readonly wits: number;
  /** The most that the unknown items can have cost, in Wits, where something bounds it. */
  readonly uncertainWits: number;
  /** Attempts after the first of an item. A kill loses those of the calls in progress. */
  readonly retries: number;
  /** Answers that the gateway had stored from an earlier attempt, and did not bill again. */
  readonly replays: number;
  readonly runs: number;
  /** Time of all runs, in milliseconds. */
  readonly durationMs: number;
  /** Wallet before the first run and after the last; `null` where the key or the gateway does not tell. */
  readonly wallet: { readonly before: WalletFacts; readonly after: WalletFacts } | null;
}

/** Makes the receipt of a journal. Pure. */
export function makeReceipt(state: JournalState): BatchReceipt {
  const { items, runs, totals } = state;
  const [done, failed] = [state.count('done'), state.count('failed')];
  const unknown = state.count('unknown') + state.count('named') + state.count('sent');
  const last = runs.at(-1);
  const before = runs[0]?.start.wallet;
  const after = last?.end?.wallet;
  return {
    batchId: state.header?.batch ?? '',
    status: last?.end?.end === 'complete' ? 'complete' : last?.end === null ? 'running' : 'stopped',
    stoppedBy: last?.end?.code,
    items,
    done,
    failed,
    unknown,
    left: items === null ? null : items - done - failed - unknown,
    errors: state.codes,
    inputTokens: totals.inputTokens,
    outputTokens: totals.outputTokens,
    wits: totals.inputTokens + totals.outputTokens,
    uncertainWits: state.held,
    retries: totals.retries,
    replays: totals.replays,
    runs: runs.length,
    durationMs: runs.reduce((sum, { start, lastAt }) => sum + lastAt - start.at, 0),
    wallet: before && after ? { before, after } : null,
  };
}
