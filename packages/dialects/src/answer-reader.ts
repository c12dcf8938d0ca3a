import type { SplitAnswer } from './body-parser.ts';
import type { ServerSentEvent } from './event-parser.ts';
import { isObject, isText, type Members } from './merge.ts';
import { RepeatedJsonReader } from './repeated-json.ts';
import { readStreamError } from './stream-error.ts';
import type { StreamUsage } from './stream-partial.ts';
import { estimateTokens, Keeper, type StreamReader, type StreamStep } from './stream-reader.ts';

/** What a reader must know of the request. */
export interface AnswerReaderOptions {
  /** Counts the characters of the request, for an estimate where the gateway reports no usage. */
  readonly countPromptCharacters: () => number;
}

/** No longer data is anything but JSON, in characters. */
const longestWord = 12;

/** Nothing for the caller. */
export const nothing: StreamStep<never> = { type: 'nothing' };

/** The text that an event adds, where it adds nothing else: the next one may differ from it in that alone. */
export interface PlainText {
  /** The object of the answer that the text is added to, and its member. */
  readonly target: Members;
  readonly name: string;
}

/** What the readers of all dialects share; a class because a page that loads two of them pays for it once. */
export abstract class AnswerReader<Event, Result> implements StreamReader<Event, Result> {
  abstract readonly terminalMark: string;
  abstract readonly complete: boolean;
  abstract readonly text: string;
  abstract readonly split: SplitAnswer;
  protected readonly keeper = new Keeper();
  readonly #countPromptCharacters: () => number;
  #promptCharacters: number | undefined;
  readonly #json = new RepeatedJsonReader();
  #likeness: object | null = null;
  #plain: PlainText | null = null;

  constructor({ countPromptCharacters }: AnswerReaderOptions) {
    this.#countPromptCharacters = countPromptCharacters;
  }

  read({ event, data }: ServerSentEvent): StreamStep<Event> {
    if (data.length <= longestWord) {
      const word = data.trim().toLowerCase();
      if (word === '[done]') return this.endAtMark();
      // Some servers keep the connection alive with events instead of comments.
      if (/^(|ping|pong|heartbeat|keep-?alive)$/.test(word)) return nothing;
    }
    const value = this.#parse(event, data);
    const { likeness } = this.#json;
    if (likeness !== null && likeness === this.#likeness && event !== 'error') {
      if (this.#plain !== null && this.#addText(this.#plain, value as Members)) {
        return { type: 'event', event: value as Event };
      }
    }
    const facts = readStreamError(event, value, (body) => this.isAnswer(body, event));
    if (facts !== null) return { type: 'error', facts };
    if (!isObject(value)) throw new SyntaxError('An event is not an object.');
    const step = this.take(value, event);
    if (likeness !== this.#likeness) this.#plain = likeness === null ? null : this.findPlainText(value);
    this.#likeness = likeness;
    return step;
  }

  #parse(event: string | undefined, data: string): unknown {
    try {
      return this.#json.read(data);
    } catch (error) {
      // The data of an event that is named `error` need not be JSON.
      if (event === 'error') return data;
      throw error;
    }
  }

  #addText({ target, name }: PlainText, value: Members): boolean {
    const known = target[name];
    const piece = this.deltaOf(value)?.[name];
    if (typeof known !== 'string' || typeof piece !== 'string') return false;
    if (this.keeper.keep(piece)) target[name] = known + piece;
    return true;
  }

  /** What the mark of the chat dialect means, which other dialects' proxies send as well. */
  protected abstract endAtMark(): StreamStep<Event>;
  /** Whether an event has what only this dialect's events have. */
  protected abstract isAnswer(value: Members, event: string | undefined): boolean;
  /** Adds an event to the answer. */
  protected abstract take(value: Members, event: string | undefined): StreamStep<Event>;
  /** What the event that was just added brought, where that was a piece of text and nothing else. */
  protected abstract findPlainText(value: Members): PlainText | null;
  /** The object that holds the text of such an event. */
  protected abstract deltaOf(value: Members): Members | undefined;
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

/** The one text of a delta, to be added to a target; `null` where the delta holds something else. */
export function findText(target: Members, delta: Members): PlainText | null {
  const names = Object.keys(delta).filter((name) => name !== 'type' && name !== 'role' && delta[name] !== null);
  const [name = ''] = names;
  return names.length === 1 && typeof delta[name] === 'string' && isText(name) ? { target, name } : null;
}

const isCount = (count: unknown): count is number => typeof count === 'number' && count >= 0;
