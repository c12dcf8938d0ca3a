import type { Runtime } from '../../src/core/runtime.ts';

/** A runtime whose time moves only when a test says so. */
export function createManualRuntime() {
  const timers = new Set<{ due: number; callback: () => void }>();
  let now = 0;
  let scheduled = 0;
  const runtime: Runtime = {
    now: () => now,
    date: () => now,
    random: () => 0,
    createKey: () => 'key',
    schedule(delayMs, callback) {
      const timer = { due: now + delayMs, callback };
      scheduled += 1;
      timers.add(timer);
      return () => timers.delete(timer);
    },
  };
  return {
    runtime,
    /** How many timers were ever set. */
    get scheduled() {
      return scheduled;
    },
    get waiting() {
      return timers.size;
    },
    advance(durationMs: number) {
      const end = now + durationMs;
      for (;;) {
        const next = [...timers].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0];
        if (next === undefined) break;
        timers.delete(next);
        now = next.due;
        next.callback();
      }
      now = end;
    },
  };
}
