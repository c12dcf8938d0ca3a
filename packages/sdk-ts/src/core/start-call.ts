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
  let raw = false;
  const reply: Promise<Reply<Value | Response>> = send<Value | Response>(core, call, {
    accept: decoding.accept,
    finish: (context) => (raw ? finishRaw(context) : decoding.finish(context)),
  });

  async function takeRaw(): Promise<Response> {
    raw = true;
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
