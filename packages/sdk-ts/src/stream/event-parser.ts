import { createParser } from 'eventsource-parser';

/** One server-sent event. */
export interface ServerSentEvent {
  /** The `event:` field; absent where it was not sent. */
  readonly event?: string | undefined;
  readonly data: string;
}

/** Turns the bytes of an event stream into events, whatever the boundaries of the pieces. */
export interface EventParser {
  feed(piece: Uint8Array): void;
  /** The body has ended: an event without its blank line is dropped, as the standard says. */
  end(): void;
}

/** An event grew beyond the bound. */
export class EventTooLarge extends Error {
  constructor(maxEventSize: number) {
    super(`An event of the stream is larger than ${maxEventSize} characters.`);
    this.name = 'EventTooLarge';
  }
}

/**
 * Follows the WHATWG event stream rules.
 *
 * @param onEvent called for each event, in order, before `feed` returns
 * @param maxEventSize in characters; a larger event makes `feed` throw `EventTooLarge`
 */
export function createEventParser(onEvent: (event: ServerSentEvent) => void, maxEventSize: number): EventParser {
  let tooLarge = false;
  // Left to take the byte order mark itself, Node 24's takes two where the first comes in two pieces.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const parser = createParser({
    maxBufferSize: maxEventSize,
    onEvent(event) {
      // The parser bounds what it holds; an event that came whole in one piece it never held.
      tooLarge ||= event.data.length > maxEventSize;
      if (!tooLarge) onEvent(event);
    },
    onError(error) {
      // Unknown fields and odd retry values are to be ignored.
      if (error.type === 'max-buffer-size-exceeded') tooLarge = true;
    },
  });
  // The parser's own look-out for the mark would eat a field name.
  parser.feed('');

  let isAtStart = true;
  let dropLineFeed = false;

  function feed(text: string): void {
    let input = text;
    if (isAtStart && input !== '') {
      isAtStart = false;
      if (input.startsWith('\uFEFF')) input = input.slice(1);
    }
    if (dropLineFeed && input !== '') {
      dropLineFeed = false;
      if (input.startsWith('\n')) input = input.slice(1);
    }
    // A carriage return ends its line at once; the parser alone would wait for a line feed that may never come.
    if (input.includes('\r')) {
      dropLineFeed = input.endsWith('\r');
      input = input.replaceAll(/\r\n?/g, '\n');
    }
    if (input === '') return;
    parser.feed(input);
    if (tooLarge) throw new EventTooLarge(maxEventSize);
  }

  return {
    feed: (piece) => feed(decoder.decode(piece, { stream: true })),
    end: () => feed(decoder.decode()),
  };
}
