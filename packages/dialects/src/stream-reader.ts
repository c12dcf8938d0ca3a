import type { ErrorFacts } from '@clawwits/contract';
import type { ServerSentEvent } from './server-sent-event.ts';
import type { StreamUsage } from './stream-partial.ts';

/** Meaning of one server-sent event. */
export type StreamStep<Event> =
  | {
      readonly type: 'event';
      readonly event: Event;
      /** `true` if it is the stream end marker too. */
      readonly last?: boolean;
    }
  /** Nothing for the caller: a keep-alive, or content that only the SDK requested. */
  | { readonly type: 'nothing' }
  /** The stream end marker. */
  | { readonly type: 'end' }
  /** The stream end marker with no answer before it. */
  | { readonly type: 'cut' }
  /** A failure after the headers. */
  | { readonly type: 'error'; readonly facts: ErrorFacts }
  /** A whole answer, equivalent to these events. */
  | { readonly type: 'split'; readonly events: readonly ServerSentEvent[] }
  /** Needs code that has not been loaded: read the event again once it has. Only pages load it so late. */
  | { readonly type: 'wait'; readonly loaded: Promise<void> };

/**
 * Reads the events of one stream and assembles the answer. Readers are classes: for an object literal with getters V8
 * creates a new shape each time, which retains the stream until the next full collection.
 */
export interface StreamReader<Event, Result> {
  /**
   * Reads the next event.
   *
   * @throws {SyntaxError} if its data is not valid in the dialect
   */
  read(event: ServerSentEvent): StreamStep<Event>;
  /** `true` if the answer is complete, even without a stream end marker. */
  readonly complete: boolean;
  /** The text so far, of the first answer; of a very long one, the beginning (see `Keeper`). */
  readonly text: string;
  /** Usage as reported, else as counted so far. */
  readonly usage: StreamUsage;
  /** Lifts the bound on what is kept: `result` will be called. */
  keepAll(): void;
  /**
   * All events so far in one, in the shape of the answer that is not streamed.
   *
   * @throws {SyntaxError} if they contain no answer
   */
  result(): Result;
  /** Writes an event unchanged, for the next reader of the stream. */
  encode(event: Event): string;
  /** End of a whole stream. */
  readonly endMarker: string;
}
