import { redact } from '../errors/redact.ts';

/**
 * Redacts what looks like a key, and the keys that a call has sent, whatever they look like.
 *
 * @param keys the keys that the call has sent, and what else must get into no error
 */
export function hideSecrets(text: string, keys: readonly string[]): string {
  return hideKeys(redact(text), keys);
}

/** Redacts the keys that a call has sent. */
export function hideKeys(text: string, keys: readonly string[]): string {
  return keys.reduce((safe, key) => safe.replaceAll(key, '[redacted]'), text);
}
