import type { ClawwitsError } from '../errors/clawwits-error.ts';

/** Notice before a retry. */
export interface RetryNotice {
  /** The attempt that failed, from 1. */
  readonly attempt: number;
  /** How long the SDK waits now, in milliseconds. */
  readonly delayMs: number;
  /** What the call would fail with if it were not tried again. */
  readonly error: ClawwitsError;
}
