import type { ClawwitsError } from '../errors/clawwits-error.ts';

/** Notice before a retry. */
export interface RetryNotice {
  /** The attempt that failed, from 1. */
  readonly attempt: number;
  /** Delay before the next attempt, in milliseconds. */
  readonly delayMs: number;
  /** The error that the call would fail with if it were not retried. */
  readonly error: ClawwitsError;
}
