import type { WebhookEvent } from '@clawwits/contract';
import type { Account } from '../accounts/account.ts';
import type { Clock } from '../core/clock.ts';
import { createWebhookEvent } from './create-event.ts';
import type { WebhookDelivery, WebhookOutbox, WebhookTarget } from './webhook-outbox.ts';

/** Content of an event, as tests give it. */
export type WebhookPayload = Pick<WebhookEvent, 'type' | 'data'>;

/** Methods for tests of webhooks. */
export interface WebhookControls {
  /**
   * Sends an event, signed, to the subscribed webhooks of an account; resolves when each delivery has succeeded or failed.
   * Default: of the default account.
   */
  sendWebhook(event: WebhookPayload, account?: string): Promise<readonly WebhookDelivery[]>;
  /** The last deliveries, the oldest first. */
  readonly deliveries: readonly WebhookDelivery[];
}

/** Current state of a gateway, as far as the controls need it. */
export interface WebhookSource {
  readonly clock: Clock;
  readonly outbox: WebhookOutbox;
  account(id?: string): Account;
  targetsOf(account: Account): Iterable<WebhookTarget>;
}

/** Creates the controls. */
export function createWebhookControls(sourceOf: () => WebhookSource): WebhookControls {
  return {
    sendWebhook(event, id) {
      const { clock, outbox, account, targetsOf } = sourceOf();
      const whose = account(id);
      return outbox.send(targetsOf(whose), createWebhookEvent(event, whose.id, clock.now()) as WebhookEvent);
    },
    get deliveries() {
      return sourceOf().outbox.deliveries;
    },
  };
}
