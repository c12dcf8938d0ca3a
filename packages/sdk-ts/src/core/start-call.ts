import type { CallDefinition, ClientCore } from './call.ts';
import type { Decoding } from './call-context.ts';
import { ClawwitsPromise } from './clawwits-promise.ts';
import { finishRaw } from './decode-raw.ts';
import { type Reply, send } from './send.ts';

/** Starts a call; what becomes of its answer may be said until it arrives. */
export function startCall<Value>(
  core: ClientCore,
  call: CallDefinition,
  decoding: Decoding<Value>,
): ClawwitsPromise<Value> {
  const choice: Choice = { raw: false };
  const reply = send(core, call, decodeAsChosen(decoding, choice));

  async function takeRaw(): Promise<Response> {
    choice.raw = true;
    const { data } = await reply;
    if (data instanceof Response) return data;
    throw new TypeError('asResponse() must be called right after the call is made: its answer was decoded already.');
  }

  async function takeDecoded(): Promise<Reply<Value>> {
    const { data, response } = await reply;
    if (data instanceof Response) throw new TypeError('The answer was taken undecoded with asResponse().');
    return { data, response };
  }

  return new ClawwitsPromise<Value>(takeDecoded, takeRaw);
}

/** What the caller wants of an answer. */
interface Choice {
  raw: boolean;
}

/**
 * A function of its own, because the call under way holds on to it: beside the promise of the answer, its closure would
 * keep a forgotten stream alive as long as its connection.
 */
function decodeAsChosen<Value>(decoding: Decoding<Value>, choice: Choice): Decoding<Value | Response> {
  return {
    accept: decoding.accept,
    finish: (context) => (choice.raw ? finishRaw(context) : decoding.finish(context)),
  };
}
