import { endpoints } from '@clawwits/contract';
import type { Caller } from '../checks/authenticate.ts';
import type { EndpointHandler } from '../endpoints/endpoint-handler.ts';
import type { GatewayCall } from '../journal/journal.ts';
import { errorFrame } from '../streams/frames.ts';
import { guardStream } from '../streams/guarded-stream.ts';
import { type Bill, type BillOutcome, createBill } from './bill.ts';
import type { Core } from './core.ts';
import type { GatewayReply, GatewayRequest } from './exchange.ts';
import type { IdempotentCall } from './idempotent-call.ts';
import { asRefusal, Refusal } from './refusal.ts';

/** A call that has passed all checks but the wallet's. */
export interface CheckedCall {
  readonly core: Core;
  readonly request: GatewayRequest;
  readonly handler: EndpointHandler<unknown>;
  readonly caller: Caller;
  readonly entry: GatewayCall;
  readonly bodyText: string;
  readonly body: unknown;
  readonly model: string;
  readonly idempotent: IdempotentCall;
}

/** Streams above this many characters are not kept for an `Idempotency-Key`. */
const longestStoredStream = 8 * 1024 * 1024;

const outcomeReasons = {
  complete: 'The call was answered.',
  cut: 'The client left before the end.',
  failed: 'The model failed before the end.',
} as const satisfies Record<BillOutcome, string>;

/** @throws Refusal `insufficient_wits` */
function openBill({ core, handler, caller, entry, body, idempotent }: CheckedCall): Bill {
  const { countTokens, defaultMaxTokens, onSettle } = core.options;
  const { wallet, id } = caller.account;
  const promptTokens = handler.countPrompt(body, countTokens);
  const wanted = promptTokens + handler.reserveOutput(body, defaultMaxTokens);
  const reservation = wallet.reserve(wanted);
  if (reservation === null) {
    const message = `The call needs ${wanted} Wits, but ${wallet.available} are available; top up at /pricing.`;
    throw new Refusal('insufficient_wits', message);
  }
  entry.promptTokens = promptTokens;
  const bill = createBill(reservation, promptTokens, idempotent.paidBefore, (wits, outcome) => {
    entry.wits = wits;
    entry.outputTokens = bill.outputTokens;
    entry.outcome = outcome;
    entry.reason = outcomeReasons[outcome];
    if (outcome !== 'complete') idempotent.release(wits);
    const { requestId } = entry;
    const { outputTokens } = bill;
    onSettle({ account: id, requestId, endpoint: handler.name, promptTokens, outputTokens, wits, outcome });
  });
  return bill;
}

function replyWithStream(checked: CheckedCall, bill: Bill, source: AsyncGenerator<string, void, void>): GatewayReply {
  const { handler, entry, idempotent } = checked;
  const headers = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' };
  let frames: string[] | null = idempotent.isKept ? [] : null;
  let characters = 0;

  const body = guardStream(source, {
    onFrame(frame) {
      if (frames === null) return;
      characters += frame.length;
      if (characters > longestStoredStream) frames = null;
      else frames.push(frame);
      // Stored with its last frame: a client that leaves at the terminal mark has had the whole answer.
      if (frames !== null && isTerminal(frame)) idempotent.store({ status: 200, headers, body: frames });
    },
    onCut(reason) {
      const wasSettled = bill.isSettled;
      bill.settle('cut');
      if (!wasSettled) entry.reason = entry.fault === null ? reason : `The fault "${entry.fault}" cut the answer.`;
      else if (!isStored()) idempotent.release(entry.wits);
    },
    onEnd() {
      bill.settle('complete');
      if (!isStored()) idempotent.release(entry.wits);
    },
    onFailure(error) {
      const refusal = asRefusal(error);
      bill.settle('failed');
      entry.code = refusal.code;
      entry.reason = refusal.message;
      return errorFrame(refusal, endpoints[handler.name].dialect);
    },
  });
  const isTerminal = (frame: string) => frame.startsWith('data: [DONE]') || frame.startsWith('event: message_stop');
  const isStored = () => frames?.some(isTerminal) ?? false;
  entry.status = 200;
  return { status: 200, headers: { ...headers, 'x-request-id': entry.requestId }, body };
}

/**
 * Reserves, lets the endpoint answer, and settles.
 * @throws Refusal `insufficient_wits`, `router_error`
 * @see contract §1, The wallet
 */
export async function runBilledCall(checked: CheckedCall): Promise<GatewayReply> {
  const { core, request, handler, caller, entry, bodyText, body, model, idempotent } = checked;
  const bill = openBill(checked);
  idempotent.begin();
  try {
    const { account } = caller;
    const answer = await handler.answer({ core, account, body, bodyText, bill, model, at: entry.at, request });
    if ('stream' in answer) return replyWithStream(checked, bill, answer.stream);

    bill.settle('complete');
    const headers = { 'content-type': 'application/json' };
    idempotent.store({ status: 200, headers, body: answer.json });
    entry.status = 200;
    return { status: 200, headers: { ...headers, 'x-request-id': entry.requestId }, body: answer.json };
  } catch (error) {
    bill.settle(request.signal.aborted ? 'cut' : 'failed');
    throw error;
  }
}
