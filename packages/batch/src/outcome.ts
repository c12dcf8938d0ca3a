import { type ClawwitsError, isClawwitsError, type ResponseMetadata } from '@clawwits/sdk-ts';

/** Outcome of an item's call. */
export type ItemOutcome =
  | {
      readonly type: 'answered';
      readonly body: object;
      readonly status: number;
      readonly requestId: string | undefined;
      readonly attempts: number;
      readonly isReplayed: boolean;
    }
  /** Refused for good, and not billed. */
  | { readonly type: 'failed'; readonly error: ClawwitsError; readonly attempts: number }
  /** It may have been billed. `isFinal`: repeating its key will not tell more. */
  | { readonly type: 'unknown'; readonly code: string; readonly attempts: number; readonly isFinal: boolean }
  /** Not billed, and the run cannot go on. */
  | { readonly type: 'returned'; readonly code: string; readonly attempts: number }
  /** Too early: to be sent again after a while. */
  | { readonly type: 'later'; readonly afterMs: number };

/** An outcome, and the error that ends the run because of it. */
export interface CallResult {
  readonly outcome: ItemOutcome;
  readonly stop?: unknown;
}

/** Reasons of an attempt after which the call may have been processed. */
const lostReasons: ReadonlySet<string> = new Set([
  'connection_lost',
  'timeout',
  'total_timeout',
  'first_event_timeout',
  'idle_timeout',
  'idempotency_in_progress',
]);

/** Nothing of the batch can be done until somebody does something: codes. */
const stopCodes: ReadonlySet<string> = new Set([
  'budget_exceeded',
  'insufficient_wits',
  'quota_exhausted',
  'connection_failed',
  'connect_timeout',
  'missing_api_key',
  'invalid_api_key',
  'invalid_option',
  'redirected',
  'aborted',
]);

/** Refusals that say nothing of an earlier request under the same key: they are checked before it. */
const isRefusedEarly = ({ status = 0 }: ClawwitsError): boolean =>
  [401, 402, 403, 429].includes(status) || status >= 500;

export function answered(body: object, response: ResponseMetadata): CallResult {
  const { status, requestId, attempts, replayed } = response;
  return {
    outcome: { type: 'answered', body, status, requestId, attempts: attempts.length, isReplayed: replayed },
  };
}

/**
 * Outcome of a call that failed. Pure.
 *
 * @param isRepeat `true` if the item was sent before, and may have been billed then
 */
export function outcomeOfError(error: unknown, isRepeat: boolean): CallResult {
  if (!isClawwitsError(error)) {
    return { outcome: { type: 'unknown', code: 'unexpected_error', attempts: 1, isFinal: false }, stop: error };
  }
  const { code } = error;
  const attempts = error.attempts.length;
  const stops = stopCodes.has(code) || error.status === 401 || error.status === 402;
  const stop = stops ? { stop: error } : {};
  // The key is known, and its answer is not kept any more, or belongs to another body.
  if (code === 'idempotency_conflict') return { outcome: { type: 'unknown', code, attempts, isFinal: true } };
  if (maybeProcessed(error)) return { outcome: { type: 'unknown', code, attempts, isFinal: false }, ...stop };
  if (code === 'rate_limited') return { outcome: { type: 'later', afterMs: error.retryAfterMs ?? 1_000 } };
  const tellsNothing = isRepeat && (stops || error.status === undefined || isRefusedEarly(error));
  if (tellsNothing) return { outcome: { type: 'unknown', code, attempts, isFinal: false }, ...stop };
  return stops
    ? { outcome: { type: 'returned', code, attempts }, stop: error }
    : { outcome: { type: 'failed', error, attempts } };
}

function maybeProcessed({ maybeBilled, attempts }: ClawwitsError): boolean {
  return (
    maybeBilled || attempts.some(({ status = 0, reason }) => lostReasons.has(reason) || (status >= 200 && status < 300))
  );
}
