import type { EncodedRefusal } from '../gateways/gateway-rules.ts';
import type { GatewayCall } from '../journal/journal.ts';
import type { Core } from './core.ts';
import type { GatewayRequest } from './exchange.ts';
import type { Refusal } from './refusal.ts';
import type { Route } from './routes.ts';

/** Bodies above this many characters are not kept in the journal. */
const longestJournalBody = 64 * 1024;

/** Opens the journal's entry of a call. */
export function openJournalEntry(core: Core, request: GatewayRequest, route: Route | undefined): GatewayCall {
  const entry: GatewayCall = {
    requestId: core.nextRequestId(),
    at: core.clock.now(),
    method: request.method,
    path: request.path,
    endpoint: route?.name ?? null,
    account: null,
    body: null,
    idempotencyKey: request.method === 'POST' ? request.header('idempotency-key') : null,
    isReplayed: false,
    isStream: false,
    outcome: 'running',
    status: 0,
    code: null,
    reason: 'The call is in progress.',
    promptTokens: 0,
    outputTokens: 0,
    wits: 0,
    costUSD: 0,
    fault: null,
  };
  core.journal.add(entry);
  return entry;
}

/** Writes down that a call was refused. A client that has gone was not: the journal keeps that it left. */
export function refuseEntry(entry: GatewayCall, { status, code }: EncodedRefusal, { message }: Refusal): void {
  if (entry.outcome === 'cut') return;
  entry.outcome = 'refused';
  entry.status = status;
  entry.code = code;
  entry.reason = message;
}

/** Stores a body in the journal, unless it is too long. */
export function keepBody(entry: GatewayCall, body: unknown, bodyText: string): void {
  if (bodyText.length <= longestJournalBody) entry.body = body;
}
