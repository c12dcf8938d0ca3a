import type { ErrorFacts, LimitFacts } from '@clawwits/contract';
import type { StreamPartial } from '@clawwits/dialects';
import type { FailureKind } from '../transport/transport.ts';
import type { TimeLimit } from './call-control.ts';

/** The gateway answered that the call failed: by status, or by an error inside an answer of status 200. */
export interface Refused {
  readonly type: 'refused';
  readonly status: number;
  /** What it means, in the one word that stands for it at every gateway. */
  readonly code: string;
  readonly facts: ErrorFacts;
  readonly requestId?: string | undefined;
  /** How long it asks to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** What `x-should-retry` says. */
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
  /** Whether the request had left. */
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

/** How an attempt can fail. */
export type FailedOutcome = (Refused | Failed | TimedOut | Aborted | Malformed) & {
  /** What of the answer had arrived. */
  readonly partial?: StreamPartial | undefined;
};

/** What an attempt that succeeded brought. */
export interface Succeeded<Value> {
  readonly type: 'succeeded';
  readonly value: Value;
  /** Whether the value goes on reading after the call has returned, and lets go of the call's control itself. */
  readonly staysOpen?: boolean;
}

/** How an attempt ended. */
export type AttemptOutcome<Value> = Succeeded<Value> | FailedOutcome;
