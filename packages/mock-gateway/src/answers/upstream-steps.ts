import type { ChatCompletion, ChatCompletionChunk } from '@clawwits/contract';
import { ChatReader, createEventParser, type ServerSentEvent } from '@clawwits/dialects';
import { BodyParser } from '@clawwits/dialects/readers';
import type { EndStep, Step } from './step.ts';
import { extrasOf, hasContent, splitFinish, toChunkStep } from './upstream-chunks.ts';
import { UpstreamTranslation } from './upstream-translation.ts';

type UpstreamStep = Step | EndStep;

/** The largest event that is read, in characters. */
const maxEventSize = 32 * 1024 * 1024;

function finishOf(reason: string | null | undefined): EndStep['finish'] {
  if (reason === 'length') return 'length';
  if (reason === 'content_filter') return 'filter';
  return reason === 'tool_calls' || reason === 'function_call' ? 'tools' : 'end';
}

/** Reads the chunks of one answer and turns them into steps. */
class UpstreamAnswer {
  readonly #reader = new ChatReader({ choices: 1, hideUsageChunk: false, countPromptCharacters: () => 0 });
  readonly #parser: BodyParser;
  /** `null` if the chunks are passed on unchanged. */
  readonly #translation: UpstreamTranslation | null;
  /** Chunks that arrived before any content: until then a failure of the upstream is a refusal. */
  #leading: ChatCompletionChunk[] = [];
  #hasContent = false;
  /** The chunk that ended the answer, and what followed it. */
  readonly #ends: ChatCompletionChunk[] = [];
  #events: ServerSentEvent[] = [];
  isOver = false;

  constructor(isRelayed: boolean) {
    this.#translation = isRelayed ? null : new UpstreamTranslation();
    this.#reader.keepAll();
    this.#parser = new BodyParser(createEventParser, (event) => this.#events.push(event), maxEventSize);
  }

  get isComplete(): boolean {
    return this.isOver || this.#reader.complete;
  }

  *feed(piece: Uint8Array): Generator<Step> {
    this.#parser.feed(piece);
    yield* this.#takeEvents();
  }

  *#takeEvents(): Generator<Step> {
    const events = this.#events;
    this.#events = [];
    for (const event of events) yield* this.#take(event);
  }

  *#take(event: ServerSentEvent): Generator<Step> {
    if (this.isOver) return;
    const step = this.#reader.read(event);
    if (step.type === 'error') throw new Error(step.facts.message ?? step.facts.code ?? 'it failed in mid-stream');
    if (step.type === 'cut') throw new Error('it ended its answer before it began');
    if (step.type === 'split') for (const part of step.events) yield* this.#take(part);
    if (step.type === 'end' || (step.type === 'event' && step.last)) this.isOver = true;
    if (step.type === 'event') yield* this.#translation?.add(step.event) ?? this.#relay(step.event);
  }

  *#relay(chunk: ChatCompletionChunk): Generator<Step> {
    const [choice, ...others] = chunk.choices;
    if (choice === undefined) {
      const extras = extrasOf(chunk);
      if (extras === null) return;
      if (this.#ends.length > 0) this.#ends.push(extras);
      else yield* this.#relayContent(extras);
      return;
    }
    if (others.length > 0 || (choice.index ?? 0) !== 0) return;
    if (!choice.finish_reason) {
      yield* this.#relayContent(chunk);
      return;
    }
    const { content, end } = splitFinish(chunk);
    const isSplit = hasContent(content);
    if (isSplit) yield* this.#relayContent(content);
    this.#ends.push(isSplit ? end : chunk);
  }

  *#relayContent(chunk: ChatCompletionChunk): Generator<Step> {
    this.#hasContent ||= hasContent(chunk);
    this.#leading.push(chunk);
    if (!this.#hasContent) return;
    const chunks = this.#leading;
    this.#leading = [];
    for (const next of chunks) yield toChunkStep(next);
  }

  /** Usage that the upstream reports; empty if it reports none, or zeros in place of a count. */
  #usageOf({ usage }: ChatCompletion): Pick<EndStep, 'usage' | 'promptTokens'> {
    const { estimated, inputTokens, outputTokens } = this.#reader.usage;
    const isCounted = [inputTokens, outputTokens].every(Number.isSafeInteger) && inputTokens > 0;
    if (!isCounted) return {};
    // Without a count of the prompt the reader has nothing to estimate it from.
    if (estimated) return { promptTokens: inputTokens };
    return { usage: { ...usage, prompt_tokens: inputTokens, completion_tokens: outputTokens } };
  }

  /** Remaining steps of a whole answer. @throws if the answer is empty, or its end is missing */
  *finish(): Generator<UpstreamStep> {
    if (this.#parser.kind !== 'events' && !this.isComplete) throw new Error('its answer is no chat completion');
    if (!this.isComplete) throw new Error('its answer ended before it was whole');
    const answer = this.#reader.result();
    const [choice] = answer.choices;
    const usage = this.#usageOf(answer);
    const finish = finishOf(choice.finish_reason);
    if (this.#hasContent) {
      const [end, ...others] = this.#ends;
      yield { type: 'end', finish, ...usage, ...(end && { chunks: [end, ...others] }) };
      return;
    }
    // A whole message in place of its pieces is written as every dialect writes it.
    const translation = this.#translation ?? new UpstreamTranslation();
    yield* translation.end(answer);
    if (translation.isEmpty) throw new Error('its answer is empty');
    const isRefusal = finish === 'end' && translation.isRefusal;
    yield { type: 'end', finish: isRefusal ? 'refusal' : finish, ...usage };
  }
}

/**
 * Reads the answer of an upstream, an event stream or one JSON object, whichever arrives.
 *
 * @param isRelayed whether the steps carry its chunks as they came
 * @throws if it is not an answer, is empty, reports a failure or ends too early
 */
export async function* readUpstreamSteps(
  pieces: AsyncIterable<Uint8Array>,
  isRelayed: boolean,
): AsyncGenerator<UpstreamStep, void, void> {
  const answer = new UpstreamAnswer(isRelayed);
  try {
    for await (const piece of pieces) {
      yield* answer.feed(piece);
      if (answer.isOver) break;
    }
  } catch (error) {
    // Content after the end of an answer does not change it.
    if (!answer.isComplete) throw error;
  }
  yield* answer.finish();
}

/**
 * Waits for the first step, so that an upstream that fails before it is refused with a status.
 *
 * @param hideKey makes a reason fit to be shown
 */
export async function startSteps(
  steps: AsyncGenerator<UpstreamStep, void, void>,
  hideKey: (text: string) => string,
): Promise<AsyncIterable<UpstreamStep>> {
  const next = async () => {
    try {
      return await steps.next();
    } catch (error) {
      throw error instanceof Error ? new Error(hideKey(error.message)) : error;
    }
  };
  let first: IteratorResult<UpstreamStep, void> | null = await next();
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        const result = first ?? (await next());
        first = null;
        return result;
      },
      return: () => steps.return(),
    }),
  };
}
