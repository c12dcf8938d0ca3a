import { klawdProfile } from '@clawwits/contract';
import type { Clock } from '../../core/clock.ts';
import type { GatewayState } from '../../core/gateway-state.ts';
import { sumUsage } from '../../usage/usage-ledger.ts';
import { createWebhookEvent } from '../../webhooks/create-event.ts';
import { createHourlyUsage, type HourlyUsage } from '../../webhooks/hourly-usage.ts';
import { createWebhookOutbox, type WebhookOutbox } from '../../webhooks/webhook-outbox.ts';
import type { KlawdAccount } from './account.ts';

/** State of Klawd in addition to accounts. */
export interface KlawdOwnState {
  readonly outbox: WebhookOutbox;
  readonly hourly: HourlyUsage<KlawdAccount>;
}

/** The state of a Klawd gateway. */
export type KlawdGatewayState = GatewayState<KlawdAccount, KlawdOwnState>;

/** Creates the state of a gateway that has just started. */
export function createKlawdOwnState(clock: Clock): KlawdOwnState {
  const outbox = createWebhookOutbox(clock, klawdProfile.webhookSignatureHeader);
  return {
    outbox,
    hourly: createHourlyUsage(clock, (account) => {
      const { requests, promptTokens, outputTokens, costUSD } = sumUsage(account.usage.entries);
      const data = { requests, total_tokens: promptTokens + outputTokens, cost_usd: costUSD };
      void outbox.send(account.webhooks, createWebhookEvent({ type: 'usage.updated', data }, account.id, clock.now()));
    }),
  };
}
