import type { FailedOutcome } from './outcome.ts';
import type { ResolvedSettings } from './settings.ts';

/** Input of the policy apart from the outcome. */
export interface RetrySituation {
  /** Number of retries so far. */
  readonly retriesMade: number;
  /** `true` if the call can be repeated without being billed twice: it spends nothing, or its key is honoured. */
  readonly repeatable: boolean;
  readonly settings: Pick<
    ResolvedSettings,
    'maxRetries' | 'initialRetryDelay' | 'maxBackoff' | 'maxRetryDelay' | 'retryStatuses'
  >;
  /** A number from 0 to below 1, for the jitter. */
  readonly random: number;
}

/** Decision after a failed attempt. */
export type Verdict = { readonly retry: false } | { readonly retry: true; readonly delayMs: number };

const stop: Verdict = { retry: false };

/** Refusals that no delay and no header resolves: the key, the wallet, the scope. */
const finalStatuses = new Set([401, 402, 403]);

/** Refusals that no short delay resolves, whatever the status: an exhausted quota has 402 or 429. */
const finalCodes = new Set(['quota_exhausted', 'insufficient_wits']);

/**
 * Decides whether the same call can succeed later. Pure.
 *
 * @param repeatable whether it can be repeated without being billed twice
 */
export function isRetryable(outcome: FailedOutcome, repeatable: boolean, retryStatuses: readonly number[]): boolean {
  switch (outcome.type) {
    case 'refused':
      return isRefusalRetryable(outcome.status, outcome.code, outcome.shouldRetry, retryStatuses);
    case 'failed':
      return outcome.kind !== 'lost' || repeatable;
    case 'timed-out':
      return outcome.limit !== 'totalTimeout' && (!outcome.sent || repeatable);
    case 'malformed':
      return outcome.code === 'invalid_response' && repeatable;
    case 'aborted':
      return false;
  }
}

function isRefusalRetryable(
  status: number,
  code: string,
  shouldRetry: boolean | undefined,
  retryStatuses: readonly number[],
): boolean {
  if (finalStatuses.has(status) || finalCodes.has(code)) return false;
  if (shouldRetry !== undefined) return shouldRetry;
  if (status === 409) return code === 'idempotency_in_progress' || retryStatuses.includes(status);
  return status === 408 || status === 425 || status === 429 || status >= 500 || retryStatuses.includes(status);
}

/** Decides what follows a failed attempt. Pure: outcome and situation in, verdict out. */
export function decideRetry(outcome: FailedOutcome, situation: RetrySituation): Verdict {
  const { settings, retriesMade, repeatable, random } = situation;
  if (retriesMade >= settings.maxRetries) return stop;
  if (!isRetryable(outcome, repeatable, settings.retryStatuses)) return stop;

  const retryAfterMs = outcome.type === 'refused' ? outcome.retryAfterMs : undefined;
  if (retryAfterMs !== undefined)
    return retryAfterMs > settings.maxRetryDelay ? stop : { retry: true, delayMs: retryAfterMs };

  // A connection that went stale while idle says nothing about the gateway's load: the next attempt opens a new one.
  if (outcome.type === 'failed' && outcome.kind === 'stale-connection') return { retry: true, delayMs: 0 };
  return { retry: true, delayMs: backoff(retriesMade, settings.initialRetryDelay, settings.maxBackoff, random) };
}

/** Exponential with full jitter, capped, in milliseconds. */
export function backoff(retriesMade: number, initialDelayMs: number, maxDelayMs: number, random: number): number {
  return Math.min(maxDelayMs, initialDelayMs * 2 ** retriesMade) * random;
}
