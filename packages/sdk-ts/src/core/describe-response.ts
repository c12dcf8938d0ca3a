import { redact } from '../errors/redact.ts';
import type { TransportAnswer } from '../transport/transport.ts';
import type { CallContext } from './call-context.ts';
import type { ResponseMetadata } from './response-metadata.ts';

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
    gateway: core.gateway.name,
    requestId: readRequestId(answer),
    attempts,
    idempotencyKey: request.idempotencyKey,
    replayed: answer.header('idempotent-replayed') === 'true',
    limits: core.gateway.readLimits(answer.header),
    durationMs: core.runtime.now() - startedAt,
    header: (name) => answer.header(name.toLowerCase()),
  };
}
