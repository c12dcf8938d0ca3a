/** Clock, timers and random numbers of the core; tests pass their own. */
export interface Runtime {
  /** Milliseconds on a clock that never jumps. */
  now(): number;
  /** Milliseconds since 1970. */
  date(): number;
  /** A number from 0 to below 1. */
  random(): number;
  /** Calls back once after some milliseconds; the function returned cancels that. */
  schedule(delayMs: number, callback: () => void): () => void;
  /** A new unique key. */
  createKey(): string;
}

function createKey(): string {
  const { crypto } = globalThis as { crypto?: Partial<typeof globalThis.crypto> };
  // Pages served over plain http have no randomUUID, and some runtimes no crypto at all.
  if (typeof crypto?.randomUUID === 'function') return crypto.randomUUID();
  const bytes = new Uint8Array(16);
  if (typeof crypto?.getRandomValues === 'function') crypto.getRandomValues(bytes);
  // A key has to be unique, not secret.
  else for (const index of bytes.keys()) bytes[index] = Math.floor(Math.random() * 256);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const systemRuntime: Runtime = {
  // Some small runtimes have no such clock.
  now: () => (globalThis.performance ?? Date).now(),
  date: () => Date.now(),
  random: () => Math.random(),
  schedule(delayMs, callback) {
    // A timer set above this fires at once; a sum of times may pass it by a fraction.
    const timer = setTimeout(callback, Math.min(delayMs, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  },
  createKey,
};
