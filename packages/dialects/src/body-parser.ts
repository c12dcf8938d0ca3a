import { createEventParser, type EventParser, type ServerSentEvent } from './event-parser.ts';
import { createJsonParser } from './json-parser.ts';
import { createUtf8Reader } from './utf8-reader.ts';

/** What the first bytes of a body show: an event stream, JSON values, or something else. */
export type BodyKind = 'events' | 'json' | 'other';

/** Makes the events of a whole answer, so that it can be read as a stream; `null` where the value is none. */
export type SplitAnswer = (value: unknown) => ServerSentEvent[] | null;

/** What is kept of a body that cannot be read, in characters. */
const rawLimit = 65_536;

/** What a line of an event stream begins with. */
const lineStarts = ['data:', 'event:', 'id:', 'retry:', ':', '\uFEFF'];

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

  /** The beginning of a body that is no event stream, until it holds an event: all that can be said of it. */
  get raw(): string {
    return this.#hasEvent ? '' : this.#raw.slice(0, rawLimit);
  }

  /** @throws {SyntaxError} where the first of the JSON values is none */
  feed(piece: Uint8Array): void {
    this.#parser ??= this.#choose(piece);
    if (this.kind !== 'events' && !this.#hasEvent && this.#raw.length < rawLimit) this.#raw += this.#utf8.read(piece);
    this.#parser?.feed(piece);
  }

  end(): void {
    this.#parser?.end();
  }

  #choose(piece: Uint8Array): EventParser | null {
    // White space alone keeps a connection alive.
    const start = piece.findIndex((byte) => byte > 0x20);
    if (start === -1) return null;
    const head = new TextDecoder('utf-8', { ignoreBOM: true }).decode(piece.subarray(start, start + 6));
    const isEvents = lineStarts.some((line) => line.startsWith(head.slice(0, line.length)));
    this.kind = isEvents ? 'events' : /^[{[]/.test(head) ? 'json' : 'other';
    return this.kind === 'json'
      ? createJsonParser((text) => this.#takeValue(text), this.#maxEventSize)
      : createEventParser(this.#onEvent, this.#maxEventSize);
  }

  #takeValue(text: string): void {
    const events = this.#hasEvent ? null : this.#split(JSON.parse(text));
    this.#hasEvent = true;
    for (const event of events ?? [{ data: text }]) this.#onEvent(event);
  }
}
