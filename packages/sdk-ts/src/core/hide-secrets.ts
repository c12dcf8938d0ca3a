import { redact } from '../errors/redact.ts';

/** Characters that are kept of an answer that cannot be read. */
const rawLimit = 65_536;

/**
 * The beginning of an answer that cannot be read, without what looks like a key, and without the keys that a call has sent,
 * whatever they look like.
 *
 * @param keys the keys that the call has sent, and what else must get into no error
 */
export function keepRaw(text: string, keys: readonly string[]): string {
  return hideKeys(redact(text.slice(0, rawLimit)), keys);
}

/** Redacts the keys that a call has sent. */
export function hideKeys(text: string, keys: readonly string[]): string {
  return keys.reduce((safe, key) => safe.replaceAll(key, '[redacted]'), text);
}
