import type { LimitFacts } from '@clawwits/contract';
import type { AttemptRecord } from '../errors/clawwits-error.ts';
import type { TransportAnswer } from '../transport/transport.ts';

/** What is known about an answer beside its content. */
export interface ResponseMetadata {
  readonly status: number;
  /** The gateway's name for the call (`x-request-id`), to quote to its support. */
  readonly requestId: string | undefined;
  /** Every attempt, in order; the last one succeeded. */
  readonly attempts: readonly AttemptRecord[];
  /** The key under which the call was sent; `undefined` for a `GET`. */
  readonly idempotencyKey: string | undefined;
  /** Whether this is the stored answer of an earlier call with the same key, billed once. */
  readonly replayed: boolean;
  /** What the headers tell of limits, tier and cost; a field is absent where the gateway does not tell. */
  readonly limits: LimitFacts;
  /** From the call to its answer, or to the beginning of its stream, in milliseconds. */
  readonly durationMs: number;
  /** A response header by its lower-case name. */
  header(name: string): string | null;
}

/** The gateway's name for the call. */
export function readRequestId(answer: TransportAnswer): string | undefined {
  return answer.header('x-request-id') ?? answer.header('request-id') ?? undefined;
}
