import type { LimitFacts } from '@clawwits/contract';
import type { AttemptRecord } from '../errors/clawwits-error.ts';
import { redact } from '../errors/redact.ts';
import type { TransportAnswer } from '../transport/transport.ts';
import type { CallContext } from './call-context.ts';

/** What is known about an answer beside its content. */
export interface ResponseMetadata {
  readonly status: number;
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
  /** A response header, by its name in any case. */
  header(name: string): string | null;
}

/** The gateway's name for the call. */
export function readRequestId(answer: TransportAnswer): string | undefined {
  const requestId = answer.header('x-request-id') ?? answer.header('request-id');
  return requestId === null ? undefined : redact(requestId);
}

/** Reads what an answer's headers tell. */
export function describeResponse(answer: TransportAnswer, context: CallContext): ResponseMetadata {
  const { core, request, attempts, startedAt } = context;
  return {
    status: answer.status,
    requestId: readRequestId(answer),
    attempts,
    idempotencyKey: request.idempotencyKey,
    replayed: answer.header('idempotent-replayed') === 'true',
    limits: core.gateway.readLimits((name) => answer.header(name)),
    durationMs: core.runtime.now() - startedAt,
    header: (name) => answer.header(name.toLowerCase()),
  };
}
