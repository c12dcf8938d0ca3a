import { setTimeout as wait } from 'node:timers/promises';

/** Waits until something is so; fails after a bound. */
export async function until(isSo: () => boolean, what: string, boundMs = 20_000): Promise<void> {
  const start = performance.now();
  while (!isSo()) {
    if (performance.now() - start > boundMs) throw new Error(`It never happened that ${what}.`);
    await wait(2);
  }
}

/** How long something took, in milliseconds. */
export async function timed<Value>(work: () => PromiseLike<Value>): Promise<{ value: Value; durationMs: number }> {
  const start = performance.now();
  const value = await work();
  return { value, durationMs: performance.now() - start };
}
