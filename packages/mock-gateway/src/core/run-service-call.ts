import { parseBody, readText } from '../checks/request-body.ts';
import type { AnonymousHandler, KeyedHandler } from '../endpoints/endpoint-handler.ts';
import { answerWithFaults } from '../faults/answer-with-faults.ts';
import type { GatewayCall } from '../journal/journal.ts';
import type { Caller } from './caller.ts';
import type { Core } from './core.ts';
import type { GatewayReply, GatewayRequest } from './exchange.ts';
import { identify, openIdempotentCall } from './idempotent-call.ts';
import { keepBody } from './journal-entry.ts';
import type { Route } from './routes.ts';

/** A call that costs nothing and has passed all checks but its body's. */
type CheckedServiceCall = {
  readonly core: Core;
  readonly request: GatewayRequest;
  readonly route: Route;
  readonly entry: GatewayCall;
} & (
  | { readonly handler: AnonymousHandler; readonly caller?: undefined }
  | { readonly handler: KeyedHandler; readonly caller: Caller }
);

/** Awaits the handler, also one that throws at once. */
const answerService = async (checked: CheckedServiceCall, call: Parameters<AnonymousHandler['answer']>[0]) =>
  checked.caller === undefined
    ? checked.handler.answer(call)
    : checked.handler.answer({ ...call, account: checked.caller.account });

/** Answers a call that costs nothing. With an `Idempotency-Key`, its effect happens once. */
export async function runServiceCall(checked: CheckedServiceCall): Promise<GatewayReply> {
  const { core, request, route, entry, handler, caller } = checked;
  const { options } = core;
  let bodyText = '';
  let body: unknown = null;
  if (handler.schema !== null) {
    bodyText = (await readText(request, options.maxBodyBytes)).trim() || '{}';
    body = parseBody(bodyText, options.strict ? handler.schema.strict() : handler.schema);
    if (handler.isSecret !== true) keepBody(entry, body, bodyText);
  }

  const identity = caller === undefined ? null : identify(caller, entry, body, bodyText);
  return answerWithFaults(core, request, entry, route, async (failure) => {
    if (failure !== undefined) throw failure;
    const idempotent = openIdempotentCall(core, identity, entry);
    if (idempotent.replay !== undefined) return idempotent.replay;
    const call = { state: core, body, param: route.param, request };
    idempotent.begin();
    const value = await answerService(checked, call).catch((error: unknown) => {
      idempotent.release(0);
      throw error;
    });
    const headers = { 'content-type': 'application/json' };
    const json = JSON.stringify(value);
    idempotent.store({ status: 200, headers, body: json }, 0);
    entry.outcome = 'complete';
    entry.status = 200;
    entry.reason = 'The call was answered.';
    return { status: 200, headers: { ...headers, 'x-request-id': entry.requestId }, body: json };
  });
}
