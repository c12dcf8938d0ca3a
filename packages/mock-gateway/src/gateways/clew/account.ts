import { type ClewTier, clewTiers } from '@clawwits/contract';
import type { Account, ApiKey } from '../../accounts/account.ts';
import { checkTier } from '../../accounts/check-tier.ts';
import { createRateWindow, type RateWindow } from '../../limits/rate-window.ts';
import { createUsageLedger, type UsageLedger } from '../../usage/usage-ledger.ts';
import type { WebhookTarget } from '../../webhooks/webhook-outbox.ts';
import { hashPassword, type PasswordHash } from './password.ts';

/** An account of Clew: a person with an e-mail address, and the usage. */
export interface ClewAccount extends Account {
  readonly email: string;
  tier: ClewTier;
  /** Whose provider key serves: the gateway's own, or the account's. */
  keySource: 'pool' | 'byok';
  /** In milliseconds since 1970. */
  readonly createdAt: number;
  /** `null` if it has no password: signing in fails. */
  password: Promise<PasswordHash> | null;
  readonly window: RateWindow;
  readonly usage: UsageLedger;
  /** By id. */
  readonly webhooks: Map<string, WebhookTarget>;
  /** The tiers that it has had, the oldest first; the current one is `tier`. */
  readonly formerTiers: FormerTier[];
  readonly keys: ApiKey<ClewAccount>[];
}

/** A tier that an account once had. */
export interface FormerTier {
  readonly tier: ClewTier;
  /** Time at which it ended, in milliseconds since 1970. */
  readonly endedAt: number;
}

/** Options of a new account. */
export interface ClewAccountOptions {
  /** Default: a UUID that follows from the seed. */
  readonly id?: string;
  /** Default: an address that contains the id. */
  readonly email?: string;
  /** Default: none; signing in with it fails. */
  readonly password?: string;
  /** Default: the gateway's. */
  readonly tier?: ClewTier;
}

/** The tiers of Clew. */
export const clewTierNames = Object.keys(clewTiers) as [ClewTier, ...ClewTier[]];

/**
 * Creates an account.
 *
 * @param salt for the password
 * @throws RangeError if there is no such tier
 */
export function createClewAccount(
  { id, email, password, tier }: ClewAccountOptions & { readonly id: string; readonly tier: ClewTier },
  createdAt: number,
  salt: string,
): ClewAccount {
  checkTier(tier, clewTierNames);
  return {
    id,
    email: email ?? `${id}@clew.test`,
    tier,
    keySource: 'pool',
    createdAt,
    isSuspended: false,
    password: password === undefined ? null : hashPassword(password, salt),
    window: createRateWindow(),
    usage: createUsageLedger(),
    webhooks: new Map(),
    formerTiers: [],
    keys: [],
  };
}
