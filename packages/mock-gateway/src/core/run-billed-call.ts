import type { BilledHandler } from '../endpoints/endpoint-handler.ts';
import type { GatewayCall } from '../journal/journal.ts';
import { errorFrame } from '../streams/frames.ts';
import { guardStream } from '../streams/guarded-stream.ts';
import { type Bill, type BillOutcome, createBill } from './bill.ts';
import type { Caller } from './caller.ts';
import type { Core } from './core.ts';
import type { GatewayReply, GatewayRequest } from './exchange.ts';
import type { IdempotentCall } from './idempotent-call.ts';
import { asRefusal, type Refusal } from './refusal.ts';
import type { Route } from './routes.ts';

/** A call that has passed all checks but the wallet's. */
export interface CheckedCall {
  readonly core: Core;
  readonly request: GatewayRequest;
  readonly route: Route;
  readonly handler: BilledHandler<unknown>;
  readonly caller: Caller;
  readonly entry: GatewayCall;
  readonly bodyText: string;
  readonly body: unknown;
  readonly model: string;
  readonly idempotent: IdempotentCall;
  /** An injected failure of the model, which happens after the wallet's check as a real one does. */
  readonly failure: Refusal | undefined;
}

/** Streams above this many characters are not kept for an `Idempotency-Key`. */
const longestStoredStream = 8 * 1024 * 1024;

const outcomeReasons = {
  complete: 'The call was answered.',
  cut: 'The client left before the end.',
  failed: 'The model failed before the end.',
} as const satisfies Record<BillOutcome, string>;

/** Cost of a call, in its gateway's currency. */
const paidFor = ({ wits, costUSD }: GatewayCall): number => wits + costUSD;

/** @throws Refusal if the account cannot pay */
function openBill({ core, route, handler, caller, entry, body, model, idempotent }: CheckedCall): Bill {
  const { countTokens, defaultMaxTokens, onSettle } = core.options;
  const { rules } = core;
  const { id } = caller.account;
  const promptTokens = handler.countPrompt(body, countTokens);
  const reservation = rules.reserve(core, caller.account, {
    endpoint: route.name,
    asked: handler.modelOf(body),
    served: model,
    promptTokens,
    mostOutputTokens: handler.reserveOutput(body, defaultMaxTokens, core.options),
    pieces: handler.countPieces?.(body) ?? 0,
  });
  entry.promptTokens = promptTokens;
  const bill = createBill(reservation, promptTokens, idempotent.paidBefore, (paid, outcome) => {
    const isInWits = rules.currency === 'wits';
    const wits = isInWits ? paid : 0;
    const costUSD = isInWits ? 0 : paid;
    entry.wits = wits;
    entry.costUSD = costUSD;
    const { promptTokens, outputTokens } = bill;
    entry.promptTokens = promptTokens;
    entry.outputTokens = outputTokens;
    entry.outcome = outcome;
    entry.reason = outcomeReasons[outcome];
    if (outcome !== 'complete') idempotent.release(paid);
    const { requestId } = entry;
    const endpoint = route.name;
    onSettle({ account: id, requestId, endpoint, model, promptTokens, outputTokens, wits, costUSD, outcome });
  });
  return bill;
}

function replyWithStream(checked: CheckedCall, bill: Bill, source: AsyncGenerator<string, void, void>): GatewayReply {
  const { core, route, handler, entry, idempotent } = checked;
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
      if (frames !== null && isTerminal(frame))
        idempotent.store({ status: 200, headers, body: frames }, paidFor(entry));
    },
    onCut(reason) {
      const wasSettled = bill.isSettled;
      bill.settle('cut');
      if (!wasSettled) entry.reason = entry.fault === null ? reason : `The fault "${entry.fault}" cut the answer.`;
      else if (!isStored()) idempotent.release(paidFor(entry));
    },
    onEnd() {
      bill.settle('complete');
      if (!isStored()) idempotent.release(paidFor(entry));
    },
    onFailure(error) {
      const refusal = asRefusal(error);
      bill.settle('failed');
      entry.code = refusal.code;
      entry.reason = refusal.message;
      return errorFrame(core.rules.encodeRefusal(refusal, route.endpoint.dialect).body, route);
    },
  });
  const isTerminal = (frame: string) => handler.isLastFrame?.(frame) ?? false;
  const isStored = () => frames?.some(isTerminal) ?? false;
  entry.status = 200;
  return { status: 200, headers: { ...headers, 'x-request-id': entry.requestId }, body };
}

/**
 * Reserves, lets the endpoint answer, and settles.
 * @throws Refusal if the account cannot pay, or the model fails
 * @see docs/contract.md §1, The wallet
 */
export async function runBilledCall(checked: CheckedCall): Promise<GatewayReply> {
  const { core, request, handler, caller, entry, bodyText, body, model, idempotent, failure } = checked;
  const bill = openBill(checked);
  idempotent.begin();
  try {
    if (failure !== undefined) throw failure;
    const { account } = caller;
    const answer = await handler.answer({ core, account, body, bodyText, bill, model, at: entry.at, request });
    if ('stream' in answer) return replyWithStream(checked, bill, answer.stream);

    bill.settle('complete');
    const headers = { 'content-type': 'application/json' };
    idempotent.store({ status: 200, headers, body: answer.json }, paidFor(entry));
    entry.status = 200;
    return { status: 200, headers: { ...headers, 'x-request-id': entry.requestId }, body: answer.json };
  } catch (error) {
    // The caller asked for a whole answer: nothing of a failed one is delivered.
    if (!request.signal.aborted) bill.dropOutput();
    bill.settle(request.signal.aborted ? 'cut' : 'failed');
    throw error;
  }
}
