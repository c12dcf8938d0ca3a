import { ConnectionCut, type ReplyStream } from '../core/exchange.ts';

/** Callbacks of a stream. */
export interface StreamEnds {
  /** The client left, or a fault cut the connection. */
  onCut(reason: string): void;
  /** All frames have been read. */
  onEnd(): void;
  /** Called if the source failed; returns the frame that reports it to the client. */
  onFailure(error: unknown): string;
  /** Called with each frame before it is sent. */
  onFrame(frame: string): void;
}

/**
 * Wraps the frames of an answer so that exactly one end is reported, immediately, on every exit path: also if the client never
 * reads the first frame, in which case a generator's own `finally` would not run.
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
