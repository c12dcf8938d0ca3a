import { fullEventParser } from '#parts';
import { EventTooLarge } from './event-too-large.ts';
import type { FullEventParser } from './full-event-parser.ts';
import type { EventParser, ServerSentEvent } from './server-sent-event.ts';
import { createUtf8Reader } from './utf8-reader.ts';

/** Characters of an incomplete event that are held here: to search it again with each piece takes ever longer. */
const longestHeld = 65_536;

/**
 * Parses an event stream (WHATWG HTML, section 9.2). The common event, a line of data and possibly a line with its
 * name before it, is cut out of the text directly; everything else goes through a parser of all the rules. An event
 * without its blank line is dropped at the end of the body, as the standard requires.
 *
 * @param onEvent called for each event, in order, before `feed` returns
 * @param maxEventSize in characters; a larger event makes `feed` throw `EventTooLarge`
 */
export function createEventParser(onEvent: (event: ServerSentEvent) => void, maxEventSize: number): EventParser {
  const utf8 = createUtf8Reader();
  let tooLarge = false;
  let isAtStart = true;
  let dropLineFeed = false;
  /** Text that has not been read yet: the beginning of an event. */
  let held = '';
  let parser: FullEventParser | null = null;
  /** `true` if the parser holds the beginning of an event; `true` if its last input ended a line. */
  let isWithinEvent = false;
  let endedLine = false;

  function take(event: ServerSentEvent): void {
    // The parser bounds what it holds, but it never held an event that arrived in one piece.
    tooLarge ||= event.data.length > maxEventSize;
    if (!tooLarge) onEvent(event);
  }

  /** Removes the byte order mark, and turns all line ends into line feeds. */
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
    // A carriage return ends its line immediately; the parser would wait for a line feed that may never arrive.
    if (input.includes('\r')) {
      dropLineFeed = input.endsWith('\r');
      input = input.replaceAll(/\r\n?/g, '\n');
    }
    return input;
  }

  /** Passes the parser the text up to the next blank line, or all of it; returns the index of its end. */
  function parse(full: FullEventParser, input: string, start: number): number {
    const startsBlank = isWithinEvent && endedLine && input.startsWith('\n', start);
    const blankLine = startsBlank ? start - 1 : input.indexOf('\n\n', start);
    isWithinEvent = !startsBlank && blankLine === -1;
    const end = isWithinEvent ? input.length : blankLine + 2;
    full.feed(input.slice(start, end));
    endedLine = input.endsWith('\n');
    return end;
  }

  /** Checks whether the rest of the text is an incomplete event, short enough to be read again. */
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
 * Reads a complete element of the text: a blank line or a comment between two events, or an event of one line of data,
 * before it at most one with a name, and its blank line.
 *
 * @returns the index of its end; -1 if there is something else
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

/** Index of a field's value: after one space, if there is one. */
const valueAt = (input: string, colonEnd: number): number => (input[colonEnd] === ' ' ? colonEnd + 1 : colonEnd);
