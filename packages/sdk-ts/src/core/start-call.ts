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
  const choice: Choice = { isRawWanted: false };
  const reply = send(core, call, decodeAsChosen(decoding, choice));

  async function takeRaw(): Promise<Response> {
    choice.isRawWanted = true;
    const { data } = await reply;
    if (data instanceof Response) return data;
    throw new TypeError('asResponse() must be called right after the call is made: its answer was decoded already.');
  }

  // Whoever asks for the undecoded answer does not await the decoded one.
  return new ClawwitsPromise<Value>(reply as Promise<Reply<Value>>, takeRaw);
}

/** What the caller wants of an answer. */
interface Choice {
  isRawWanted: boolean;
}

/**
 * A function of its own, because the call under way holds on to it: beside the promise of the answer, its closure would
 * keep a forgotten stream alive as long as its connection.
 */
function decodeAsChosen<Value>(decoding: Decoding<Value>, choice: Choice): Decoding<Value | Response> {
  return {
    accept: decoding.accept,
    finish: (context) => (choice.isRawWanted ? finishRaw(context) : decoding.finish(context)),
  };
}
