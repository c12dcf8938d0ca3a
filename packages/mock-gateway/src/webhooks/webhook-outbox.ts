import type { WebhookEvent } from '@clawwits/contract';
import type { Clock } from '../core/clock.ts';
import { signBody } from './sign-body.ts';

/** Target of events. */
export interface WebhookTarget {
  readonly id: string;
  /** An `http:` or `https:` address. */
  readonly url: string;
  /** The types of events that are sent. */
  readonly events: readonly string[];
  /** Secret that signs its events. */
  readonly secret: string;
  /** In milliseconds since 1970. */
  readonly createdAt: number;
}

/** Delivery of an event to a target. */
export interface WebhookDelivery {
  readonly event: WebhookEvent;
  readonly url: string;
  /** Status of each attempt, or the reason why there is no answer. */
  readonly tries: (number | string)[];
  state: 'pending' | 'delivered' | 'failed';
}

/** Delivers events. */
export interface WebhookOutbox {
  /** The last deliveries, the oldest first. */
  readonly deliveries: readonly WebhookDelivery[];
  /** Sends an event to the targets subscribed to its type; resolves when each delivery has succeeded or failed. */
  send(targets: Iterable<WebhookTarget>, event: WebhookEvent): Promise<readonly WebhookDelivery[]>;
}

/** The types of events that there are. */
export const webhookEventTypes = [
  'usage.updated',
  'billing.invoice.paid',
] as const satisfies readonly WebhookEvent['type'][];

/** Delays before the second and the third attempt, in milliseconds of the gateway's clock. */
const waits = [1_000, 5_000] as const;
/** Time limit for the answer of a target, in milliseconds. */
const patienceMs = 5_000;
const mostDeliveries = 1_000;

/**
 * Creates an outbox. Each event has three attempts; a redirect is not followed.
 *
 * @param signatureHeader the header that carries the signature
 */
export function createWebhookOutbox(clock: Clock, signatureHeader: string): WebhookOutbox {
  const deliveries: WebhookDelivery[] = [];

  const tryOnce = async (target: WebhookTarget, body: string): Promise<number | string> => {
    const headers = { 'content-type': 'application/json', [signatureHeader]: await signBody(body, target.secret) };
    const signal = AbortSignal.timeout(patienceMs);
    try {
      const response = await fetch(target.url, { method: 'POST', headers, body, redirect: 'manual', signal });
      await response.body?.cancel();
      return response.status;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };

  const deliver = async (target: WebhookTarget, event: WebhookEvent): Promise<WebhookDelivery> => {
    const delivery: WebhookDelivery = { event, url: target.url, tries: [], state: 'pending' };
    deliveries.push(delivery);
    if (deliveries.length > mostDeliveries) deliveries.shift();
    const body = JSON.stringify(event);
    for (const wait of [...waits, null]) {
      const outcome = await tryOnce(target, body);
      delivery.tries.push(outcome);
      if (typeof outcome === 'number' && outcome >= 200 && outcome < 300) {
        delivery.state = 'delivered';
        return delivery;
      }
      if (wait !== null) await clock.sleep(wait);
    }
    delivery.state = 'failed';
    return delivery;
  };

  return {
    get deliveries() {
      return [...deliveries];
    },
    send(targets, event) {
      const wanting = [...targets].filter(({ events }) => events.includes(event.type));
      return Promise.all(wanting.map((target) => deliver(target, event)));
    },
  };
}
