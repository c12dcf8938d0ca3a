import type { WebhookEvent } from '@clawwits/contract';
import { seededRandom } from '../random/seeded.ts';

/**
 * Creates an event from its content.
 *
 * @param about whose event it is
 * @param now in milliseconds since 1970
 */
export function createWebhookEvent<Payload extends Pick<WebhookEvent, 'type' | 'data'>>(
  payload: Payload,
  about: string,
  now: number,
): Payload & { id: string; created_at: string } {
  const id = `evt_${seededRandom('event', about, payload.type, now, JSON.stringify(payload.data)).letters(20)}`;
  return { id, created_at: new Date(now).toISOString(), ...payload };
}
