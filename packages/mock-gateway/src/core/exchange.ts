/**
 * Request as the core reads it. Drivers create it from a `Request` or from a `node:http` message; a plain object
 * keeps the server several times faster than one that builds `Request` and `Response` for each call.
 */
export interface GatewayRequest {
  readonly method: string;
  /** The URL's path below the root, without its query. */
  readonly path: string;
  /** Query of the URL, without its `?`; may be empty. */
  readonly query: string;
  /** Root at which the caller found the gateway: `http://127.0.0.1:8787`, with its path if there is one. */
  readonly root: string;
  /** `true` if the caller is on this machine and addresses it by a local name. */
  readonly isLocal: boolean;
  /** Looks up a header by its lower-case name. */
  header(name: string): string | null;
  /**
   * Reads the whole body.
   * @throws BodyError if it is larger than the limit or cannot be read
   */
  readBody(limitBytes: number): Promise<Uint8Array>;
  /** Aborts when the client is gone. */
  readonly signal: AbortSignal;
}

/** A piece of a body that is written in one go, usually an event of a stream. */
export type Frame = string | Uint8Array;

/** The frames of a streamed answer. The reader must read to the end or call `return`, which stops generation. */
export interface ReplyStream {
  next(): Promise<IteratorResult<Frame, void>>;
  return(): Promise<IteratorResult<Frame, void>>;
}

/** Answer of the core. */
export interface GatewayReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | ReplyStream;
  /** Content encoding on a socket; `fetch` in the process returns the body decoded, as every `fetch` does. */
  readonly encoding?: 'gzip' | 'br';
  /** The connection is reset instead of answering. */
  readonly isLost?: boolean;
}

/** A body that could not be read. */
export class BodyError extends Error {
  override readonly name = 'BodyError';
}

/** Ends a body in the middle: a driver cuts the connection instead of ending the answer. */
export class ConnectionCut extends Error {
  override readonly name = 'ConnectionCut';
  /** `true` if the connection is reset (RST) rather than closed. */
  readonly isReset: boolean;

  constructor(isReset: boolean) {
    super(isReset ? 'The connection was reset.' : 'The connection was cut.');
    this.isReset = isReset;
  }
}
