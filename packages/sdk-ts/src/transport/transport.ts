import { isError } from '../errors/is-error.ts';
import { quietCause } from '../errors/quiet-cause.ts';

/** Address of a request, in the forms that the transports need. */
export interface RequestTarget {
  /** The whole URL. */
  readonly href: string;
  /** Its scheme, host and port. */
  readonly origin: string;
  /** Its path and query. */
  readonly path: string;
}

/** One HTTP exchange, ready to be sent: only its headers change between attempts. */
export interface TransportRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly target: RequestTarget;
  readonly headers: Readonly<Record<string, string>>;
  /** Immutable, so that each attempt sends the same bytes. */
  readonly body: string | null;
  /** Limit for the connection, in milliseconds. The caller enforces it; the transport must not give up sooner. */
  readonly connectTimeout: number;
}

/** Receives the next read of a body. */
export interface PieceReceiver {
  /** The next piece; `null` at the clean end. */
  resolve(piece: Uint8Array | null): void;
  reject(error: unknown): void;
}

/** Reads a body in the pieces in which it arrives; the sender is held back while the body is not read. */
export interface BodyReader {
  /** The next piece; `null` at the clean end. Rejects with a `TransportFailure` or the reason given to `cancel`. */
  read(): Promise<Uint8Array | null>;
  /** `read` without a promise, if the body supports it: calls the receiver at once, or as soon as a piece arrives. */
  readInto?(receiver: PieceReceiver): void;
  /**
   * All pieces that are left, where a body can hand them out together, without a promise where they are there already.
   * It ends early, and closes the connection, when they are more than `maxBytes`.
   */
  readAll?(maxBytes: number): Uint8Array[] | Promise<Uint8Array[]>;
  /** The whole body, if it comes as a text and not as bytes. Rejects as `read` does. */
  readText?(): Promise<string>;
  /** Stops reading and closes the connection. Does nothing at the end. */
  cancel(reason: Error): void;
}

/** An answer whose status and headers have arrived. */
export interface TransportAnswer {
  readonly status: number;
  /** A header by its lower-case name; several values are joined with a comma. */
  header(name: string): string | null;
  /** All headers, names in lower case. */
  headers(): [name: string, value: string][];
  readonly body: BodyReader;
}

/** One exchange in progress. */
export interface TransportCall {
  /** Resolves with the headers' arrival. Rejects with a `TransportFailure` or the reason given to `cancel`. */
  readonly answer: Promise<TransportAnswer>;
  /** Ends the exchange wherever it is and closes the connection. */
  cancel(reason: Error): void;
}

/**
 * Carries a request to a gateway and brings the answer.
 *
 * @param onConnected called when the request starts to leave on a connection, if the transport knows
 */
export type Transport = (request: TransportRequest, onConnected: () => void) => TransportCall;

/**
 * Kinds of network failure, by what may have happened at the other end.
 * - `not-processed`: the request never left, so no model has run
 * - `stale-connection`: a reused connection broke within a round trip, before a byte of the answer came
 * - `lost`: the request had left; it may have been processed and billed
 */
export type FailureKind = 'not-processed' | 'stale-connection' | 'lost';

/** A network failure, classified by what may have happened at the other end. */
export class TransportFailure extends Error {
  readonly kind: FailureKind;

  constructor(kind: FailureKind, cause: unknown) {
    super(describe(cause), { cause: quietCause(cause) });
    this.name = 'TransportFailure';
    this.kind = kind;
  }
}

/** The system's own words are often one level down: fetch wraps them in "fetch failed". */
function describe(cause: unknown): string {
  if (!isError(cause)) return String(cause);
  const inner = cause.cause;
  const first = firstOf(inner) ?? firstOf(cause);
  if (first !== undefined) return first.message;
  return isError(inner) ? inner.message : cause.message;
}

/** Returns the first error of an `AggregateError`, which stands for one connection attempt of several. */
function firstOf(error: unknown): Error | undefined {
  const first: unknown =
    isError(error) && 'errors' in error && Array.isArray(error.errors) ? error.errors[0] : undefined;
  return isError(first) ? first : undefined;
}
