import type { Part } from '@clawwits/dialects';
import { rawAnswer } from '#core-parts';
import type { CallDefinition, ClientCore } from './call.ts';
import type { AnsweredContext, Decoding } from './call-context.ts';
import { ClawwitsPromise } from './clawwits-promise.ts';
import type { AttemptOutcome } from './outcome.ts';
import { answerTools } from './provide-answer-tools.ts';
import { type Reply, send } from './send.ts';
import { withPart } from './with-part.ts';

/** Starts a call; what becomes of its answer may be said until it arrives. */
export function startCall<Value>(
  core: ClientCore,
  call: CallDefinition,
  decoding: Decoding<Value>,
): ClawwitsPromise<Value> {
  const chosen = new ChosenDecoding(decoding);
  const reply = send(core, call, chosen);
  // Whoever asks for the undecoded answer does not await the decoded one.
  return new ClawwitsPromise<Value>(reply as Promise<Reply<Value>>, chosen);
}

/**
 * Starts a call, and another one in its place if it fails.
 *
 * @param instead the other call; `null` lets the first one fail
 */
export function startEither<Value>(
  core: ClientCore,
  call: CallDefinition,
  decoding: Decoding<Value>,
  instead: (error: unknown) => CallDefinition | null,
): ClawwitsPromise<Value> {
  const chosen = new ChosenDecoding(decoding);
  const reply = send(core, call, chosen).catch((error) => {
    const other = instead(error);
    if (other === null) throw error;
    return send(core, other, chosen);
  });
  return new ClawwitsPromise<Value>(reply as Promise<Reply<Value>>, chosen);
}

/**
 * Decodes an answer as the caller wants it by then. It knows nothing of the promise of the answer: the call in progress holds
 * on to it, and would keep a forgotten stream alive as long as its connection.
 */
class ChosenDecoding<Value> implements Decoding<Value | Response> {
  readonly #decoding: Decoding<Value>;
  isRawWanted = false;

  constructor(decoding: Decoding<Value>) {
    this.#decoding = decoding;
  }

  get accept(): string {
    return this.#decoding.accept;
  }

  get part(): Part<unknown> | undefined {
    return this.#decoding.part;
  }

  finish(context: AnsweredContext): AttemptOutcome<Value | Response> | Promise<AttemptOutcome<Value | Response>> {
    return this.isRawWanted
      ? withPart(context, rawAnswer, ({ finishRaw }) => finishRaw(context, answerTools))
      : this.#decoding.finish(context);
  }
}
