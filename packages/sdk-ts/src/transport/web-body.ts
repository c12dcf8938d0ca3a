import { type BodyReader, TransportFailure } from './transport.ts';

/**
 * Reads a web stream piece by piece. A cancelled read ends at once, even where the stream takes no notice: some mocked
 * bodies never settle their cancellation.
 *
 * @param onCancel what else is to be ended
 */
export function readWebStream(
  stream: ReadableStream<Uint8Array>,
  onCancel: (reason: Error) => void = () => undefined,
): BodyReader {
  const reader = stream.getReader();
  let ended = false;
  let cancelled: Error | null = null;
  let rejectRead: (reason: Error) => void = () => undefined;
  return {
    read: () =>
      new Promise((resolve, reject) => {
        if (cancelled !== null) {
          reject(cancelled);
          return;
        }
        rejectRead = reject;
        reader.read().then(
          ({ value, done }) => {
            ended = done;
            resolve(done ? null : value);
          },
          (error) => {
            ended = true;
            reject(error instanceof TransportFailure ? error : new TransportFailure('lost', error));
          },
        );
      }),
    cancel(reason) {
      if (ended || cancelled !== null) return;
      cancelled = reason;
      rejectRead(reason);
      onCancel(reason);
      // Nobody waits for it, and what it rejects with is the reason itself.
      reader.cancel(reason).catch(() => undefined);
    },
  };
}
