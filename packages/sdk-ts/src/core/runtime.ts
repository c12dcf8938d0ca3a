/** What the core needs of its surroundings; tests hand in their own. */
export interface Runtime {
  /** Milliseconds on a clock that never jumps. */
  now(): number;
  /** Milliseconds since 1970. */
  date(): number;
  /** A number from 0 to below 1. */
  random(): number;
  /** Calls back once after some milliseconds; the result takes it back. */
  schedule(delayMs: number, callback: () => void): () => void;
  /** A new unique key. */
  createKey(): string;
}

function createKey(): string {
  const { crypto } = globalThis;
  // Pages served over plain http have no randomUUID.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const systemRuntime: Runtime = {
  now: () => performance.now(),
  date: () => Date.now(),
  random: () => Math.random(),
  schedule(delayMs, callback) {
    // A timer set above this fires at once; a sum of times may pass it by a fraction.
    const timer = setTimeout(callback, Math.min(delayMs, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  },
  createKey,
};
