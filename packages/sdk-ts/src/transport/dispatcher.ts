import { type ConnectionCount, countConnections } from './connection-count.ts';
import { decompress } from './decompress.ts';
import {
  type BodyReader,
  type FailureKind,
  type Transport,
  type TransportAnswer,
  TransportFailure,
  type TransportRequest,
} from './transport.ts';

/** What a dispatcher is told about a request. */
export interface DispatchOptions {
  origin: string;
  path: string;
  method: string;
  headers: Readonly<Record<string, string>>;
  body: string | null;
  headersTimeout: number;
  bodyTimeout: number;
}

/** The part of undici's `Dispatcher` that the SDK calls: any agent, pool or client of undici 6 to 8 has it. */
export interface Dispatcher {
  dispatch(options: DispatchOptions, handler: object): boolean;
}

interface Controller {
  abort(reason: Error): void;
  pause(): void;
  resume(): void;
}

/** Bytes that may wait for a slow reader before the sender is held back. */
const highWaterMark = 65_536;

/** Undici's own limits end long generations; the SDK's time limits stand in their place. */
const noLimit = 0;

/**
 * Carries requests over undici's dispatcher, without `fetch` and web streams in between.
 *
 * @param resolveDispatcher looked up at each call, so that a dispatcher set by the application is honoured
 */
export function createDispatcherTransport(
  resolveDispatcher: (connectTimeout: number) => Dispatcher | Promise<Dispatcher>,
): Transport {
  return (request, onConnected) => {
    const exchange = new Exchange(onConnected);
    const dispatcher = resolveDispatcher(request.connectTimeout);
    if (dispatcher instanceof Promise) {
      dispatcher.then(
        (ready) => exchange.start(ready, request),
        (error) => exchange.fail(new TransportFailure('not-processed', error)),
      );
    } else {
      exchange.start(dispatcher, request);
    }
    return exchange;
  };
}

/**
 * One request on a dispatcher: undici calls it with what arrives, a `BodyReader` takes it out. It answers to the
 * handler names of undici 6 (`onHeaders`) and of 7 and later (`onResponseStart`).
 */
class Exchange implements BodyReader {
  readonly answer: Promise<TransportAnswer>;
  #resolveAnswer: (answer: TransportAnswer) => void = () => undefined;
  #rejectAnswer: (error: Error) => void = () => undefined;

  readonly #onConnected: () => void;
  #dispatching = false;
  #connections: ConnectionCount | null = null;
  #openedBefore = 0;
  #reusedConnection = false;
  #answerBegun = false;

  #controller: Controller | null = null;
  #legacyResume: () => void = () => undefined;
  #paused = false;

  #pieces: Uint8Array[] = [];
  #waitingBytes = 0;
  #ended = false;
  #failure: Error | null = null;
  #reader: { resolve(piece: Uint8Array | null): void; reject(error: Error): void } | null = null;

  constructor(onConnected: () => void) {
    this.#onConnected = onConnected;
    this.answer = new Promise((resolve, reject) => {
      this.#resolveAnswer = resolve;
      this.#rejectAnswer = reject;
    });
  }

  start(dispatcher: Dispatcher, request: TransportRequest): void {
    if (this.#failure !== null) return;
    const { url, method, headers, body } = request;
    const path = url.pathname + url.search;
    this.#connections = countConnections(dispatcher);
    this.#openedBefore = this.#connections.opened;
    this.#dispatching = true;
    try {
      dispatcher.dispatch(
        { origin: url.origin, path, method, headers, body, headersTimeout: noLimit, bodyTimeout: noLimit },
        this.#handler(),
      );
    } catch (error) {
      this.fail(new TransportFailure('not-processed', error));
    }
    this.#dispatching = false;
  }

  #handler(): object {
    return {
      onRequestStart: (controller: Controller) => this.#connected(controller),
      onResponseStart: (_: Controller, status: number, headers: Record<string, string | string[]>) =>
        this.#answered(status, new Map(Object.entries(headers).map(([name, value]) => [name, String(value)]))),
      onResponseData: (_: Controller, piece: Uint8Array) => this.#received(piece),
      onResponseEnd: () => this.#completed(),
      onResponseError: (_: Controller | null, error: Error) => this.#broke(error),

      onConnect: (abort: (reason: Error) => void) =>
        this.#connected({ abort, pause: () => undefined, resume: () => this.#legacyResume() }),
      onResponseStarted: () => {
        this.#answerBegun = true;
      },
      onHeaders: (status: number, rawHeaders: Uint8Array[], resume: () => void) => {
        this.#legacyResume = resume;
        this.#answered(status, readRawHeaders(rawHeaders));
        return !this.#paused;
      },
      onData: (piece: Uint8Array) => {
        this.#received(piece);
        return !this.#paused;
      },
      onComplete: () => this.#completed(),
      onError: (error: Error) => this.#broke(error),
    };
  }

  #connected(controller: Controller): void {
    this.#controller = controller;
    if (this.#failure !== null) {
      controller.abort(this.#failure);
      return;
    }
    this.#reusedConnection = this.#isReused();
    this.#onConnected();
  }

  /**
   * A new connection takes at least a turn, and is announced; some undici look at an idle one for a turn too before they
   * write. A dispatcher that never announced any proves nothing by its silence.
   */
  #isReused(): boolean {
    const before = this.#openedBefore;
    return this.#dispatching || (before > 0 && this.#connections?.opened === before);
  }

  #answered(status: number, headers: Map<string, string>): void {
    // An interim answer (100 Continue, 103 Early Hints) is none.
    if (status < 200) return;
    this.#answerBegun = true;
    this.#resolveAnswer({
      status,
      header: (name) => headers.get(name) ?? null,
      headers: () => [...headers],
      body: decompress(this, headers.get('content-encoding')),
    });
  }

  #received(piece: Uint8Array): void {
    if (this.#reader !== null) {
      const { resolve } = this.#reader;
      this.#reader = null;
      resolve(piece);
      return;
    }
    this.#pieces.push(piece);
    this.#waitingBytes += piece.byteLength;
    if (this.#waitingBytes >= highWaterMark && !this.#paused) {
      this.#paused = true;
      this.#controller?.pause();
    }
  }

  #completed(): void {
    this.#ended = true;
    this.#reader?.resolve(null);
    this.#reader = null;
  }

  #broke(error: Error): void {
    this.fail(new TransportFailure(this.#failureKind(), error));
  }

  #failureKind(): FailureKind {
    if (this.#controller === null) return 'not-processed';
    return this.#reusedConnection && !this.#answerBegun ? 'stale-connection' : 'lost';
  }

  fail(error: Error): void {
    this.#failure ??= error;
    this.#rejectAnswer(this.#failure);
    this.#reader?.reject(this.#failure);
    this.#reader = null;
  }

  read(): Promise<Uint8Array | null> {
    const piece = this.#pieces.shift();
    if (piece !== undefined) {
      this.#waitingBytes -= piece.byteLength;
      if (this.#paused && this.#waitingBytes < highWaterMark) {
        this.#paused = false;
        this.#controller?.resume();
      }
      return Promise.resolve(piece);
    }
    if (this.#failure !== null) return Promise.reject(this.#failure);
    if (this.#ended) return Promise.resolve(null);
    return new Promise((resolve, reject) => {
      this.#reader = { resolve, reject };
    });
  }

  cancel(reason: Error): void {
    if (this.#ended || this.#failure !== null) return;
    this.#pieces = [];
    this.fail(reason);
    this.#controller?.abort(reason);
  }
}

const latin1 = new TextDecoder('latin1');

function readRawHeaders(raw: Uint8Array[]): Map<string, string> {
  const headers = new Map<string, string>();
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = latin1.decode(raw[index]).toLowerCase();
    const value = latin1.decode(raw[index + 1]);
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return headers;
}
