import { type ConnectionCount, countConnections } from './connection-count.ts';
import { decompress } from './decompress.ts';
import type { ResponseHeaders } from './response-headers.ts';
import {
  type BodyReader,
  type FailureKind,
  type PieceReceiver,
  type TransportAnswer,
  type TransportCall,
  TransportFailure,
} from './transport.ts';

/** Holds a dispatcher's request back, resumes it and ends it. */
export interface Controller {
  abort(reason: Error): void;
  pause(): void;
  resume(): void;
}

interface Waiting<Value> {
  resolve(value: Value): void;
  reject(error: Error): void;
}

/** Bytes that may wait for a slow reader before the sender is held back. */
const highWaterMark = 65_536;

/**
 * Longest time from the request to the reset of a connection that had been closed already, in milliseconds: a round trip.
 * A request whose reset takes longer was received, and may have been billed.
 */
const staleWithinMs = 500;

/** One request on a dispatcher: a handler says what arrives, a `BodyReader` takes it out. */
export class Exchange implements BodyReader, TransportCall {
  readonly answer: Promise<TransportAnswer>;
  #waitingForAnswer: Waiting<TransportAnswer> | null = null;

  readonly #onConnected: () => void;
  readonly #connections: ConnectionCount;
  readonly #openedBefore: number;
  #isDispatching = true;
  /** Time at which the request began to leave on a reused connection; `null` on a new one. */
  #reusedAt: number | null = null;
  #isAnswerBegun = false;
  #controller: Controller | null = null;

  #pieces: Uint8Array[] = [];
  #waitingBytes = 0;
  #isPaused = false;
  #isEnded = false;
  #failure: Error | null = null;
  #waitingForPiece: PieceReceiver | null = null;
  #waitingForAll: (Waiting<Uint8Array[]> & { readonly maxBytes: number }) | null = null;

  constructor(dispatcher: object, onConnected: () => void) {
    this.#onConnected = onConnected;
    this.#connections = countConnections(dispatcher);
    this.#openedBefore = this.#connections.opened;
    this.answer = new Promise((resolve, reject) => {
      this.#waitingForAnswer = { resolve, reject };
    });
  }

  /** The dispatcher has taken the request; what comes later comes in a turn of its own. */
  dispatched(): void {
    this.#isDispatching = false;
  }

  /** The request starts to leave on a connection. */
  connected(controller: Controller): void {
    this.#controller = controller;
    if (this.#failure !== null) {
      controller.abort(this.#failure);
      return;
    }
    this.#reusedAt = this.#isReused() ? Date.now() : null;
    this.#onConnected();
  }

  /**
   * A new connection takes at least a turn, and is announced; some undici look at an idle one for a turn too before they
   * write. A dispatcher that never announced any proves nothing by its silence.
   */
  #isReused(): boolean {
    const before = this.#openedBefore;
    return this.#isDispatching || (before > 0 && this.#connections.opened === before);
  }

  /** The first byte of the answer is there. */
  answerBegun(): void {
    this.#isAnswerBegun = true;
  }

  /** Status and headers are there. */
  answered(status: number, headers: ResponseHeaders): void {
    // An interim answer (100 Continue, 103 Early Hints) is not the answer.
    if (status < 200) return;
    this.#isAnswerBegun = true;
    this.#waitingForAnswer?.resolve({
      status,
      header: (name) => headers.get(name),
      headers: () => headers.all(),
      body: decompress(this, headers.get('content-encoding')),
    });
  }

  /** A piece of the body is there. `false` holds the sender back. */
  received(piece: Uint8Array): boolean {
    if (this.#waitingForPiece !== null) {
      const receiver = this.#waitingForPiece;
      this.#waitingForPiece = null;
      receiver.resolve(piece);
      return true;
    }
    this.#pieces.push(piece);
    this.#waitingBytes += piece.byteLength;
    if (this.#waitingForAll !== null) this.#endIfTooLarge();
    else if (this.#waitingBytes >= highWaterMark) this.#isPaused = true;
    return !this.#isPaused;
  }

  /** The body has ended as it should. */
  completed(): void {
    this.#isEnded = true;
    const { receiver, whole } = this.#stopWaiting();
    receiver?.resolve(null);
    whole?.resolve(this.#pieces);
  }

  /** The connection failed. */
  broke(error: Error): void {
    this.fail(new TransportFailure(this.#failureKind(), error));
  }

  #failureKind(): FailureKind {
    if (this.#controller === null) return 'not-processed';
    if (this.#reusedAt === null || this.#isAnswerBegun) return 'lost';
    return Date.now() - this.#reusedAt <= staleWithinMs ? 'stale-connection' : 'lost';
  }

  /** Ends the exchange with an error, for whoever waits now or later. */
  fail(error: Error): void {
    this.#failure ??= error;
    this.#waitingForAnswer?.reject(this.#failure);
    const { receiver, whole } = this.#stopWaiting();
    receiver?.reject(this.#failure);
    whole?.reject(this.#failure);
  }

  /** Takes the receivers out before they are called, since each may ask for the next piece at once. */
  #stopWaiting() {
    const receiver = this.#waitingForPiece;
    const whole = this.#waitingForAll;
    this.#waitingForPiece = null;
    this.#waitingForAll = null;
    return { receiver, whole };
  }

  read(): Promise<Uint8Array | null> {
    return new Promise((resolve, reject) => this.readInto({ resolve, reject }));
  }

  readInto(receiver: PieceReceiver): void {
    const piece = this.#pieces.shift();
    if (piece !== undefined) {
      this.#waitingBytes -= piece.byteLength;
      // What was held back may come before this returns, and has to wait behind this piece.
      if (this.#waitingBytes < highWaterMark) this.#goOn();
      receiver.resolve(piece);
    } else if (this.#failure !== null) receiver.reject(this.#failure);
    else if (this.#isEnded) receiver.resolve(null);
    else this.#waitingForPiece = receiver;
  }

  readAll(maxBytes: number): Uint8Array[] | Promise<Uint8Array[]> {
    if (this.#failure !== null) return Promise.reject(this.#failure);
    if (this.#isEnded) return this.#pieces;
    return new Promise((resolve, reject) => {
      this.#waitingForAll = { resolve, reject, maxBytes };
      this.#endIfTooLarge();
      this.#goOn();
    });
  }

  #endIfTooLarge(): void {
    if (this.#waitingForAll === null || this.#waitingBytes <= this.#waitingForAll.maxBytes) return;
    const { resolve } = this.#waitingForAll;
    const pieces = this.#pieces;
    this.#stopWaiting();
    this.cancel(new Error('The body is larger than the bound.'));
    resolve(pieces);
  }

  #goOn(): void {
    if (!this.#isPaused) return;
    this.#isPaused = false;
    this.#controller?.resume();
  }

  cancel(reason: Error): void {
    if (this.#isEnded || this.#failure !== null) return;
    this.#pieces = [];
    this.fail(reason);
    this.#controller?.abort(reason);
  }
}
