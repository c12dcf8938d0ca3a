import type { Dialect } from '@clawwits/contract';
import type { Account } from '../accounts/account.ts';
import { refuseBlocked } from '../checks/isv.ts';
import { parseBody, readText } from '../checks/request-body.ts';
import type { BilledHandler } from '../endpoints/endpoint-handler.ts';
import { answerWithFaults } from '../faults/answer-with-faults.ts';
import type { GatewayCall } from '../journal/journal.ts';
import { answerPage } from './answer-page.ts';
import type { Caller } from './caller.ts';
import type { Core } from './core.ts';
import type { GatewayReply, GatewayRequest } from './exchange.ts';
import { identify, openIdempotentCall } from './idempotent-call.ts';
import { keepBody, openJournalEntry, refuseEntry } from './journal-entry.ts';
import { asRefusal, Refusal } from './refusal.ts';
import type { Route, RouteTable } from './routes.ts';
import { runBilledCall } from './run-billed-call.ts';
import { runServiceCall } from './run-service-call.ts';

/**
 * Answers a request. The checks come in the contract's order: 404, 401, 403, 429, 400, 402, 502.
 * @see docs/contract.md §1, Endpoints
 */
export async function handle(core: Core, routes: RouteTable, request: GatewayRequest): Promise<GatewayReply> {
  const route = routes.find(request.method, request.path);
  const dialect = routes.dialectOf(request.path);
  const entry = openJournalEntry(core, request, route);
  const reply = await answerOrRefuse(core, request, route, dialect, entry);
  // Anthropic's own client looks for the id under this name.
  const isAnthropic = dialect === 'anthropic';
  if (!isAnthropic && core.rules.limitHeaders === undefined) return reply;
  // A page of a proxy in front of the gateway does not have its limits.
  const isPage = reply.headers['content-type'] === 'text/html';
  const limits = isPage ? undefined : core.rules.limitHeaders?.(core, entry);
  return { ...reply, headers: { ...reply.headers, ...limits, ...(isAnthropic && { 'request-id': entry.requestId }) } };
}

async function answerOrRefuse(
  core: Core,
  request: GatewayRequest,
  route: Route | undefined,
  dialect: Dialect,
  entry: GatewayCall,
): Promise<GatewayReply> {
  const { rules, clock } = core;
  try {
    if (route === undefined) return await answerPage(core, request, entry);
    const { handler, endpoint } = route;
    if (handler.kind === 'anonymous') return await runServiceCall({ core, request, route, entry, handler });

    const caller = await rules.authenticate(core, request, endpoint);
    const { account } = caller;
    entry.account = account.id;
    if (account.isSuspended) throw new Refusal('forbidden', 'The account is suspended.');
    rules.authorize?.(caller, endpoint);
    rules.countRequest(account, clock.now());

    if (handler.kind === 'keyed') return await runServiceCall({ core, request, route, entry, handler, caller });
    return await answerBilled(core, request, route, handler, caller, entry);
  } catch (thrown) {
    return refuse(core, asRefusal(thrown), dialect, entry);
  }
}

async function answerBilled(
  core: Core,
  request: GatewayRequest,
  route: Route,
  handler: BilledHandler<unknown>,
  caller: Caller,
  entry: GatewayCall,
): Promise<GatewayReply> {
  const { options } = core;
  core.rules.checkHeaders?.(request, route.endpoint);
  const bodyText = await readText(request, options.maxBodyBytes);
  const body = parseBody(bodyText, options.strict ? handler.schema.strict() : handler.schema);
  handler.check?.(body);
  core.rules.checkBody?.(route.name, body);
  entry.isStream = handler.isStream(body);
  keepBody(entry, body, bodyText);
  const model = chooseModel(core, route, handler.modelOf(body), caller.account);
  refuseBlocked(handler.blockableTexts(body), options.isvBlocked);

  const identity = identify(caller, entry, body, bodyText);
  return answerWithFaults(core, request, entry, route, (failure) => {
    const idempotent = openIdempotentCall(core, identity, entry);
    if (idempotent.replay !== undefined) {
      if (failure !== undefined) throw failure;
      return idempotent.replay;
    }
    return runBilledCall({ core, request, route, handler, caller, entry, bodyText, body, model, idempotent, failure });
  });
}

/** @throws Refusal if the model is not served, or not to this account; such a call is not counted. */
function chooseModel(core: Core, { name }: Route, asked: string | undefined, account: Account): string {
  try {
    return core.rules.chooseModel(core, account, name, asked);
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'invalid_request') core.rules.uncountRequest(account);
    throw error;
  }
}

/** Writes a refusal as an answer. */
function refuse(core: Core, refusal: Refusal, dialect: Dialect, entry: GatewayCall): GatewayReply {
  const own = core.rules.encodeRefusal(refusal, dialect);
  const { form, headers } = refusal.details;
  const status = form?.status ?? own.status;
  refuseEntry(entry, { ...own, status }, refusal);
  return {
    status,
    headers: {
      'content-type': form?.contentType ?? 'application/json',
      'x-request-id': entry.requestId,
      ...own.headers,
      ...headers,
    },
    body: JSON.stringify(form?.body ?? own.body),
  };
}
