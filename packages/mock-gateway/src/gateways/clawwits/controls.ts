import type { Scope, Tier } from '@clawwits/contract';
import type { GatewayState } from '../../core/gateway-state.ts';
import { type ClawwitsAccount, type ClawwitsAccountOptions, createClawwitsAccount } from './account.ts';

/** Options that only a ClawWits gateway has. */
export interface ClawwitsOptions {
  /** Default tier of accounts. Default `"pro"`: 5,000 requests a minute. */
  readonly tier?: Tier;
  /** Wits that an account is granted by default. Default 3,000,000. */
  readonly wits?: number;
  /** Part of `wits` that the default account has spent before, so that a wallet can be kept between runs. Default 0. */
  readonly lifetimeUsed?: number;
}

/** The default options. */
export const clawwitsDefaults: Required<ClawwitsOptions> = { tier: 'pro', wits: 3_000_000, lifetimeUsed: 0 };

/** Methods for tests that only a ClawWits gateway has. */
export interface ClawwitsControls {
  /** Adds an account; it has no key yet. */
  createAccount(options?: ClawwitsAccountOptions): ClawwitsAccount;
  /** Adds a key. Defaults: the default account, scope `full`. */
  createKey(options?: { readonly account?: string; readonly scope?: Scope }): string;
  /** Signs a session JWT. Defaults: the default account, 3,600 seconds; a negative number creates one that has expired. */
  createSession(options?: { readonly account?: string; readonly expiresInSeconds?: number }): Promise<string>;
  /** Grants more Wits. Default: to the default account. */
  topUp(wits: number, account?: string): void;
}

/** Creates the controls of a gateway. They act on its current state. */
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
