import type { EventJson } from './event-json.ts';
import { Keeper } from './keeper.ts';
import type { ServerSentEvent } from './server-sent-event.ts';
import type { StreamUsage } from './stream-partial.ts';
import type { StreamReader, StreamStep } from './stream-reader.ts';

/** What a reader must know of the request. */
export interface AnswerReaderOptions {
  /** Counts the characters of the request, for an estimate where the gateway reports no usage. */
  readonly countPromptCharacters: () => number;
}

/** No longer data is anything but JSON, in characters. */
const longestWord = 12;

/** Nothing for the caller. */
export const nothing: StreamStep<never> = { type: 'nothing' };

/** What the readers of all dialects share; a class because a page that loads two of them pays for it once. */
export abstract class AnswerReader<Event, Result> implements StreamReader<Event, Result> {
  abstract readonly terminalMark: string;
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
      if (word === '[done]') return this.endAtMark();
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
      // The data of an event that is named `error` need not be JSON.
      if (event === 'error') return data;
      throw error;
    }
  }

  /** What the mark of the chat dialect means, which other dialects' proxies send as well. */
  protected abstract endAtMark(): StreamStep<Event>;
  /** Adds an event to the answer; `value` is its data, parsed. */
  protected abstract take(value: unknown, event: ServerSentEvent): StreamStep<Event>;
  /** The counts of tokens as the provider reported them so far, input and output. */
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

  /** Counts once: whoever watches a stream's cost asks with each event. */
  #estimateInput(): number {
    this.#promptCharacters ??= this.#countPromptCharacters();
    return estimateTokens(this.#promptCharacters);
  }

  keepAll(): void {
    this.keeper.keepAll();
  }
}

const isCount = (count: unknown): count is number => typeof count === 'number' && count >= 0;

/** About four characters make a token; good enough where the gateway does not say. */
function estimateTokens(characters: number): number {
  return Math.ceil(characters / 4);
}
