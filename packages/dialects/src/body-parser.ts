import { type BodyKind, kindOf } from './body-kind.ts';
import { createJsonParser } from './json-parser.ts';
import type { CreateEventParser, EventParser, ServerSentEvent } from './server-sent-event.ts';
import { createUtf8Reader } from './utf8-reader.ts';

/** Characters that are kept of a body that cannot be read. */
const rawLimit = 65_536;

/** Turns the bytes of an answer into events, whatever its content type: the first bytes decide the format. */
export class BodyParser implements EventParser {
  /** `null` until the first byte that is not white space. */
  kind: BodyKind | null = null;
  readonly #createEventParser: CreateEventParser;
  readonly #onEvent: (event: ServerSentEvent) => void;
  readonly #maxEventSize: number;
  #parser: EventParser | null = null;
  #hasValue = false;
  #raw = '';
  readonly #utf8 = createUtf8Reader();

  /**
   * @param createParser creates the parser of an event stream; injected, so that a page that loads this class on demand does
   * not load that parser twice
   * @param maxEventSize in characters; a larger event makes `feed` throw `EventTooLarge`
   */
  constructor(createParser: CreateEventParser, onEvent: (event: ServerSentEvent) => void, maxEventSize: number) {
    this.#createEventParser = createParser;
    this.#onEvent = onEvent;
    this.#maxEventSize = maxEventSize;
  }

  /** The beginning of a body that is not an event stream, unchanged. */
  get raw(): string {
    return this.#raw.slice(0, rawLimit);
  }

  feed(piece: Uint8Array): Promise<void> | null {
    this.#parser ??= this.#choose(piece);
    if (this.kind !== 'events' && this.#raw.length < rawLimit) this.#raw += this.#utf8.read(piece);
    return this.#parser?.feed(piece) ?? null;
  }

  #choose(piece: Uint8Array): EventParser | null {
    this.kind = kindOf(piece);
    if (this.kind === null) return null;
    return this.kind === 'json'
      ? createJsonParser((data) => this.#takeValue(data), this.#maxEventSize)
      : this.#createEventParser(this.#onEvent, this.#maxEventSize);
  }

  #takeValue(data: string): void {
    const isFirstValue = !this.#hasValue;
    this.#hasValue = true;
    this.#onEvent({ data, isFirstValue });
  }
}
