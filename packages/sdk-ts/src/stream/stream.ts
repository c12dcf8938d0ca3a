import type { StreamReader, StreamUsage } from '@clawwits/dialects';
import { ConfigurationError, IncompleteStreamError } from '../errors/error-classes.ts';
import type { Mistake } from '../wire/translate.ts';

/** Receives the next pull of a stream. */
export interface EventReceiver<Event> {
  /** The next events, at least one; `null` after the last. */
  resolve(events: Event[] | null): void;
  /** The error that the caller is to see. */
  reject(error: unknown): void;
}

/** Source of a stream. The core builds it, so that streams know nothing of requests. */
export interface StreamSource<Event, Result, Metadata> {
  readonly reader: StreamReader<Event, Result>;
  /** Waits for the next events. May call the receiver at once; is not called again before it has. */
  pull(receiver: EventReceiver<Event>): void;
  /** Ends the stream and closes the connection. Does nothing after the end. */
  cancel(): void;
  /** `true` if the call was stopped from outside: events that were read ahead are dropped. */
  readonly interrupted: boolean;
  readonly response: Metadata;
}

/** The source to cancel when its stream is garbage-collected. */
interface Held {
  source: { cancel(): void } | null;
}

/** A stream that was dropped unread would hold its connection open. Some small runtimes have no such registry. */
const dropped =
  typeof FinalizationRegistry === 'undefined' ? null : new FinalizationRegistry<Held>(({ source }) => source?.cancel());

const done: IteratorReturnResult<undefined> = { value: undefined, done: true };

/**
 * The events of a streamed answer, in order, readable once. Leaving the loop early, {@link Stream.cancel} and `await using` close
 * the connection; the gateway stops generating and bills what it had generated.
 *
 * Iterating throws a {@link ClawwitsError} if the answer does not reach its end: `IncompleteStreamError` (`partial`
 * holds what arrived), `TimeoutError`, `AbortError`, or what the gateway reports in the stream.
 *
 * @example
 * const stream = await cw.chat.completions.create({ messages: [{ role: 'user', content: 'Xin chào' }], stream: true });
 * for await (const chunk of stream) process.stdout.write(chunk.choices[0]?.delta.content ?? '');
 * console.log(stream.usage);
 */
export class Stream<Event, Result, Metadata = unknown> implements AsyncIterable<Event>, AsyncDisposable {
  readonly #source: StreamSource<Event, Result, Metadata>;
  readonly #held: Held;
  #events: Event[] = [];
  #next = 0;
  #pulling: Promise<unknown> | null = null;
  #taken = false;
  #ended = false;

  /** @internal */
  constructor(source: StreamSource<Event, Result, Metadata>) {
    this.#source = source;
    this.#held = { source };
    dropped?.register(this, this.#held, this);
  }

  /** Metadata of the answer: request id, attempts, limits. */
  get response(): Metadata {
    return this.#source.response;
  }

  /** The text so far, of the first answer. Of an answer beyond 1,048,576 characters, its beginning. */
  get text(): string {
    return this.#source.reader.text;
  }

  /** Cost so far in tokens, on every exit path: as the gateway reports it, else counted and marked `estimated`. */
  get usage(): StreamUsage {
    return this.#source.reader.usage;
  }

  /**
   * The events, for `for await`.
   *
   * @throws {ConfigurationError} `already_read` when the stream is iterated a second time; {@link Stream.tee} gives two of it
   */
  [Symbol.asyncIterator](): AsyncIterator<Event, undefined> {
    this.#take();
    return { next: () => this.#read(), return: () => this.#return() };
  }

  /**
   * In OpenAI's and Anthropic's SDKs, the controller that ends the stream. Here {@link Stream.cancel} does.
   *
   * @deprecated call `stream.cancel()`, or pass a `signal` with the call
   * @throws {ConfigurationError} `unsupported_member`, always
   */
  get controller(): Mistake<'A stream has no controller: call stream.cancel(), or pass a signal with the call.'> {
    throw new ConfigurationError('A stream has no controller: call stream.cancel(), or pass a signal with the call.', {
      code: 'unsupported_member',
    });
  }

  /** Ends the stream and closes the connection. */
  cancel(): void {
    this.#finish();
    this.#source.cancel();
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.cancel();
    return Promise.resolve();
  }

  /**
   * Reads to the end and returns the whole answer, in the shape of one that is not streamed.
   *
   * @throws {ConfigurationError} `already_read` when the stream is being iterated already
   * @throws {IncompleteStreamError} when the stream was cancelled before an answer began
   */
  async result(): Promise<Result> {
    this.#take();
    this.#source.reader.keepAll();
    for (let step = await this.#read(); !step.done; step = await this.#read());
    try {
      return this.#source.reader.result();
    } catch (cause) {
      const partial = { text: this.text, events: 0, usage: this.usage };
      throw new IncompleteStreamError('The stream held no answer.', { code: 'stream_cut', partial, cause });
    }
  }

  /**
   * Splits the stream into two that are read independently. Events that one has read and the other has not are held in memory,
   * as is the whole answer, for `result()`.
   * The connection closes when both are cancelled.
   */
  tee(): [Stream<Event, Result, Metadata>, Stream<Event, Result, Metadata>] {
    this.#take();
    this.#source.reader.keepAll();
    /** Events that the other branch has read ahead; nothing is kept for a branch that was cancelled. */
    const waiting: [Event[] | null, Event[] | null] = [[], []];
    let reading: Promise<IteratorResult<Event, undefined>> | null = null;
    let failure: { readonly error: unknown } | null = null;

    /** Reads once for both; a failure is kept, so that the slower branch meets it after what came before. */
    const readForBoth = async (): Promise<IteratorResult<Event, undefined>> => {
      try {
        const step = await this.#read();
        if (!step.done) for (const events of waiting) events?.push(step.value);
        return step;
      } catch (error) {
        failure = { error };
        throw error;
      } finally {
        reading = null;
      }
    };

    const pullFor = async (own: 0 | 1): Promise<Event[] | null> => {
      const mine = waiting[own];
      if (mine === null) return null;
      if (mine.length === 0) {
        if (failure !== null) throw failure.error;
        reading ??= readForBoth();
        const step = await reading;
        if (step.done && mine.length === 0) return null;
      }
      return mine.splice(0);
    };

    const branch = (own: 0 | 1): Stream<Event, Result, Metadata> =>
      new Stream({
        reader: this.#source.reader,
        response: this.#source.response,
        interrupted: false,
        pull: (receiver) => void pullFor(own).then(receiver.resolve, receiver.reject),
        cancel: () => {
          waiting[own] = null;
          if (waiting.every((events) => events === null)) this.cancel();
        },
      });
    return [branch(0), branch(1)];
  }

  /**
   * Returns the stream as the bytes of `text/event-stream`, to pass on to a browser or another server. Every client of the
   * dialect reads them, {@link readChatStream} and {@link readMessageStream} too.
   */
  toReadableStream(): ReadableStream<Uint8Array> {
    this.#take();
    const encoder = new TextEncoder();
    const { reader } = this.#source;
    return new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        const step = await this.#read();
        if (!step.done) {
          controller.enqueue(encoder.encode(reader.encode(step.value)));
          return;
        }
        if (reader.endMarker !== '') controller.enqueue(encoder.encode(reader.endMarker));
        controller.close();
      },
      cancel: () => this.cancel(),
    });
  }

  /**
   * Waits until the first event has arrived, without handing it out.
   *
   * @throws what ends the stream before
   * @internal
   */
  async untilFirstEvent(): Promise<void> {
    await this.#pull();
    this.#next = 0;
  }

  #take(): void {
    if (this.#taken) {
      throw new ConfigurationError('A stream can be read once; call tee() first to read it twice.', {
        code: 'already_read',
      });
    }
    this.#taken = true;
  }

  #read(): Promise<IteratorResult<Event, undefined>> {
    if (this.#source.interrupted) this.#events = [];
    const event = this.#events[this.#next];
    if (event !== undefined && this.#pulling === null) {
      this.#next += 1;
      return Promise.resolve({ value: event, done: false });
    }
    if (this.#ended) return Promise.resolve(done);
    return this.#pulling === null ? this.#pull() : this.#pulling.then(() => this.#read());
  }

  #pull(): Promise<IteratorResult<Event, undefined>> {
    let isSettled = false;
    const pulling = new Promise<IteratorResult<Event, undefined>>((resolve, reject) => {
      this.#source.pull({
        resolve: (events) => {
          isSettled = true;
          this.#pulling = null;
          const first = this.#ended ? undefined : events?.[0];
          if (events === null || first === undefined) {
            this.#finish();
            resolve(done);
            return;
          }
          this.#events = events;
          this.#next = 1;
          resolve({ value: first, done: false });
        },
        reject: (error) => {
          isSettled = true;
          this.#pulling = null;
          this.#finish();
          reject(error);
        },
      });
    });
    if (!isSettled) this.#pulling = pulling;
    return pulling;
  }

  #return(): Promise<IteratorReturnResult<undefined>> {
    this.cancel();
    return Promise.resolve(done);
  }

  #finish(): void {
    this.#ended = true;
    this.#events = [];
    // V8 keeps what was registered until its next full collection, and everything that hangs on it.
    this.#held.source = null;
    dropped?.unregister(this);
  }
}
