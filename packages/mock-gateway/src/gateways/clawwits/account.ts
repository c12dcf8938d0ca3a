import { requestsPerMinute, type Tier } from '@clawwits/contract';
import type { Account, ApiKey } from '../../accounts/account.ts';
import { checkTier } from '../../accounts/check-tier.ts';
import { createRateWindow, type RateWindow } from '../../limits/rate-window.ts';
import { createWallet, type Wallet } from './wallet.ts';

/** An account of ClawWits: a wallet of Wits, and a window in which its requests are counted. */
export interface ClawwitsAccount extends Account {
  tier: Tier;
  readonly wallet: Wallet;
  readonly window: RateWindow;
  readonly keys: ApiKey<ClawwitsAccount>[];
}

/** Options of a new account. */
export interface ClawwitsAccountOptions {
  /** Default: a UUID that follows from the seed. */
  readonly id?: string;
  /** Default: the gateway's. */
  readonly tier?: Tier;
  /** Granted Wits. Default: the gateway's. */
  readonly wits?: number;
  /** Part of `wits` that has been spent before. Default 0. */
  readonly lifetimeUsed?: number;
}

/** The tiers of ClawWits. */
export const clawwitsTiers = Object.keys(requestsPerMinute) as [Tier, ...Tier[]];

/**
 * Creates an account.
 * @throws RangeError if there is no such tier, or the wallet is invalid
 */
export function createClawwitsAccount({
  id,
  tier,
  wits,
  lifetimeUsed,
}: Required<ClawwitsAccountOptions>): ClawwitsAccount {
  checkTier(tier, clawwitsTiers);
  return {
    id,
    tier,
    isSuspended: false,
    wallet: createWallet(wits, lifetimeUsed),
    window: createRateWindow(),
    keys: [],
  };
}
