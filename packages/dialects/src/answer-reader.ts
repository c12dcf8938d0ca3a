import type { EventJson } from './event-json.ts';
import { Keeper } from './keeper.ts';
import type { ServerSentEvent } from './server-sent-event.ts';
import type { StreamUsage } from './stream-partial.ts';
import type { StreamReader, StreamStep } from './stream-reader.ts';

/** Facts about the request that a reader needs. */
export interface AnswerReaderOptions {
  /** Counts the characters of the request, for an estimate if the gateway reports no usage. */
  readonly countPromptCharacters: () => number;
}

/** Longest data that may be something other than JSON, in characters. */
const longestWord = 12;

/** Nothing for the caller. */
export const nothing: StreamStep<never> = { type: 'nothing' };

/** Code that the readers of all dialects share; a class, so that a page that loads two of them pays for it once. */
export abstract class AnswerReader<Event, Result> implements StreamReader<Event, Result> {
  abstract readonly endMarker: string;
  abstract readonly complete: boolean;
  abstract readonly text: string;
  protected readonly keeper = new Keeper();
  protected abstract readonly json: EventJson;
  readonly #countPromptCharacters: () => number;
  #promptCharacters: number | null = null;

  constructor({ countPromptCharacters }: AnswerReaderOptions) {
    this.#countPromptCharacters = countPromptCharacters;
  }

  read(event: ServerSentEvent): StreamStep<Event> {
    const { event: name, data } = event;
    if (data.length <= longestWord) {
      const word = data.trim().toLowerCase();
      if (word === '[done]') return this.takeMarker();
      // Some servers keep the connection alive with events instead of comments.
      if (/^(|ping|pong|heartbeat|keep-?alive)$/.test(word)) return nothing;
    }
    const value = this.#parse(name, data);
    if (name !== 'error' && this.json.addText(value)) return { type: 'event', event: value as Event };
    const step = this.take(value, event);
    if (step.type === 'event' || step.type === 'nothing') this.json.learn(value);
    return step;
  }

  #parse(event: string | undefined, data: string): unknown {
    try {
      return this.json.read(data);
    } catch (error) {
      // The data of an event named `error` need not be JSON.
      if (event === 'error') return data;
      throw error;
    }
  }

  /** Meaning of `[DONE]`, which proxies of other dialects send as well. */
  protected abstract takeMarker(): StreamStep<Event>;
  /** Adds an event to the answer; `value` is its data, parsed. */
  protected abstract take(value: unknown, event: ServerSentEvent): StreamStep<Event>;
  /** Token counts that the provider has reported so far, input and output. */
  protected abstract reportedTokens(): readonly [unknown, unknown];
  abstract result(): Result;
  abstract encode(event: Event): string;

  get usage(): StreamUsage {
    const [input, output] = this.reportedTokens();
    return {
      inputTokens: isCount(input) ? input : this.#estimateInput(),
      outputTokens: isCount(output) ? output : estimateTokens(this.keeper.characters),
      estimated: !isCount(input) || !isCount(output),
    };
  }

  /** Cached: an observer of a stream's cost reads it with each event. */
  #estimateInput(): number {
    this.#promptCharacters ??= this.#countPromptCharacters();
    return estimateTokens(this.#promptCharacters);
  }

  keepAll(): void {
    this.keeper.keepAll();
  }
}

const isCount = (count: unknown): count is number => typeof count === 'number' && count >= 0;

/** About four characters a token: an estimate for gateways that report nothing. */
function estimateTokens(characters: number): number {
  return Math.ceil(characters / 4);
}
