import { parseBody, readText } from '../checks/request-body.ts';
import type { AnonymousHandler, KeyedHandler } from '../endpoints/endpoint-handler.ts';
import { answerWithFaults } from '../faults/strike.ts';
import type { GatewayCall } from '../journal/journal.ts';
import type { Caller } from './caller.ts';
import type { Core } from './core.ts';
import type { GatewayReply, GatewayRequest } from './exchange.ts';
import { openIdempotentCall } from './idempotent-call.ts';
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

/** Answers a call that costs nothing. With an `Idempotency-Key`, what it changes is changed once. */
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

  return answerWithFaults(core, request, entry, route, async () => {
    const idempotent = caller && openIdempotentCall(core, caller, entry, bodyText);
    if (idempotent?.replay !== undefined) return idempotent.replay;
    const call = { core, body, param: route.param, request };
    const value =
      checked.caller === undefined
        ? await checked.handler.answer(call)
        : await checked.handler.answer({ ...call, account: checked.caller.account });
    const headers = { 'content-type': 'application/json' };
    const json = JSON.stringify(value);
    idempotent?.store({ status: 200, headers, body: json });
    entry.outcome = 'complete';
    entry.status = 200;
    entry.reason = 'The call was answered.';
    return { status: 200, headers: { ...headers, 'x-request-id': entry.requestId }, body: json };
  });
}
