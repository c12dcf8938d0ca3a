import type { Scope, Tier } from '@clawwits/contract';
import type { GatewayState } from '../../core/gateway-state.ts';
import { type ClawwitsAccount, type ClawwitsAccountOptions, createClawwitsAccount } from './account.ts';

/** What can be decided about a ClawWits gateway beside what all gateways share. */
export interface ClawwitsOptions {
  /** The tier of accounts that name none. Default `"pro"`: 5,000 requests a minute. */
  readonly tier?: Tier;
  /** What an account that names nothing is granted, in Wits. Default 3,000,000. */
  readonly wits?: number;
  /** What of `wits` the default account has spent before, so that a wallet can be kept between runs. Default 0. */
  readonly lifetimeUsed?: number;
}

/** What is decided where nothing is said. */
export const clawwitsDefaults: Required<ClawwitsOptions> = { tier: 'pro', wits: 3_000_000, lifetimeUsed: 0 };

/** What those who write tests can do with a ClawWits gateway beside what all gateways offer. */
export interface ClawwitsControls {
  /** Adds an account; it has no key yet. */
  createAccount(options?: ClawwitsAccountOptions): ClawwitsAccount;
  /** Adds a key. Defaults: the default account, scope `full`. */
  createKey(options?: { readonly account?: string; readonly scope?: Scope }): string;
  /** Signs a session JWT. Defaults: the default account, 3,600 seconds; a negative number makes one that has expired. */
  createSession(options?: { readonly account?: string; readonly expiresInSeconds?: number }): Promise<string>;
  /** Grants more Wits. Default: to the default account. */
  topUp(wits: number, account?: string): void;
}

/** Makes the controls of a gateway, whatever state it is in when they are used. */
export function createClawwitsControls(
  stateOf: () => GatewayState<ClawwitsAccount, null>,
  { tier, wits }: Required<ClawwitsOptions>,
): ClawwitsControls {
  return {
    createAccount(options = {}) {
      const { accounts } = stateOf();
      return accounts.add(createClawwitsAccount({ id: accounts.nextId(), tier, wits, lifetimeUsed: 0, ...options }));
    },
    createKey({ account, scope = 'full' } = {}) {
      const { accounts } = stateOf();
      return accounts.createKey(accounts.get(account), { scope }).key;
    },
    createSession({ account, expiresInSeconds = 3_600 } = {}) {
      const { accounts, sessions } = stateOf();
      return sessions.create(accounts.get(account).id, expiresInSeconds);
    },
    topUp: (amount, account) => stateOf().accounts.get(account).wallet.topUp(amount),
  };
}
