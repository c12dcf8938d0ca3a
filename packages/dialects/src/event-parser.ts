import { createParser } from 'eventsource-parser';
import { createUtf8Reader } from './utf8-reader.ts';

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
 * Follows the WHATWG event stream rules. An event as gateways send it, a line of data and before it perhaps one with its
 * name, is cut out of the text where it stands; everything else goes through a parser that knows all the rules.
 *
 * @param onEvent called for each event, in order, before `feed` returns
 * @param maxEventSize in characters; a larger event makes `feed` throw `EventTooLarge`
 */
export function createEventParser(onEvent: (event: ServerSentEvent) => void, maxEventSize: number): EventParser {
  let tooLarge = false;

  function take(event: ServerSentEvent): void {
    // The parser bounds what it holds; an event that came whole in one piece it never held.
    tooLarge ||= event.data.length > maxEventSize;
    if (!tooLarge) onEvent(event);
  }

  /** Made when something else than a plain event comes: most streams never need it. */
  function openParser(): ReturnType<typeof createParser> {
    const opened = createParser({
      maxBufferSize: maxEventSize,
      onEvent: take,
      onError(error) {
        // Unknown fields and odd retry values are to be ignored.
        if (error.type === 'max-buffer-size-exceeded') tooLarge = true;
      },
    });
    // The parser's own look-out for the mark would eat a field name.
    opened.feed('');
    return opened;
  }

  let parser: ReturnType<typeof createParser> | null = null;
  const utf8 = createUtf8Reader();
  let isAtStart = true;
  let dropLineFeed = false;
  /** Whether the parser holds the beginning of an event, and whether what it was given last ended a line. */
  let isWithinEvent = false;
  let endedLine = false;

  /** Takes the byte order mark off, and makes line feeds of all line ends. */
  function normalise(text: string): string {
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
    return input;
  }

  /** Hands the parser the text up to the next blank line, or all of it; says where that ends. */
  function parse(input: string, start: number): number {
    const startsBlank = isWithinEvent && endedLine && input.startsWith('\n', start);
    const blankLine = startsBlank ? start - 1 : input.indexOf('\n\n', start);
    isWithinEvent = !startsBlank && blankLine === -1;
    const end = isWithinEvent ? input.length : blankLine + 2;
    parser ??= openParser();
    parser.feed(input.slice(start, end));
    endedLine = input.endsWith('\n');
    return end;
  }

  function feed(text: string): void {
    const input = normalise(text);
    let start = 0;
    while (start < input.length && !tooLarge) {
      const end = isWithinEvent ? -1 : readPlainEvent(input, start, take);
      start = end === -1 ? parse(input, start) : end;
    }
    if (tooLarge) throw new EventTooLarge(maxEventSize);
  }

  return {
    feed: (piece) => feed(utf8.read(piece)),
    end: () => feed(utf8.end()),
  };
}

/**
 * Reads an event that stands whole in the text: one line of data, before it at most one with a name, and a blank line.
 *
 * @returns where it ends; -1 where something else stands there
 */
function readPlainEvent(input: string, start: number, take: (event: ServerSentEvent) => void): number {
  let dataLine = start;
  let event: string | undefined;
  if (input.startsWith('event: ', start)) {
    const nameEnd = input.indexOf('\n', start + 7);
    event = input.slice(start + 7, nameEnd);
    if (nameEnd === -1 || event === '') return -1;
    dataLine = nameEnd + 1;
  }
  if (!input.startsWith('data: ', dataLine)) return -1;
  const dataEnd = input.indexOf('\n', dataLine + 6);
  if (dataEnd === -1 || input[dataEnd + 1] !== '\n') return -1;
  take({ event, data: input.slice(dataLine + 6, dataEnd) });
  return dataEnd + 2;
}
