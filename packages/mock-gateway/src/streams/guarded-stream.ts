import { ConnectionCut, type ReplyStream } from '../core/exchange.ts';

/** What happens around a stream. */
export interface StreamEnds {
  /** The client left, or a fault cut the connection. */
  onCut(reason: string): void;
  /** All frames have been taken. */
  onEnd(): void;
  /** The source failed; gives the frame that tells it to the client. */
  onFailure(error: unknown): string;
  /** Is shown each frame before it goes out. */
  onFrame(frame: string): void;
}

/**
 * Wraps the frames of an answer so that whichever way it ends, exactly one end is told, at once: also when nobody ever
 * took the first frame, where a generator's own `finally` would not run.
 */
export function guardStream(source: AsyncGenerator<string, void, void>, ends: StreamEnds): ReplyStream {
  let isOver = false;

  return {
    async next() {
      if (isOver) return { done: true, value: undefined };
      try {
        const result = await source.next();
        if (isOver) return { done: true, value: undefined };
        if (!result.done) {
          ends.onFrame(result.value);
          return result;
        }
        isOver = true;
        ends.onEnd();
        return result;
      } catch (error) {
        if (isOver) return { done: true, value: undefined };
        isOver = true;
        if (error instanceof ConnectionCut) {
          ends.onCut(error.message);
          throw error;
        }
        return { done: false, value: ends.onFailure(error) };
      }
    },
    async return() {
      if (!isOver) {
        isOver = true;
        ends.onCut('The client left before the end of the stream.');
        // Not awaited: the source may hang in a wait that only the end of its signal ends.
        void source.return().catch(() => undefined);
      }
      return { done: true, value: undefined };
    },
  };
}
