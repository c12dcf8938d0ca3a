import type { LimitFacts } from '@clawwits/contract';
import type { AttemptRecord, FailoverRecord } from '../errors/clawwits-error.ts';

/** Metadata of an answer. */
export interface ResponseMetadata {
  /** HTTP status. */
  readonly status: number;
  /** Name of the gateway that served. */
  readonly gateway: string;
  /** The gateway's id of the call (`x-request-id`), to quote to its support. */
  readonly requestId: string | undefined;
  /** Every attempt, in order; the last one brought this answer. */
  readonly attempts: readonly AttemptRecord[];
  /** The key under which the call was sent; `undefined` for a `GET`. */
  readonly idempotencyKey: string | undefined;
  /** `true` if this is the stored answer of an earlier call with the same key, billed once. */
  readonly replayed: boolean;
  /** Limits, tier and cost that the headers report; a field is absent if the gateway does not report it. */
  readonly limits: LimitFacts;
  /** Time from the call to the headers of this answer, in milliseconds. */
  readonly durationMs: number;
  /** Errors of the gateways before this one, if the call went to one of several: see `createFailover`. */
  readonly failedOver?: readonly FailoverRecord[];
  /** Returns a response header, by its name in any case. */
  header(name: string): string | null;
}
