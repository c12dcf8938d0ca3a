import type { ErrorFacts } from '@clawwits/contract';
import type { ServerSentEvent } from './server-sent-event.ts';
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
  | { readonly type: 'error'; readonly facts: ErrorFacts }
  /** A whole answer, to be read as these events. */
  | { readonly type: 'split'; readonly events: readonly ServerSentEvent[] }
  /** Needs code that has not been loaded: read the event again once it has. Only pages load it so late. */
  | { readonly type: 'wait'; readonly loaded: Promise<void> };

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
}
