import { requestsPerMinute, type Scope, type Tier } from '@clawwits/contract';
import { createRateWindow, type RateWindow } from '../limits/rate-window.ts';
import { seededRandom } from '../random/seeded.ts';
import { createWallet, type Wallet } from '../wallet/wallet.ts';

/** An API key of an account. */
export interface ApiKey {
  /** `cw_sk_…` */
  readonly key: string;
  readonly scope: Scope;
  readonly account: Account;
  isRevoked: boolean;
}

/** One account of the gateway. Its tier and its suspension may be changed at any time. */
export interface Account {
  /** A UUID. */
  readonly id: string;
  tier: Tier;
  isSuspended: boolean;
  readonly wallet: Wallet;
  readonly window: RateWindow;
  readonly keys: ApiKey[];
}

/** How an account begins. */
export interface AccountOptions {
  /** Default: a UUID that follows from the seed. */
  readonly id?: string;
  /** Default: the gateway's. */
  readonly tier?: Tier;
  /** What is granted, in Wits. Default: the gateway's. */
  readonly wits?: number;
  /** What of `wits` has been spent before. Default 0. */
  readonly lifetimeUsed?: number;
}

/** All accounts and keys. */
export interface Accounts {
  readonly all: readonly Account[];
  create(options: AccountOptions): Account;
  get(id?: string): Account;
  find(id: string): Account | undefined;
  createKey(account: Account, scope: Scope): ApiKey;
  findKey(key: string): ApiKey | undefined;
}

/** @throws RangeError where there is no such tier */
export function checkTier(tier: string): void {
  if (Object.hasOwn(requestsPerMinute, tier)) return;
  throw new RangeError(`There is no tier "${tier}"; there are ${Object.keys(requestsPerMinute).join(', ')}.`);
}

/** Makes the accounts of a gateway; the first one created is the default. */
export function createAccounts(seed: string, defaults: { readonly tier: Tier; readonly wits: number }): Accounts {
  const accounts = new Map<string, Account>();
  const keys = new Map<string, ApiKey>();
  let first: Account | undefined;

  return {
    get all() {
      return [...accounts.values()];
    },
    create({ id, tier = defaults.tier, wits = defaults.wits, lifetimeUsed = 0 }) {
      checkTier(tier);
      const account: Account = {
        id: id ?? seededRandom(seed, 'account', accounts.size).uuid(),
        tier,
        isSuspended: false,
        wallet: createWallet(wits, lifetimeUsed),
        window: createRateWindow(),
        keys: [],
      };
      if (accounts.has(account.id)) throw new Error(`There is already an account "${account.id}".`);
      accounts.set(account.id, account);
      first ??= account;
      return account;
    },
    get(id) {
      const account = id === undefined ? first : accounts.get(id);
      if (account === undefined) throw new Error(`There is no account "${id ?? ''}".`);
      return account;
    },
    find: (id) => accounts.get(id),
    createKey(account, scope) {
      const secret = seededRandom(seed, 'key', account.id, account.keys.length).letters(32);
      const key: ApiKey = { key: `cw_sk_${secret}`, scope, account, isRevoked: false };
      account.keys.push(key);
      keys.set(key.key, key);
      return key;
    },
    findKey: (key) => keys.get(key),
  };
}
