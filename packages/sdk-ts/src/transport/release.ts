import type { BodyReader, PieceReceiver } from './transport.ts';

const patienceMs = 1_000;
const patienceBytes = 65_536;

/**
 * Lets go of a body whose content is whole: reads the little that may be left, so that the connection can serve the
 * next call, and closes it where the other side does not end the body soon. Nobody waits for it.
 */
export function release(body: BodyReader, schedule: (delayMs: number, callback: () => void) => () => void): void {
  let isOver = false;
  let cancelTimer: (() => void) | null = null;
  const leave = () => body.cancel(new Error('The answer was whole before its body ended.'));
  const over = () => {
    isOver = true;
    cancelTimer?.();
  };
  // A failure after the whole answer does not matter.
  const rest: PieceReceiver = {
    resolve: (piece) => (piece === null ? over() : void drain(body, piece.byteLength).then(leave, leave).finally(over)),
    reject: over,
  };
  if (body.readInto !== undefined) body.readInto(rest);
  else body.read().then(rest.resolve, rest.reject);
  // Mostly the end comes along with the mark, and the timer is never needed.
  queueMicrotask(() => {
    if (!isOver) cancelTimer = schedule(patienceMs, leave);
  });
}

/** Reads to the end, or as much as is worth it. */
async function drain(body: BodyReader, sizeSoFar: number): Promise<void> {
  let size = sizeSoFar;
  while (size <= patienceBytes) {
    const piece = await body.read();
    if (piece === null) return;
    size += piece.byteLength;
  }
}
