import { closeSync, openSync, readSync } from 'node:fs';

const keyBytes = 16;

/**
 * Makes a key for a call from the system's source of random numbers, where that is a file. Else it is left to the SDK, whose
 * source is `crypto`: that takes 4 ms to load.
 */
export function createKey(): string | undefined {
  try {
    const file = openSync('/dev/urandom', 'r');
    try {
      const key = Buffer.alloc(keyBytes);
      return readSync(file, key, 0, keyBytes, null) === keyBytes ? key.toString('hex') : undefined;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}
