import type { WebhookEvent } from '@clawwits/contract';
import { seededRandom } from '../random/seeded.ts';

/**
 * Makes an event of what it tells.
 *
 * @param about whose event it is
 * @param now in milliseconds since 1970
 */
export function createWebhookEvent<Told extends Pick<WebhookEvent, 'type' | 'data'>>(
  told: Told,
  about: string,
  now: number,
): Told & { id: string; created_at: string } {
  const id = `evt_${seededRandom('event', about, told.type, now, JSON.stringify(told.data)).letters(20)}`;
  return { id, created_at: new Date(now).toISOString(), ...told };
}
