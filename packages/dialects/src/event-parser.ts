import { fullEventParser } from '#parts';
import { EventTooLarge } from './event-too-large.ts';
import type { FullEventParser } from './full-event-parser.ts';
import type { EventParser, ServerSentEvent } from './server-sent-event.ts';
import { createUtf8Reader } from './utf8-reader.ts';

/** What is held of an event that is not there as a whole, in characters: to search it anew with each piece takes ever longer. */
const longestHeld = 65_536;

/**
 * Follows the WHATWG event stream rules. An event as gateways send it, a line of data and before it perhaps one with its
 * name, is cut out of the text where it stands; everything else goes through a parser that knows all the rules. An event
 * without its blank line is dropped at the end of the body, as the standard says.
 *
 * @param onEvent called for each event, in order, before `feed` returns
 * @param maxEventSize in characters; a larger event makes `feed` throw `EventTooLarge`
 */
export function createEventParser(onEvent: (event: ServerSentEvent) => void, maxEventSize: number): EventParser {
  const utf8 = createUtf8Reader();
  let tooLarge = false;
  let isAtStart = true;
  let dropLineFeed = false;
  /** What has not been read yet: the beginning of an event. */
  let held = '';
  let parser: FullEventParser | null = null;
  /** Whether the parser holds the beginning of an event, and whether what it was given last ended a line. */
  let isWithinEvent = false;
  let endedLine = false;

  function take(event: ServerSentEvent): void {
    // The parser bounds what it holds; an event that came whole in one piece it never held.
    tooLarge ||= event.data.length > maxEventSize;
    if (!tooLarge) onEvent(event);
  }

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
  function parse(full: FullEventParser, input: string, start: number): number {
    const startsBlank = isWithinEvent && endedLine && input.startsWith('\n', start);
    const blankLine = startsBlank ? start - 1 : input.indexOf('\n\n', start);
    isWithinEvent = !startsBlank && blankLine === -1;
    const end = isWithinEvent ? input.length : blankLine + 2;
    full.feed(input.slice(start, end));
    endedLine = input.endsWith('\n');
    return end;
  }

  /** Whether the rest of the text is an event whose end has not come, and short enough to be looked at again. */
  const isUnfinished = (input: string, start: number) =>
    !isWithinEvent && input.length - start <= longestHeld && input.indexOf('\n\n', start) === -1;

  function feed(text: string): Promise<void> | null {
    const input = held + normalise(text);
    let start = 0;
    let loading: Promise<void> | null = null;
    while (start < input.length && !tooLarge) {
      const end = isWithinEvent ? -1 : readPlainEvent(input, start, take);
      if (end !== -1) {
        start = end;
        continue;
      }
      if (isUnfinished(input, start)) break;
      const { module } = fullEventParser;
      if (module === null) {
        loading = fullEventParser.load();
        break;
      }
      parser ??= module.createFullParser(take, () => (tooLarge = true), maxEventSize);
      start = parse(parser, input, start);
    }
    held = input.slice(start);
    if (tooLarge || held.length > maxEventSize) throw new EventTooLarge(maxEventSize);
    return loading;
  }

  return { feed: (piece) => feed(utf8.read(piece)) };
}

/**
 * Reads what stands whole in the text: a blank line or a comment between two events, or an event of one line of data,
 * before it at most one with a name, and its blank line.
 *
 * @returns where it ends; -1 where something else stands there
 */
function readPlainEvent(input: string, start: number, take: (event: ServerSentEvent) => void): number {
  if (input[start] === '\n') return start + 1;
  if (input[start] === ':') return input.indexOf('\n', start) + 1 || -1;
  let dataLine = start;
  let event: string | undefined;
  if (input.startsWith('event:', start)) {
    const nameEnd = input.indexOf('\n', start);
    event = input.slice(valueAt(input, start + 6), nameEnd);
    if (nameEnd === -1 || event === '') return -1;
    dataLine = nameEnd + 1;
  }
  if (!input.startsWith('data:', dataLine)) return -1;
  const dataEnd = input.indexOf('\n', dataLine);
  if (dataEnd === -1 || input[dataEnd + 1] !== '\n') return -1;
  take({ event, data: input.slice(valueAt(input, dataLine + 5), dataEnd) });
  return dataEnd + 2;
}

/** Where the value of a field begins: behind one space, where there is one. */
const valueAt = (input: string, colonEnd: number): number => (input[colonEnd] === ' ' ? colonEnd + 1 : colonEnd);
