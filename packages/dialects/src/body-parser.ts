import { createEventParser, type EventParser, type ServerSentEvent } from './event-parser.ts';
import { createJsonParser } from './json-parser.ts';
import { createUtf8Reader } from './utf8-reader.ts';

/** What the first bytes of a body show: an event stream, JSON values, or something else. */
export type BodyKind = 'events' | 'json' | 'other';

/**
 * Makes the events of a whole answer, so that it can be read as a stream; `null` if it is not one.
 *
 * @param isEvent whether it came as the first event of a stream, which others may follow
 */
export type SplitAnswer = (value: unknown, isEvent: boolean) => ServerSentEvent[] | null;

/** What is kept of a body that cannot be read, in characters. */
const rawLimit = 65_536;

/** What a line of an event stream begins with. */
const lineStarts = ['data:', 'event:', 'id:', 'retry:', ':', '\uFEFF'];

/** What the beginning of a body shows; `null` for white space alone, which keeps a connection alive. */
export function kindOf(piece: Uint8Array): BodyKind | null {
  const start = piece.findIndex((byte) => byte > 0x20);
  if (start === -1) return null;
  const head = new TextDecoder('utf-8', { ignoreBOM: true }).decode(piece.subarray(start, start + 6));
  if (/^[{[]/.test(head)) return 'json';
  return lineStarts.some((line) => line.startsWith(head.slice(0, line.length))) ? 'events' : 'other';
}

/** Turns the bytes of an answer into events, whatever its content type says: the first bytes decide how they are read. */
export class BodyParser implements EventParser {
  /** `null` until something else than white space has come. */
  kind: BodyKind | null = null;
  readonly #split: SplitAnswer;
  readonly #onEvent: (event: ServerSentEvent) => void;
  readonly #maxEventSize: number;
  #parser: EventParser | null = null;
  #hasEvent = false;
  #raw = '';
  readonly #utf8 = createUtf8Reader();

  /** @param maxEventSize in characters; a larger event makes `feed` throw `EventTooLarge` */
  constructor(split: SplitAnswer, onEvent: (event: ServerSentEvent) => void, maxEventSize: number) {
    this.#split = split;
    this.#onEvent = onEvent;
    this.#maxEventSize = maxEventSize;
  }

  /** The beginning of a body that is no event stream, as it came. */
  get raw(): string {
    return this.#raw.slice(0, rawLimit);
  }

  feed(piece: Uint8Array): void {
    this.#parser ??= this.#choose(piece);
    if (this.kind !== 'events' && this.#raw.length < rawLimit) this.#raw += this.#utf8.read(piece);
    this.#parser?.feed(piece);
  }

  end(): void {
    this.#parser?.end();
  }

  #choose(piece: Uint8Array): EventParser | null {
    this.kind = kindOf(piece);
    if (this.kind === null) return null;
    return this.kind === 'json'
      ? createJsonParser((data) => this.#take({ data }), this.#maxEventSize)
      : createEventParser((event) => this.#take(event), this.#maxEventSize);
  }

  #take(event: ServerSentEvent): void {
    if (this.#hasEvent) {
      this.#onEvent(event);
      return;
    }
    this.#hasEvent = true;
    for (const part of this.#splitFirst(event.data) ?? [event]) this.#onEvent(part);
  }

  #splitFirst(text: string): ServerSentEvent[] | null {
    const value = text.startsWith('{') ? parse(text) : null;
    return value === null ? null : this.#split(value, this.kind === 'events');
  }
}

/** What is no JSON is left to the reader, which says so. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
