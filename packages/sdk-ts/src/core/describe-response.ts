import type { AttemptRecord } from '../errors/clawwits-error.ts';
import { redact } from '../errors/redact.ts';
import type { TransportAnswer } from '../transport/transport.ts';
import type { ClientCore } from './call.ts';
import type { PreparedRequest } from './prepared-request.ts';
import type { ResponseMetadata } from './response-metadata.ts';

/** The gateway's name for the call. */
export function readRequestId(answer: TransportAnswer): string | undefined {
  const requestId = answer.header('x-request-id') ?? answer.header('request-id');
  return requestId === null ? undefined : redact(requestId);
}

/** The call that is answered. */
interface AnsweredCall {
  readonly core: ClientCore;
  readonly request: PreparedRequest;
  readonly attempts: readonly AttemptRecord[];
  readonly startedAt: number;
}

/** Reads the metadata of an answer from its headers. */
export function describeResponse(
  answer: TransportAnswer,
  { core, request, attempts, startedAt }: AnsweredCall,
): ResponseMetadata {
  return {
    status: answer.status,
    gateway: core.gateway.name,
    requestId: readRequestId(answer),
    attempts,
    idempotencyKey: request.idempotencyKey,
    replayed: answer.header('idempotent-replayed') === 'true',
    limits: core.gateway.readLimits((name) => answer.header(name)),
    durationMs: core.runtime.now() - startedAt,
    header: (name) => answer.header(String(name).toLowerCase()),
  };
}
