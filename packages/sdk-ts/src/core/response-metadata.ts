import type { LimitFacts } from '@clawwits/contract';
import type { AttemptRecord, FailoverRecord } from '../errors/clawwits-error.ts';

/** Metadata of an answer. */
export interface ResponseMetadata {
  /** HTTP status. */
  readonly status: number;
  /** The name of the gateway that served. */
  readonly gateway: string;
  /** The gateway's name for the call (`x-request-id`), to quote to its support. */
  readonly requestId: string | undefined;
  /** Every attempt, in order; the last one brought this answer. */
  readonly attempts: readonly AttemptRecord[];
  /** The key under which the call was sent; `undefined` for a `GET`. */
  readonly idempotencyKey: string | undefined;
  /** Whether this is the stored answer of an earlier call with the same key, billed once. */
  readonly replayed: boolean;
  /** What the headers tell of limits, tier and cost; a field is absent where the gateway does not tell. */
  readonly limits: LimitFacts;
  /** From the call to the headers of this answer, in milliseconds. */
  readonly durationMs: number;
  /** What the gateways before it had said, where a call goes to one of several: see `createFailover`. */
  readonly failedOver?: readonly FailoverRecord[];
  /** A response header, by its name in any case. */
  header(name: string): string | null;
}
