import { EventEmitter } from 'node:events';
import {
  Agent,
  type ClientRequest,
  type IncomingMessage,
  request as openRequest,
  type RequestOptions,
} from 'node:http';
import type { Socket } from 'node:net';
import type { Dispatcher, DispatchOptions } from '../transport/dispatcher.ts';
import type { Controller } from '../transport/exchange.ts';

/** Callbacks of a dispatcher for one request, by the names of undici 7 and later. */
interface Handler {
  onRequestStart(controller: Controller): void;
  onResponseStarted(): void;
  onResponseStart(controller: Controller, status: number, headers: Record<string, string | string[] | undefined>): void;
  onResponseData(controller: Controller, piece: Uint8Array): void;
  onResponseEnd(controller: Controller): void;
  onResponseError(controller: Controller | null, error: Error): void;
}

/** The part of `node:http` and of `node:https` that is needed. */
interface Protocol {
  readonly agent: Agent;
  request(url: string, options: RequestOptions): ClientRequest;
}

/** Keeps an idle connection for 4,000 ms: few servers close theirs sooner. */
const keptIdle = { keepAlive: true, timeout: 4_000 };

/**
 * A dispatcher over `node:http`. Undici, to which Node's own dispatcher belongs, takes tens of milliseconds to load: a program that
 * sends one request and ends is done sooner this way. It knows no proxies. Idle connections are kept for 4,000 ms and keep
 * no process alive.
 *
 * @example
 * import { createHttpDispatcher } from '@clawwits/sdk-ts/node-http';
 *
 * const cw = new Clawwits({ dispatcher: createHttpDispatcher() });
 */
export function createHttpDispatcher(): Dispatcher {
  return new HttpDispatcher();
}

class HttpDispatcher extends EventEmitter implements Dispatcher {
  readonly #http: Protocol = { agent: new Agent(keptIdle), request: openRequest };
  #https: Promise<Protocol> | null = null;

  dispatch(options: DispatchOptions, handler: object): boolean {
    const call = (protocol: Protocol) => new Call(protocol, options, handler as Handler, () => this.emit('connect'));
    if (options.origin.startsWith('http:')) call(this.#http);
    else
      this.#loadHttps()
        .then(call)
        .catch((error) => (handler as Handler).onResponseError(null, error));
    return true;
  }

  /** For a local gateway it is not needed. */
  #loadHttps(): Promise<Protocol> {
    this.#https ??= import('node:https').then(({ Agent, request }) => ({ agent: new Agent(keptIdle), request }));
    return this.#https;
  }
}

/** One request and its answer. */
class Call implements Controller {
  readonly #handler: Handler;
  readonly #request: ClientRequest;
  readonly #body: string | null;
  readonly #onConnected: () => void;
  #answer: IncomingMessage | null = null;
  #socket: Socket | null = null;
  #bytesBefore = 0;
  #isOver = false;

  constructor(protocol: Protocol, options: DispatchOptions, handler: Handler, onConnected: () => void) {
    const { origin, path, method, headers, body } = options;
    this.#handler = handler;
    this.#body = body;
    this.#onConnected = onConnected;
    this.#request = protocol.request(origin + path, { method, headers, agent: protocol.agent });
    this.#request
      .on('socket', (socket) => this.#given(socket))
      .on('response', (answer) => this.#answered(answer))
      .on('error', (error) => this.#broke(error));
  }

  abort(reason: Error): void {
    this.#isOver = true;
    this.#request.destroy(reason);
  }

  pause(): void {
    this.#answer?.pause();
  }

  resume(): void {
    this.#answer?.resume();
  }

  /** Nothing is written before the connection is established. */
  #given(socket: Socket): void {
    if (this.#request.reusedSocket) {
      this.#start(socket);
      return;
    }
    // Nobody may wait for it any more, and the system tries for minutes: that alone must not keep a process alive.
    socket.unref();
    socket.once('encrypted' in socket ? 'secureConnect' : 'connect', () => {
      socket.ref();
      this.#onConnected();
      this.#start(socket);
    });
  }

  #start(socket: Socket): void {
    this.#socket = socket;
    this.#bytesBefore = socket.bytesRead;
    this.#handler.onRequestStart(this);
    // As bytes: a text would have the headers in front of it written in its own encoding.
    if (!this.#isOver) this.#request.end(this.#body === null ? undefined : Buffer.from(this.#body));
  }

  #answered(answer: IncomingMessage): void {
    this.#answer = answer;
    this.#handler.onResponseStart(this, answer.statusCode ?? 0, answer.headersDistinct);
    answer
      .on('data', (piece: Uint8Array) => this.#handler.onResponseData(this, piece))
      .on('end', () => this.#ended())
      .on('error', () => this.#broke(cut()))
      .on('close', () => this.#broke(cut()));
  }

  #ended(): void {
    if (this.#isOver || this.#answer?.complete !== true) return;
    this.#isOver = true;
    this.#handler.onResponseEnd(this);
  }

  #broke(error: Error): void {
    const answer = this.#answer;
    // A failure after the whole answer does not matter.
    if (this.#isOver || answer?.complete === true) return;
    this.#isOver = true;
    if (answer !== null) {
      // What had arrived before it broke is still to be read.
      answer.removeAllListeners('data');
      for (let piece = answer.read(); piece !== null; piece = answer.read()) this.#handler.onResponseData(this, piece);
    } else if (this.#socket !== null && this.#socket.bytesRead > this.#bytesBefore) this.#handler.onResponseStarted();
    this.#handler.onResponseError(this, error);
  }
}

/** Node says "aborted", which sounds like an abort by the caller. */
function cut(): Error {
  return Object.assign(new Error('The connection was closed before the answer was whole.'), { code: 'ECONNRESET' });
}
