import { type ErrorCode, errorTable } from '@clawwits/contract';
import type { Core } from '../core/core.ts';
import type { GatewayReply, GatewayRequest } from '../core/exchange.ts';
import { Refusal } from '../core/refusal.ts';
import type { Route } from '../core/routes.ts';
import type { GatewayCall } from '../journal/journal.ts';
import { errorFrame } from '../streams/frames.ts';
import { applyFault } from './apply-fault.ts';
import { isDialectFault } from './dialect-faults.ts';
import { errorForms, isErrorForm } from './error-forms.ts';
import type { Fault } from './fault-table.ts';
import { FaultSyntaxError } from './parse-fault.ts';
import { reshape } from './reshape.ts';

/** The header that requests a fault. */
export const faultHeader = 'x-clawwits-fault';

function pickFault(core: Core, request: GatewayRequest, entry: GatewayCall): Fault | null {
  try {
    return core.faults.pick(entry, request.header(faultHeader));
  } catch (error) {
    if (!(error instanceof FaultSyntaxError)) throw error;
    throw new Refusal('invalid_request', `${faultHeader}: ${error.message}`, { param: faultHeader });
  }
}

const isCode = (name: string): name is ErrorCode => Object.hasOwn(errorTable, name);

/** Failure during an answer. */
const failure = new Refusal('router_error', 'The upstream router failed (injected).');

const badGatewayPage =
  '<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n';

/** Answers a call, or fails at the point where the model would. */
export type AnswerCall = (failure?: Refusal) => GatewayReply | Promise<GatewayReply>;

/** The lowest status of failures behind the gateway: they happen after the wallet's check. */
const firstFailureStatus = 500;

/**
 * Answers a call that has passed the checks, and applies the fault that it meets, if any.
 *
 * @throws Refusal if the fault is an error code
 */
export function answerWithFaults(
  core: Core,
  request: GatewayRequest,
  entry: GatewayCall,
  route: Route,
  answer: AnswerCall,
): GatewayReply | Promise<GatewayReply> {
  const fault = pickFault(core, request, entry);
  return fault === null ? answer() : answerWithFault(fault, core, request, entry, route, answer);
}

/** @throws Refusal */
function fail(refusal: Refusal, status: number, answer: AnswerCall): GatewayReply | Promise<GatewayReply> {
  if (status < firstFailureStatus) throw refusal;
  return answer(refusal);
}

async function answerWithFault(
  fault: Fault,
  core: Core,
  request: GatewayRequest,
  entry: GatewayCall,
  route: Route,
  answer: AnswerCall,
): Promise<GatewayReply> {
  const { name, amount } = fault;
  entry.fault = `${name}:${amount}`;

  if (isCode(name)) {
    const { meaning, status } = errorTable[name];
    return fail(new Refusal(name, `${meaning} (injected)`, amount > 0 ? { retryAfterMs: amount } : {}), status, answer);
  }
  if (isErrorForm(name) && amount === 0) {
    const form = errorForms[name];
    return fail(new Refusal(form.code, `The fault "${name}" answered.`, { form }), form.status, answer);
  }
  if (name === 'html-502') {
    entry.outcome = 'refused';
    entry.status = 502;
    entry.reason = 'The fault "html-502" answered.';
    return {
      status: 502,
      headers: { 'content-type': 'text/html', 'x-request-id': entry.requestId },
      body: badGatewayPage,
    };
  }
  if (name === 'slow-headers') {
    await core.clock.sleep(amount, request.signal);
    return answer();
  }
  const onApplied = () => {
    entry.reason = `The fault "${entry.fault}" was applied.`;
  };
  if (isDialectFault(name)) {
    onApplied();
    return reshape(await answer(), { name, amount }, route);
  }
  const { body } = core.rules.encodeRefusal(failure, route.endpoint.dialect);
  const error = { errorBody: body, errorFrame: errorFrame(body, route) };
  return applyFault(await answer(), { fault, ...error, signal: request.signal, onApplied });
}
