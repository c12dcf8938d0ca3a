import type { BodyReader, TransportFailure } from './transport.ts';
import type { UnreadableBody } from './unreadable-body.ts';

/** Classes of the SDK: handed in, since code that is loaded on demand would hold a copy of what it imports. */
interface Classes {
  readonly TransportFailure: typeof TransportFailure;
  readonly UnreadableBody: typeof UnreadableBody;
}

/**
 * Opens a body that is no web stream: a Node stream or another async iterable, as node-fetch gives it; or none but `text()`
 * or `json()`, as React Native and many mocks have it, which come as a whole.
 *
 * @param onCancel ends the exchange
 * @returns a reader that rejects with an `UnreadableBody` if nothing of that is there
 */
export function readUnusualBody(
  response: Response,
  onCancel: (reason: Error) => void,
  { TransportFailure, UnreadableBody }: Classes,
): BodyReader {
  const body: unknown = response.body;
  const fail = (error: unknown) => (error instanceof UnreadableBody ? error : new TransportFailure('lost', error));
  const unreadable = (problem: string) => new UnreadableBody(problem, 'invalid_option');
  if (typeof body === 'object' && body !== null && Symbol.asyncIterator in body) {
    return readIterable((body as AsyncIterable<unknown>)[Symbol.asyncIterator](), onCancel, fail);
  }
  if (typeof response.text === 'function') return readOnce(async () => response.text(), fail);
  const problem = 'the "fetch" in use gave an answer without body and text()';
  if (typeof response.json !== 'function') {
    return readOnce(() => Promise.reject(unreadable(`${problem}, and without json()`)), fail);
  }
  return readOnce(async () => {
    try {
      return JSON.stringify(await response.json());
    } catch (error) {
      // A stream of events is not JSON.
      if (error instanceof SyntaxError) throw unreadable(`${problem}, and json() found no JSON`);
      throw error;
    }
  }, fail);
}

/** Reads the pieces of an iterable; a cancelled read ends at once, even where the iterable takes no notice. */
function readIterable(
  pieces: AsyncIterator<unknown>,
  onCancel: (reason: Error) => void,
  fail: (error: unknown) => Error,
): BodyReader {
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
            reject(fail(error));
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
function readOnce(load: () => Promise<string>, fail: (error: unknown) => Error): BodyReader {
  let hasBeenRead = false;
  let cancelled: Error | null = null;
  let rejectRead: (reason: Error) => void = () => undefined;
  const readAs = <Value>(convert: (text: string) => Value): Promise<Value> =>
    new Promise((resolve, reject) => {
      if (cancelled !== null) return reject(cancelled);
      rejectRead = reject;
      const loading = hasBeenRead ? Promise.resolve('') : load();
      hasBeenRead = true;
      loading.then(convert).then(resolve, (error) => reject(fail(error)));
    });
  return {
    read: () => readAs((text) => (text === '' ? null : toBytes(text))),
    readText: () => readAs((text) => text),
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
