import type { ErrorFacts, LimitFacts } from '@clawwits/contract';
import type { StreamPartial } from '@clawwits/dialects';
import type { FailureKind } from '../transport/transport.ts';
import type { TimeLimit } from './call-control.ts';

/** The gateway answered that the call failed: by status, or by an error inside an answer of status 200. */
export interface Refused {
  readonly type: 'refused';
  readonly status: number;
  /** Error code, the same at every gateway. */
  readonly code: string;
  readonly facts: ErrorFacts;
  readonly requestId?: string | undefined;
  /** Server-specified delay, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** Value of `x-should-retry`. */
  readonly shouldRetry?: boolean | undefined;
  readonly limits?: LimitFacts | undefined;
}

/** The network failed. */
export interface Failed {
  readonly type: 'failed';
  readonly kind: FailureKind;
  readonly cause: unknown;
}

/** A time limit passed. */
export interface TimedOut {
  readonly type: 'timed-out';
  readonly limit: TimeLimit;
  /** `true` if the request had left. */
  readonly sent: boolean;
}

/** The caller ended the call. */
export interface Aborted {
  readonly type: 'aborted';
  readonly reason: unknown;
  readonly sent: boolean;
}

/**
 * A success by its status whose body cannot be read: HTML, truncated or malformed JSON, too large; `invalid_option` if a function of
 * the caller's is the reason.
 */
export interface Malformed {
  readonly type: 'malformed';
  readonly code: 'invalid_response' | 'response_too_large' | 'invalid_option';
  readonly problem: string;
  readonly status: number;
  readonly requestId?: string | undefined;
  readonly cause?: unknown;
  readonly partial?: StreamPartial | undefined;
}

/** Failure of an attempt. */
export type FailedOutcome = (Refused | Failed | TimedOut | Aborted | Malformed) & {
  /** Part of the answer that had arrived. */
  readonly partial?: StreamPartial | undefined;
};

/** Success of an attempt. */
export interface Succeeded<Value> {
  readonly type: 'succeeded';
  readonly value: Value;
  /** `true` if the value goes on reading after the call has returned, and closes the call's control itself. */
  readonly staysOpen?: boolean;
}

/** End of an attempt. */
export type AttemptOutcome<Value> = Succeeded<Value> | FailedOutcome;
