import { createParser } from 'eventsource-parser';
import type { ServerSentEvent } from './server-sent-event.ts';

/** A parser that knows all the rules of an event stream. Takes text whose lines end with line feeds. */
export interface FullEventParser {
  feed(text: string): void;
}

/**
 * @param onTooLarge called when what it holds of an event exceeds the bound; it reads nothing from then on
 * @param maxEventSize in characters
 */
export function createFullParser(
  onEvent: (event: ServerSentEvent) => void,
  onTooLarge: () => void,
  maxEventSize: number,
): FullEventParser {
  const parser = createParser({
    maxBufferSize: maxEventSize,
    onEvent,
    onError(error) {
      // Unknown fields and odd retry values are to be ignored.
      if (error.type === 'max-buffer-size-exceeded') onTooLarge();
    },
  });
  // The parser's own look-out for the byte order mark would eat a field name.
  parser.feed('');
  return parser;
}
