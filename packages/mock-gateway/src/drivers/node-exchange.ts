import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  BodyError,
  ConnectionCut,
  type GatewayReply,
  type GatewayRequest,
  type ReplyStream,
} from '../core/exchange.ts';
import { compressFrames, compressText, type Encoding } from './compress.ts';
import { isOwnHost } from './is-own-host.ts';

const isExpecting = ({ headers }: IncomingMessage): boolean => headers.expect?.toLowerCase() === '100-continue';

function readBody(incoming: IncomingMessage, outgoing: ServerResponse, limitBytes: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    if (Number(incoming.headers['content-length'] ?? 0) > limitBytes) {
      incoming.resume();
      return reject(new BodyError(`The body is larger than ${limitBytes} bytes.`));
    }
    if (isExpecting(incoming)) outgoing.writeContinue();
    const parts: Buffer[] = [];
    let length = 0;
    const fail = (message: string) => {
      // The rest of the body is drained and discarded, so that the client can read the answer.
      incoming.removeAllListeners('data').resume();
      reject(new BodyError(message));
    };
    incoming.on('data', (part: Buffer) => {
      length += part.byteLength;
      if (length > limitBytes) fail(`The body is larger than ${limitBytes} bytes.`);
      else parts.push(part);
    });
    incoming.on('end', () => resolve(parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts)));
    const breakOff = () => {
      if (!incoming.readableEnded) fail('The body broke off.');
    };
    // A broken connection is reported as "close" too, and as "error" only if there is a listener.
    incoming.on('close', breakOff);
  });
}

const isLoopback = (address: string): boolean => /^(?:::ffff:)?127\.|^::1$/.test(address);

/**
 * Reads the request target: a path, or an absolute URL as proxies send it, whose authority then stands for the `Host` header
 * (RFC 9112, section 3.2.2).
 */
export function readTarget({ url = '/', headers }: IncomingMessage): { url: string; authority: string | undefined } {
  if (url.startsWith('/')) return { url, authority: headers.host };
  const [, authority, path = ''] = /^https?:\/\/([^/?#]*)([^#]*)/i.exec(url) ?? [];
  if (authority === undefined) return { url, authority: headers.host };
  return { url: path.startsWith('/') ? path : `/${path}`, authority };
}

/** A class, since every request creates one: rarely used properties are computed on access. */
class NodeRequest implements GatewayRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly #incoming: IncomingMessage;
  readonly #authority: string | undefined;
  readonly #outgoing: ServerResponse;
  readonly #prefix: string;
  #controller: AbortController | null = null;

  constructor(incoming: IncomingMessage, outgoing: ServerResponse, prefix: string) {
    const { method = 'GET' } = incoming;
    const { url, authority } = readTarget(incoming);
    const query = url.indexOf('?');
    this.method = method;
    this.path = url.slice(prefix.length, query === -1 ? undefined : query);
    this.query = query === -1 ? '' : url.slice(query + 1);
    this.#incoming = incoming;
    this.#authority = authority;
    this.#outgoing = outgoing;
    this.#prefix = prefix;
  }

  get root(): string {
    return `http://${this.#authority ?? 'localhost'}${this.#prefix}`;
  }

  get isLocal(): boolean {
    const { remoteAddress, localAddress } = this.#incoming.socket;
    return isLoopback(remoteAddress ?? '') && isOwnHost(this.#authority, localAddress);
  }

  get signal(): AbortSignal {
    if (this.#controller !== null) return this.#controller.signal;
    const controller = new AbortController();
    this.#controller = controller;
    const abort = () => controller.abort(new Error('The client has gone.'));
    if (this.#outgoing.destroyed) abort();
    else this.#outgoing.once('close', abort);
    return controller.signal;
  }

  header(name: string): string | null {
    const value = this.#incoming.headers[name];
    return value === undefined ? null : String(value);
  }

  readBody(limitBytes: number): Promise<Uint8Array> {
    return readBody(this.#incoming, this.#outgoing, limitBytes);
  }
}

/**
 * Reads a message in the core's form.
 *
 * @param prefix path of the gateway on the server; empty if it is the only one
 */
export const toGatewayRequest = (incoming: IncomingMessage, outgoing: ServerResponse, prefix: string): GatewayRequest =>
  new NodeRequest(incoming, outgoing, prefix);

/** Resolves when more may be written, or when writing is no longer possible. */
function drained(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      outgoing.off('drain', done).off('close', done);
      resolve();
    };
    if (outgoing.destroyed) done();
    else outgoing.on('drain', done).on('close', done);
  });
}

/** Resolves when all that was written has left, or never will. */
function flushed({ socket }: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (socket === null || socket.destroyed) return resolve();
    const done = () => {
      socket.off('close', done);
      resolve();
    };
    // A client that never reads keeps the callback waiting; its socket closes all the same.
    socket.once('close', done).write('', done);
  });
}

/**
 * Time between the last event and a reset, in milliseconds. A client on libuv that finds both at once, data and reset, reports the
 * end of the stream in place of ECONNRESET, so it needs time to read the data first.
 */
const resetDelayMs = 100;

const delay = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

async function reset(outgoing: ServerResponse): Promise<void> {
  await delay(resetDelayMs);
  outgoing.socket?.resetAndDestroy();
}

async function writeFrames(frames: ReplyStream, outgoing: ServerResponse): Promise<void> {
  const stop = () => void frames.return();
  // If the client left while the answer was prepared, there is no further "close" event.
  if (outgoing.destroyed) return stop();
  outgoing.once('close', stop);
  try {
    for (let frame = await frames.next(); !frame.done; frame = await frames.next()) {
      if (outgoing.destroyed) return;
      if (!outgoing.write(frame.value)) await drained(outgoing);
    }
    outgoing.off('close', stop);
    outgoing.end();
  } catch (error) {
    // A client must see a cut as a cut, never as a clean end; bytes written before it still arrive.
    await flushed(outgoing);
    if (error instanceof ConnectionCut && error.isReset) await reset(outgoing);
    else outgoing.destroy();
  }
}

const compress = (body: GatewayReply['body'], encoding: Encoding): ReplyStream | Uint8Array =>
  typeof body === 'string' ? compressText(body, encoding) : compressFrames(body, encoding);

/** Writes a reply to the socket, as fast as the client reads. */
export async function writeReply(reply: GatewayReply, outgoing: ServerResponse): Promise<void> {
  const { status, headers, encoding } = reply;
  const body = encoding === undefined ? reply.body : compress(reply.body, encoding);
  // A body that was never requested may still arrive: the next request on the connection could not be distinguished.
  if (isExpecting(outgoing.req) && !outgoing.req.complete) outgoing.shouldKeepAlive = false;
  if (reply.isLost) return void outgoing.socket?.resetAndDestroy();
  if (typeof body !== 'string' && !(body instanceof Uint8Array)) {
    outgoing.writeHead(status, headers).flushHeaders();
    return writeFrames(body, outgoing);
  }
  if (outgoing.destroyed) return;
  outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
}
