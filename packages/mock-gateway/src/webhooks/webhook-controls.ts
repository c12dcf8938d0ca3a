import type { WebhookEvent } from '@clawwits/contract';
import type { Account } from '../accounts/account.ts';
import type { Clock } from '../core/clock.ts';
import { createWebhookEvent } from './create-event.ts';
import type { WebhookDelivery, WebhookOutbox, WebhookTarget } from './webhook-outbox.ts';

/** What happened, as those who write tests say it. */
export type ToldEvent = Pick<WebhookEvent, 'type' | 'data'>;

/** What those who write tests can do with the webhooks of a gateway. */
export interface WebhookControls {
  /**
   * Sends an event, signed, to the webhooks of an account that want it; resolves when each has it or has been given up.
   * Default: of the default account.
   */
  sendWebhook(event: ToldEvent, account?: string): Promise<readonly WebhookDelivery[]>;
  /** The last deliveries, the oldest first. */
  readonly deliveries: readonly WebhookDelivery[];
}

/** What the controls need of a gateway as it is when they are used. */
export interface WebhookSource {
  readonly clock: Clock;
  readonly outbox: WebhookOutbox;
  account(id?: string): Account;
  targetsOf(account: Account): Iterable<WebhookTarget>;
}

/** Makes the controls. */
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
