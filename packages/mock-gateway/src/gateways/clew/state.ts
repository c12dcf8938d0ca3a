import { type ClewTier, clewProfile } from '@clawwits/contract';
import type { Clock } from '../../core/clock.ts';
import type { GatewayState } from '../../core/gateway-state.ts';
import { createWebhookEvent } from '../../webhooks/create-event.ts';
import { createHourlyUsage, type HourlyUsage } from '../../webhooks/hourly-usage.ts';
import { createWebhookOutbox, type WebhookOutbox } from '../../webhooks/webhook-outbox.ts';
import type { ClewAccount } from './account.ts';
import { usageOfMonth } from './usage-of-month.ts';

/** State of Clew in addition to accounts. */
export interface ClewOwnState {
  /** Accounts by e-mail address, in lower case. */
  readonly byEmail: Map<string, ClewAccount>;
  /** The tokens of the links that reset passwords, by e-mail address. */
  readonly resetTokens: Map<string, ResetToken>;
  /** Until when a model of `clew/free` is limited, in milliseconds since 1970. */
  readonly limitedModels: Map<string, number>;
  /** Unpaid upgrades, by the last part of the address at which they are paid. */
  readonly checkouts: Map<string, Checkout>;
  readonly telemetry: Telemetry;
  readonly outbox: WebhookOutbox;
  readonly hourly: HourlyUsage<ClewAccount>;
}

/** The token of a link that resets a password. */
export interface ResetToken {
  readonly token: string;
  /** In milliseconds since 1970. */
  readonly expiresAt: number;
}

/** The state of a Clew gateway. */
export type ClewGatewayState = GatewayState<ClewAccount, ClewOwnState>;

/** An upgrade to a tier, to be paid. */
export interface Checkout {
  readonly account: ClewAccount;
  readonly tier: ClewTier;
  isPaid: boolean;
}

/** Anonymous reports of installations. */
export interface Telemetry {
  readonly instances: Set<string>;
  pings: number;
  events: number;
  readonly eventsByName: Map<string, number>;
}

/** Creates the state of a gateway that has just started. */
export function createClewOwnState(clock: Clock): ClewOwnState {
  const outbox = createWebhookOutbox(clock, clewProfile.webhookSignatureHeader);
  const state: ClewOwnState = {
    byEmail: new Map(),
    resetTokens: new Map(),
    limitedModels: new Map(),
    checkouts: new Map(),
    telemetry: { instances: new Set(), pings: 0, events: 0, eventsByName: new Map() },
    outbox,
    hourly: createHourlyUsage(clock, (account) => {
      const { requests, promptTokens, outputTokens, costUSD } = usageOfMonth(account, clock.now());
      const data = { requests, total_tokens: promptTokens + outputTokens, cost_usd: costUSD };
      void outbox.send(
        account.webhooks.values(),
        createWebhookEvent({ type: 'usage.updated', data }, account.id, clock.now()),
      );
    }),
  };
  return state;
}
