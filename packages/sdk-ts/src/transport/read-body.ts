import { type BodyReader, TransportFailure } from './transport.ts';
import { UnreadableBody } from './unreadable-body.ts';
import { readWebStream } from './web-body.ts';

const emptyBody: BodyReader = { read: () => Promise.resolve(null), cancel: () => undefined };

/**
 * Opens the body of an answer, whatever the `fetch` in use offers: a web stream; a Node stream or another async iterable, as
 * node-fetch gives it; or no body but `text()` or `json()`, as React Native and many mocks have it, which come as a whole.
 *
 * @param onCancel ends the exchange
 * @returns a reader that rejects with an `UnreadableBody` if nothing of that is there
 */
export function readBody(response: Response, onCancel: (reason: Error) => void): BodyReader {
  const body: unknown = response.body;
  if (body === null) return emptyBody;
  if (typeof body === 'object' && body !== undefined) {
    if ('getReader' in body) return readWebStream(body as ReadableStream<Uint8Array>, onCancel);
    if (Symbol.asyncIterator in body)
      return readIterable((body as AsyncIterable<unknown>)[Symbol.asyncIterator](), onCancel);
  }
  if (typeof response.text === 'function') return readOnce(async () => response.text());
  const problem = 'the "fetch" in use gave an answer without body and text()';
  if (typeof response.json !== 'function')
    return readOnce(() => Promise.reject(unreadable(`${problem}, and without json()`)));
  return readOnce(async () => {
    try {
      return JSON.stringify(await response.json());
    } catch (error) {
      // A stream of events is no JSON.
      if (error instanceof SyntaxError) throw unreadable(`${problem}, and json() found no JSON`);
      throw error;
    }
  });
}

const unreadable = (problem: string): UnreadableBody => new UnreadableBody(problem, 'invalid_option');

/** Reads the pieces of an iterable; a cancelled read ends at once, even where the iterable takes no notice. */
function readIterable(pieces: AsyncIterator<unknown>, onCancel: (reason: Error) => void): BodyReader {
  let hasEnded = false;
  let cancelled: Error | null = null;
  let rejectRead: (reason: Error) => void = () => undefined;
  return {
    read: () =>
      new Promise((resolve, reject) => {
        if (cancelled !== null) return reject(cancelled);
        rejectRead = reject;
        pieces.next().then(
          ({ done, value }) => {
            hasEnded = done === true;
            resolve(hasEnded ? null : toBytes(value));
          },
          (error) => {
            hasEnded = true;
            reject(new TransportFailure('lost', error));
          },
        );
      }),
    cancel(reason) {
      if (hasEnded || cancelled !== null) return;
      cancelled = reason;
      rejectRead(reason);
      onCancel(reason);
      // Nobody waits for it, and what it rejects with is the reason itself.
      pieces.return?.().catch(() => undefined);
    },
  };
}

/** Reads a body that comes as one text. */
function readOnce(load: () => Promise<string>): BodyReader {
  let hasBeenRead = false;
  let cancelled: Error | null = null;
  let rejectRead: (reason: Error) => void = () => undefined;
  return {
    read: () =>
      new Promise((resolve, reject) => {
        if (cancelled !== null) return reject(cancelled);
        if (hasBeenRead) return resolve(null);
        hasBeenRead = true;
        rejectRead = reject;
        load().then(
          (text) => resolve(text === '' ? null : toBytes(text)),
          (error) => reject(error instanceof UnreadableBody ? error : new TransportFailure('lost', error)),
        );
      }),
    cancel(reason) {
      cancelled ??= reason;
      rejectRead(reason);
    },
  };
}

function toBytes(piece: unknown): Uint8Array {
  if (typeof piece === 'string') return new TextEncoder().encode(piece);
  return ArrayBuffer.isView(piece)
    ? new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength)
    : new Uint8Array(piece as ArrayBuffer);
}
