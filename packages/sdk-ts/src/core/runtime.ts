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
  // Pages served over plain http have no randomUUID.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const systemRuntime: Runtime = {
  now: () => performance.now(),
  date: () => Date.now(),
  random: () => Math.random(),
  schedule(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
  createKey,
};
