import { techopenclawWindow } from '@clawwits/contract';
import type { GatewayState } from '../../core/gateway-state.ts';
import { createTechopenclawAccount, type TechopenclawAccount, type TechopenclawAccountOptions } from './account.ts';

/** What can be decided about a Techopenclaw gateway beside what all gateways share. */
export interface TechopenclawOptions {
  /** What an account may spend in a window, in US dollars. Default 50. */
  readonly budgetUSD?: number;
  /** How long a window lasts, in milliseconds. Default 2 hours. */
  readonly windowMs?: number;
}

/** What is decided where nothing is said. */
export const techopenclawDefaults: Required<TechopenclawOptions> = {
  budgetUSD: techopenclawWindow.budgetUSD,
  windowMs: techopenclawWindow.lengthMs,
};

/** What those who write tests can do with a Techopenclaw gateway beside what all gateways offer. */
export interface TechopenclawControls {
  /** Adds an account; it has no key yet. */
  createAccount(options?: TechopenclawAccountOptions): TechopenclawAccount;
  /** Adds a key. Default: to the default account. */
  createKey(options?: { readonly account?: string }): string;
}

/** Makes the controls of a gateway, whatever state it is in when they are used. */
export function createTechopenclawControls(
  stateOf: () => GatewayState<TechopenclawAccount, null>,
  own: Required<TechopenclawOptions>,
): TechopenclawControls {
  return {
    createAccount(options = {}) {
      const { accounts } = stateOf();
      return accounts.add(createTechopenclawAccount({ id: accounts.nextId(), ...own, models: 'all', ...options }));
    },
    createKey({ account } = {}) {
      const { accounts } = stateOf();
      return accounts.createKey(accounts.get(account), {}).key;
    },
  };
}
