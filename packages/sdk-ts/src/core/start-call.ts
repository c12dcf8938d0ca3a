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
  let isRawWanted = false;
  const reply = send<Value | Response>(core, call, {
    accept: decoding.accept,
    finish: (context) => (isRawWanted ? finishRaw(context) : decoding.finish(context)),
  });

  async function takeRaw(): Promise<Response> {
    isRawWanted = true;
    const { data } = await reply;
    if (data instanceof Response) return data;
    throw new TypeError('asResponse() must be called right after the call is made: its answer was decoded already.');
  }

  // Whoever asks for the undecoded answer does not await the decoded one.
  return new ClawwitsPromise<Value>(reply as Promise<Reply<Value>>, takeRaw);
}
