import type { BodyReader } from './transport.ts';

const patienceMs = 1_000;
const patienceBytes = 65_536;

/**
 * Lets go of a body whose content is whole: reads the little that may be left, so that the connection can serve the
 * next call, and closes it where the other side does not end the body soon. Nobody waits for it.
 */
export function release(body: BodyReader, schedule: (delayMs: number, callback: () => void) => () => void): void {
  const enough = new Error('The answer was whole before its body ended.');
  const cancelTimer = schedule(patienceMs, () => body.cancel(enough));
  drain(body)
    .then((drained) => drained || body.cancel(enough))
    // Whatever breaks after the answer is whole concerns nobody.
    .catch(() => undefined)
    .finally(cancelTimer);
}

async function drain(body: BodyReader): Promise<boolean> {
  let size = 0;
  for (let piece = await body.read(); piece !== null; piece = await body.read()) {
    size += piece.byteLength;
    if (size > patienceBytes) return false;
  }
  return true;
}
