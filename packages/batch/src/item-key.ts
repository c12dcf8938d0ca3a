import { createHash } from 'node:crypto';
import type { BatchItem } from './item.ts';

/**
 * Idempotency key of an item: a hash of the batch, the position and the content, so that a repeat is billed once and an edited input
 * is noticed. The spacing of the JSON does not matter; the order of its members does.
 */
export function itemKey(batchId: string, position: number, { url, body }: Pick<BatchItem, 'url' | 'body'>): string {
  const content = `${batchId}\n${position}\n${url}\n${JSON.stringify(body)}`;
  return createHash('sha256').update(content).digest('base64url').slice(0, 32);
}

/** The first 48 bits of a key: enough to notice a difference, in a number. */
export const fingerprint = (key: string): number => Buffer.from(key.slice(0, 8), 'base64url').readUIntLE(0, 6);
