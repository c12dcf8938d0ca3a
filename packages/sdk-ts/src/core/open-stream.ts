import {
  type BodyParser,
  bodyParser,
  createEventParser,
  createTextDecoder,
  type EventParser,
  isEventTooLarge,
  kindOf,
  type ServerSentEvent,
  type StreamReader,
} from '@clawwits/dialects';
import type { EventReceiver, StreamSource } from '../stream/stream.ts';
import { release } from '../transport/release.ts';
import type { PieceReceiver } from '../transport/transport.ts';
import { UnreadableBody } from '../transport/unreadable-body.ts';
import { CallStopped } from './call-control.ts';
import { keepRaw } from './hide-secrets.ts';
import { liftWaitLimits, limitWait } from './limit-wait.ts';
import type { ResponseMetadata } from './response-metadata.ts';
import type { StreamContext } from './stream-context.ts';
import { createStreamErrors, type StreamErrors } from './stream-errors.ts';

/**
 * Bytes of a network read that are parsed at a time: all of it would fill V8's young generation with events that
 * wait for a slow reader, and make it grow.
 */
const portionSize = 16_384;

const nothingMore = new Uint8Array();

/** State of a stream. */
type Phase =
  | { readonly type: 'open' }
  /** The terminal mark was read, or the caller left. */
  | { readonly type: 'ended' }
  /** The gateway reported an error, or sent what cannot be read; thrown after the events before it. */
  | { readonly type: 'broken'; readonly error: unknown };

/** Reads an answer's body as a stream of typed events, under the time limits of a stream. */
export class OpenStream<Event, Result> implements StreamSource<Event, Result, ResponseMetadata>, PieceReceiver {
  readonly reader: StreamReader<Event, Result>;
  readonly #context: StreamContext;
  readonly #openedAt: number;
  /** `null` until something else than white space has come. */
  #parser: EventParser | null = null;
  /** Set where the body is no event stream. */
  #bodyParser: BodyParser | null = null;
  /** Events that wait for code to be loaded that is needed to go on; `null` where none is. */
  #held: ServerSentEvent[] | null = null;
  #phase: Phase = { type: 'open' };
  #arrived: Event[] = [];
  #handedOut = 0;
  /** Rest of the last piece that is not parsed yet. */
  #unparsed: Uint8Array | null = null;
  #waiting: EventReceiver<Event> | null = null;
  /** `true` if an event, keep-alives apart, was delivered, or is about to be. */
  #hasBegun = false;
  #hasNews = false;
  /** Start of the current wait, and duration of earlier waits since the last event that was not a keep-alive. */
  #pulledAt = 0;
  #waitedMs = 0;
  /** `true` while pieces are being requested, and if the last one came at once: then the loop goes on, not the stack. */
  #isReading = false;
  #cameAtOnce = false;
  #hasEnded = false;

  constructor(context: StreamContext, reader: StreamReader<Event, Result>) {
    const { control, runtime } = context;
    this.reader = reader;
    this.#context = context;
    this.#openedAt = runtime.now();
    control.lift('timeout');
    control.lift('totalTimeout');
  }

  get response(): ResponseMetadata {
    return this.#context.response;
  }
  get interrupted(): boolean {
    return this.#context.control.stopped !== null && this.#phase.type === 'open';
  }

  pull(receiver: EventReceiver<Event>): void {
    this.#waiting = receiver;
    // The clock runs while the caller waits, and pauses while it works.
    this.#pulledAt = this.#context.runtime.now();
    this.#goOn();
    // To limit a wait costs a microsecond; most pulls do not wait.
    if (this.#waiting !== null && this.#phase.type === 'open') this.#limitWait(0);
  }

  #limitWait(sincePullMs: number): void {
    limitWait(this.#context, {
      waitedMs: this.#waitedMs + sincePullMs,
      now: this.#pulledAt + sincePullMs,
      hasBegun: this.#hasBegun,
      isWhole: this.reader.complete,
    });
  }

  cancel(): void {
    if (this.#phase.type !== 'open') return;
    const { answer, control, response, settle } = this.#context;
    this.#phase = { type: 'ended' };
    control.close();
    settle?.(() => ({ response, usage: this.reader.usage }));
    answer.body.cancel(new Error('The caller left the stream.'));
  }

  /** Takes the next piece of the body; `null` is its end. */
  resolve(piece: Uint8Array | null): void {
    try {
      if (piece !== null) this.#parse(piece);
      else {
        this.#hasEnded = true;
        if (this.#phase.type === 'open' && this.#held === null) this.#endWithoutMark(null);
      }
      // A comment, or the beginning of a large event.
      const isWaiting = this.#waiting !== null && this.#arrived.length === 0 && this.#phase.type === 'open';
      if (isWaiting && this.#hasBegun) this.#limitWait(this.#context.runtime.now() - this.#pulledAt);
    } catch (error) {
      if (this.#phase.type === 'open') this.#interrupt(error);
    }
    this.#cameAtOnce = true;
    this.#goOn();
  }

  #parse(piece: Uint8Array): void {
    const isWhole = piece.length <= portionSize;
    this.#unparsed = isWhole ? null : piece.subarray(portionSize);
    const portion = isWhole ? piece : piece.subarray(0, portionSize);
    this.#parser ??= this.#chooseParser(portion);
    if (this.#held === null) this.#feed(portion);
    else this.#unparsed = piece;
  }

  #feed(piece: Uint8Array): void {
    const loading = this.#parser?.feed(piece) ?? null;
    if (loading !== null) this.#waitFor(loading, [], piece);
  }

  /** The first bytes decide how a body is read, whatever its content type says; `null` if that cannot be decided yet. */
  #chooseParser(piece: Uint8Array): EventParser | null {
    const kind = kindOf(piece);
    const { maxEventSize } = this.#context.settings;
    if (kind === null) return null;
    if (kind === 'events') return createEventParser((event) => this.#take(event), maxEventSize);
    const { module } = bodyParser;
    if (module === null) this.#waitFor(bodyParser.load(), [], piece);
    else this.#bodyParser = new module.BodyParser(createEventParser, (event) => this.#take(event), maxEventSize);
    return this.#bodyParser;
  }

  /**
   * Takes no event before some code has been loaded; `held` and what comes meanwhile are taken then.
   *
   * @param unread bytes that only that code can read: in the error if it cannot be loaded
   */
  async #waitFor(loaded: Promise<void>, held: ServerSentEvent[], unread?: Uint8Array): Promise<void> {
    const { answer, control } = this.#context;
    this.#held = held;
    try {
      await control.race(loaded).finally(() => control.whenStopped(answer.body));
      this.#held = null;
      for (const event of held) this.#take(event);
      if (this.#held === null) this.#feed(nothingMore);
      if (this.#hasEnded && this.#phase.type === 'open' && this.#held === null) this.#endWithoutMark(null);
    } catch (error) {
      this.#held = null;
      if (this.#phase.type === 'open') {
        const raw = unread === undefined ? held.map(({ data }) => data).join('\n') : createTextDecoder().decode(unread);
        this.#interrupt(error, raw);
      }
    }
    this.#goOn();
  }

  /** Takes what the body broke off with. */
  reject(error: unknown): void {
    if (this.#phase.type === 'open') this.#interrupt(error);
    this.#cameAtOnce = true;
    this.#goOn();
  }

  /** Reads on until there is something to deliver. Pieces are parsed as soon as they arrive. */
  #goOn(): void {
    if (this.#isReading) return;
    const { answer, control } = this.#context;
    const { body } = answer;
    this.#isReading = true;
    do {
      this.#cameAtOnce = false;
      if (this.#arrived.length > 0 || this.#phase.type !== 'open') this.#deliver();
      else if (this.#held !== null) break;
      else if (this.#unparsed !== null && control.stopped === null) this.resolve(this.#unparsed);
      else if (body.readInto !== undefined) body.readInto(this);
      else
        body.read().then(
          (piece) => this.resolve(piece),
          (error) => this.reject(error),
        );
    } while (this.#cameAtOnce);
    this.#isReading = false;
  }

  #take(event: ServerSentEvent): void {
    if (this.#phase.type !== 'open') return;
    if (this.#held !== null) {
      this.#held.push(event);
      return;
    }
    try {
      const step = this.reader.read(event);
      if (step.type === 'event') {
        this.#arrived.push(step.event);
        this.#hasNews ||= event.event !== 'ping' && (step.event as { type?: unknown }).type !== 'ping';
        if (step.last) this.#end();
      } else if (step.type === 'wait') this.#waitFor(step.loaded, [event]);
      else if (step.type === 'split') for (const part of step.events) this.#take(part);
      else if (step.type === 'cut') this.#phase = { type: 'broken', error: this.#errors().cut('stream_cut', null) };
      else if (step.type === 'error') this.#phase = { type: 'broken', error: this.#errors().reported(step.facts) };
      else if (step.type === 'end') this.#end();
    } catch (error) {
      this.#phase = { type: 'broken', error: this.#errors(event.data).cut('malformed_event', error) };
    }
  }

  #deliver(): void {
    if (this.#waiting === null) return;
    const receiver = this.#waiting;
    this.#waiting = null;
    liftWaitLimits(this.#context);
    if (this.#arrived.length > 0) {
      const events = this.#arrived;
      this.#arrived = [];
      this.#handedOut += events.length;
      this.#waitedMs = this.#hasNews ? 0 : this.#waitedMs + this.#context.runtime.now() - this.#pulledAt;
      this.#hasBegun ||= this.#hasNews;
      this.#hasNews = false;
      receiver.resolve(events);
    } else if (this.#phase.type === 'broken') {
      const { error } = this.#phase;
      try {
        this.#fail(error);
        receiver.reject(error);
      } catch (observerError) {
        receiver.reject(observerError);
      }
    } else receiver.resolve(null);
  }

  #end(): void {
    const { answer, control, response, runtime, settle } = this.#context;
    this.#phase = { type: 'ended' };
    control.close();
    settle?.(() => ({ response, usage: this.reader.usage, result: this.reader.result() as object }));
    release(answer.body, runtime.schedule);
  }

  #fail(cause: unknown): void {
    const { answer, control, response, settle } = this.#context;
    const error = cause as Error;
    control.close();
    answer.body.cancel(error);
    settle?.(() => ({ error, response, usage: this.reader.usage }));
  }

  /** @param raw what had arrived and cannot be read */
  #interrupt(error: unknown, raw?: string): void {
    try {
      this.#judge(error, raw);
    } catch (problem) {
      // A mistake in the caller's own functions ends the stream for the caller, not for the transport that delivered the piece.
      this.#phase = { type: 'broken', error: problem };
    }
  }

  #judge(error: unknown, raw?: string): void {
    if (isEventTooLarge(error)) this.#phase = { type: 'broken', error: this.#errors().tooLarge(error) };
    else if (error instanceof UnreadableBody) this.#phase = { type: 'broken', error: this.#errors().unreadable(error) };
    else if (error instanceof CallStopped && (error.by === 'caller' || !this.reader.complete)) {
      this.#phase = { type: 'broken', error: this.#errors().stopped(error) };
    } else this.#endWithoutMark(error, raw);
  }

  /** Without its terminal mark an answer is whole only if it said why it finished. */
  #endWithoutMark(cause: unknown, raw?: string): void {
    if (this.reader.complete) this.#end();
    else this.#phase = { type: 'broken', error: this.#errors(raw).cut('stream_cut', cause) };
  }

  /** @param raw an event that cannot be read: where there is nothing else, it is what had arrived */
  #errors(raw = this.#bodyParser?.raw ?? ''): StreamErrors {
    return createStreamErrors(this.#context, this.#openedAt, {
      text: this.reader.text || keepRaw(raw, this.#context.keys),
      events: this.#handedOut + this.#arrived.length,
      usage: this.reader.usage,
    });
  }
}
