import { techopenclawWindow } from '@clawwits/contract';
import type { GatewayState } from '../../core/gateway-state.ts';
import { createTechopenclawAccount, type TechopenclawAccount, type TechopenclawAccountOptions } from './account.ts';

/** Options that only a Techopenclaw gateway has. */
export interface TechopenclawOptions {
  /** Budget of an account in a window, in US dollars. Default 50. */
  readonly budgetUSD?: number;
  /** Length of a window, in milliseconds. Default 2 hours. */
  readonly windowMs?: number;
}

/** The default options. */
export const techopenclawDefaults: Required<TechopenclawOptions> = {
  budgetUSD: techopenclawWindow.budgetUSD,
  windowMs: techopenclawWindow.lengthMs,
};

/** Methods for tests that only a Techopenclaw gateway has. */
export interface TechopenclawControls {
  /** Adds an account; it has no key yet. */
  createAccount(options?: TechopenclawAccountOptions): TechopenclawAccount;
  /** Adds a key. Default: to the default account. */
  createKey(options?: { readonly account?: string }): string;
}

/** Creates the controls of a gateway. They act on its current state. */
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
