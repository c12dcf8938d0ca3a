import type { ErrorFacts } from '@clawwits/contract';
import type { SplitAnswer } from './body-parser.ts';
import type { ServerSentEvent } from './event-parser.ts';
import type { StreamUsage } from './stream-partial.ts';

/** What one server-sent event means. */
export type StreamStep<Event> =
  | {
      readonly type: 'event';
      readonly event: Event;
      /** Whether it is the terminal mark too. */
      readonly last?: boolean;
    }
  /** Nothing for the caller: a keep-alive, or what the SDK asked for on its own account. */
  | { readonly type: 'nothing' }
  /** The terminal mark. */
  | { readonly type: 'end' }
  /** The stream end marker with no answer before it. */
  | { readonly type: 'cut' }
  /** A failure after the headers. */
  | { readonly type: 'error'; readonly facts: ErrorFacts };

/**
 * Reads the events of one stream and keeps what they add up to. Readers are classes: of an object literal with getters V8
 * makes a shape of its own each time, which holds on to the stream until the next full collection.
 */
export interface StreamReader<Event, Result> {
  /**
   * Reads the next event.
   *
   * @throws {SyntaxError} where its data is not what the dialect sends
   */
  read(event: ServerSentEvent): StreamStep<Event>;
  /** Whether the answer is whole, even if the terminal mark does not come. */
  readonly complete: boolean;
  /** The text so far, of the first answer; of a very long one, the beginning (see `Keeper`). */
  readonly text: string;
  /** What it cost: as reported, else as counted so far. */
  readonly usage: StreamUsage;
  /** From now on keeps everything, however long the answer grows: `result` is wanted. */
  keepAll(): void;
  /**
   * All events so far in one, in the shape of the answer that is not streamed.
   *
   * @throws {SyntaxError} where they hold no answer
   */
  result(): Result;
  /** Writes an event as it came, for whoever reads the stream next. */
  encode(event: Event): string;
  /** What a whole stream ends with. */
  readonly terminalMark: string;
  /** Makes the events of an answer that came in one piece. */
  readonly split: SplitAnswer;
}

/** Longer than any model's answer today; an endless stream must not fill the memory with what was read already. */
const keptCharacters = 1024 * 1024;

/** Counts what an answer holds and decides what of it is kept: the first 1,048,576 characters, or all where that is wanted. */
export class Keeper {
  /** The characters of the answer's texts, kept or not: what tokens are estimated from. */
  characters = 0;
  #held = 0;
  #bound = keptCharacters;

  /** Whether something was not kept. */
  get overflowed(): boolean {
    return this.#held > this.#bound;
  }

  /** Counts a piece of text; `true` where it is to be kept. */
  keep(piece: string): boolean {
    this.characters += piece.length;
    return this.hold(piece.length);
  }

  /** Counts characters that are not text, such as an image's; `true` where they are to be kept. */
  hold(characters: number): boolean {
    this.#held += characters;
    return this.#held <= this.#bound;
  }

  /** Lifts the bound. */
  keepAll(): void {
    this.#bound = Number.POSITIVE_INFINITY;
  }
}

/** About four characters make a token; good enough where nobody tells. */
export function estimateTokens(characters: number): number {
  return Math.ceil(characters / 4);
}
