import { type KlawdTier, klawdTiers } from '@clawwits/contract';
import type { Account, ApiKey } from '../../accounts/account.ts';
import { checkTier } from '../../accounts/check-tier.ts';
import { createRateWindow, type RateWindow } from '../../limits/rate-window.ts';
import { createUsageLedger, type UsageLedger } from '../../usage/usage-ledger.ts';
import type { WebhookTarget } from '../../webhooks/webhook-outbox.ts';

/** Request limits of an account; `null` sets no limit. */
export interface KlawdLimits {
  readonly requestsPerDay: number | null;
  readonly requestsPerMinute: number | null;
}

/** An account of Klawd: requests a day and a minute by plan. */
export interface KlawdAccount extends Account {
  tier: KlawdTier;
  /** Limits of an `enterprise` account's contract; can be changed at any time. Default: no limits. */
  customLimits: KlawdLimits;
  readonly day: RateWindow;
  readonly minute: RateWindow;
  readonly usage: UsageLedger;
  /** Targets of events, as set in Mission Control; see the gateway's `setWebhook`. */
  webhooks: readonly WebhookTarget[];
  readonly keys: ApiKey<KlawdAccount>[];
}

/** Options of a new account. */
export interface KlawdAccountOptions {
  /** Default: a UUID that follows from the seed. */
  readonly id?: string;
  /** Default: the gateway's. */
  readonly tier?: KlawdTier;
  /** Limits of an `enterprise` account's contract. Default: no limits. */
  readonly customLimits?: KlawdLimits;
}

const dayMs = 24 * 60 * 60 * 1000;

/** The plans of Klawd. */
export const klawdTierNames = Object.keys(klawdTiers) as [KlawdTier, ...KlawdTier[]];

/**
 * Creates an account.
 * @throws RangeError if there is no such plan
 */
export function createKlawdAccount({ id, tier, customLimits }: Required<KlawdAccountOptions>): KlawdAccount {
  checkTier(tier, klawdTierNames);
  return {
    id,
    tier,
    customLimits,
    isSuspended: false,
    day: createRateWindow(dayMs),
    minute: createRateWindow(),
    usage: createUsageLedger(),
    webhooks: [],
    keys: [],
  };
}
