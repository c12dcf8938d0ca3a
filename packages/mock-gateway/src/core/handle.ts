import type { Dialect, WitsBalance } from '@clawwits/contract';
import type { Account } from '../accounts/accounts.ts';
import { authenticate, authorize, type Caller } from '../checks/authenticate.ts';
import { refuseBlocked } from '../checks/isv.ts';
import { countRequest } from '../checks/rate-limit.ts';
import { parseBody, readText } from '../checks/request-body.ts';
import type { EndpointHandler } from '../endpoints/endpoint-handler.ts';
import { answerWithFaults } from '../faults/strike.ts';
import type { GatewayCall } from '../journal/journal.ts';
import type { Core } from './core.ts';
import type { GatewayReply, GatewayRequest } from './exchange.ts';
import { openIdempotentCall } from './idempotent-call.ts';
import { asRefusal, Refusal, refusalBody } from './refusal.ts';
import { dialectOf, findRoute, type Route } from './routes.ts';
import { runBilledCall } from './run-billed-call.ts';

/** Bodies above this many characters are not kept in the journal. */
const longestJournalBody = 64 * 1024;

function openJournalEntry(core: Core, request: GatewayRequest, route: Route | undefined): GatewayCall {
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
    reason: 'The call is under way.',
    promptTokens: 0,
    outputTokens: 0,
    wits: 0,
    fault: null,
  };
  core.journal.add(entry);
  return entry;
}

/** Writes a refusal as an answer. */
function refuse(refusal: Refusal, dialect: Dialect, entry: GatewayCall): GatewayReply {
  // A client that has gone was not refused: the journal keeps that it left.
  if (entry.outcome !== 'cut') {
    entry.outcome = 'refused';
    entry.status = refusal.status;
    entry.code = refusal.code;
    entry.reason = refusal.message;
  }
  const { retryAfterMs } = refusal.details;
  return {
    status: refusal.status,
    headers: {
      'content-type': 'application/json',
      'x-request-id': entry.requestId,
      ...(retryAfterMs !== undefined && { 'retry-after-ms': String(retryAfterMs) }),
    },
    body: JSON.stringify(refusalBody(refusal, dialect)),
  };
}

function answerBalance({ id, wallet }: Account, entry: GatewayCall): GatewayReply {
  const { available, reserved, lifetimeUsed } = wallet;
  const balance: WitsBalance = { userId: id, available, reserved, lifetimeUsed };
  entry.outcome = 'complete';
  entry.status = 200;
  entry.reason = 'The balance was told.';
  return {
    status: 200,
    headers: { 'content-type': 'application/json', 'x-request-id': entry.requestId },
    body: JSON.stringify(balance),
  };
}

/** @throws Refusal `not_found` where the model is not served; such a call is not counted. */
function chooseModel(core: Core, handler: EndpointHandler<unknown>, body: unknown, account: Account): string {
  const { models } = core.options;
  const asked = handler.modelOf(body) ?? 'auto';
  if (asked === 'auto') return handler.autoModel;
  if (models === 'any' || models.includes(asked)) return asked;
  account.window.uncount();
  throw new Refusal('not_found', `There is no model "${asked.slice(0, 100)}".`, { param: 'model' });
}

async function handleBilled(
  core: Core,
  request: GatewayRequest,
  handler: EndpointHandler<unknown>,
  caller: Caller,
  entry: GatewayCall,
): Promise<GatewayReply> {
  const { options } = core;
  const bodyText = await readText(request, options.maxBodyBytes);
  const body = parseBody(bodyText, options.strict ? handler.schema.strict() : handler.schema);
  handler.check?.(body);
  entry.isStream = handler.isStream(body);
  if (bodyText.length <= longestJournalBody) entry.body = body;
  const model = chooseModel(core, handler, body, caller.account);
  refuseBlocked(handler.blockableTexts(body), options.isvBlocked);

  return answerWithFaults(core, request, entry, dialectOf(request.path), () => {
    const idempotent = openIdempotentCall(core, caller, entry, bodyText);
    if (idempotent.replay !== undefined) return idempotent.replay;
    return runBilledCall({ core, request, handler, caller, entry, bodyText, body, model, idempotent });
  });
}

/**
 * Answers a request. The checks come in the contract's order: 404, 401, 403, 429, 400, 402, 502.
 * @see contract §1, Endpoints
 */
export async function handle(core: Core, request: GatewayRequest): Promise<GatewayReply> {
  const route = findRoute(request.method, request.path);
  const entry = openJournalEntry(core, request, route);
  const reply = await answerOrRefuse(core, request, route, entry);
  if (dialectOf(request.path) !== 'anthropic') return reply;
  // Anthropic's own client looks for the id under this name.
  return { ...reply, headers: { ...reply.headers, 'request-id': entry.requestId } };
}

async function answerOrRefuse(
  core: Core,
  request: GatewayRequest,
  route: Route | undefined,
  entry: GatewayCall,
): Promise<GatewayReply> {
  const { method, path } = request;
  try {
    if (route === undefined) throw new Refusal('not_found', `There is no ${method} ${path.slice(0, 200)}.`);

    const caller = await authenticate(request.header('authorization'), core.accounts, core.sessions);
    entry.account = caller.account.id;
    authorize(caller, route.endpoint);
    countRequest(caller.account, core.clock.now());

    if (route.handler === null) {
      return await answerWithFaults(core, request, entry, 'native', () => answerBalance(caller.account, entry));
    }
    return await handleBilled(core, request, route.handler, caller, entry);
  } catch (thrown) {
    return refuse(asRefusal(thrown), dialectOf(path), entry);
  }
}
