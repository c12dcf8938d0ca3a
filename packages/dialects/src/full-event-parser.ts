import { createParser } from 'eventsource-parser';
import type { ServerSentEvent } from './server-sent-event.ts';

/** A parser of all the rules of an event stream. Its input has line feeds only. */
export interface FullEventParser {
  feed(text: string): void;
}

/**
 * @param onTooLarge called when an event exceeds the bound; further input is ignored
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
      // Unknown fields and invalid retry values are ignored, as the standard requires.
      if (error.type === 'max-buffer-size-exceeded') onTooLarge();
    },
  });
  // The parser's own search for the byte order mark would consume a field name.
  parser.feed('');
  return parser;
}
