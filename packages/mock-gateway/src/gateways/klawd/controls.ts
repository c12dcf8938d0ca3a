import type { KlawdTier } from '@clawwits/contract';
import type { Core } from '../../core/core.ts';
import { createKlawdAccount, type KlawdAccount, type KlawdAccountOptions } from './account.ts';

/** What can be decided about a Klawd gateway beside what all gateways share. */
export interface KlawdOptions {
  /** The plan of accounts that name none. Default `"pro"`. */
  readonly tier?: KlawdTier;
}

/** What is decided where nothing is said. */
export const klawdDefaults: Required<KlawdOptions> = { tier: 'pro' };

const noLimits = { requestsPerDay: null, requestsPerMinute: null };

/** What those who write tests can do with a Klawd gateway beside what all gateways offer. */
export interface KlawdControls {
  /** Adds an account; it has no key yet. */
  createAccount(options?: KlawdAccountOptions): KlawdAccount;
  /** Adds a key. Default: to the default account. */
  createKey(options?: { readonly account?: string }): string;
}

/** Adds an account. */
export const addAccount = (
  { accounts }: Core<KlawdAccount, null>,
  options: KlawdAccountOptions & { readonly tier: KlawdTier },
): KlawdAccount => accounts.add(createKlawdAccount({ id: accounts.nextId(), customLimits: noLimits, ...options }));

/** Makes the controls of a gateway, whatever state it is in when they are used. */
export function createKlawdControls(
  coreOf: () => Core<KlawdAccount, null>,
  { tier }: Required<KlawdOptions>,
): KlawdControls {
  return {
    createAccount: (options = {}) => addAccount(coreOf(), { tier, ...options }),
    createKey({ account } = {}) {
      const { accounts } = coreOf();
      return accounts.createKey(accounts.get(account), {}).key;
    },
  };
}
