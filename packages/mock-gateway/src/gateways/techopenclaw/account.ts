import type { Account, ApiKey } from '../../accounts/account.ts';
import { createDollarWindow, type DollarWindow } from '../../limits/dollar-window.ts';

/** An account of Techopenclaw: a budget of dollars for a rolling window, and the models of its plan. */
export interface TechopenclawAccount extends Account {
  /** The document has no plans, so there is only one. */
  tier: 'standard';
  readonly window: DollarWindow;
  /** The models that the plan covers; can be changed at any time. */
  models: readonly string[] | 'all';
  readonly keys: ApiKey<TechopenclawAccount>[];
}

/** Options of a new account. */
export interface TechopenclawAccountOptions {
  /** Default: a UUID that follows from the seed. */
  readonly id?: string;
  /** Budget of a window, in US dollars. Default: the gateway's. */
  readonly budgetUSD?: number;
  /** Length of a window, in milliseconds. Default: the gateway's. */
  readonly windowMs?: number;
  /** The models that the plan covers. Default: all. */
  readonly models?: readonly string[] | 'all';
}

/** Creates an account. */
export function createTechopenclawAccount({
  id,
  budgetUSD,
  windowMs,
  models,
}: Required<TechopenclawAccountOptions>): TechopenclawAccount {
  if (!Number.isFinite(budgetUSD) || budgetUSD < 0) throw new RangeError('budgetUSD must be an amount of 0 or more.');
  if (!Number.isFinite(windowMs) || windowMs <= 0) throw new RangeError('windowMs must be above 0.');
  return {
    id,
    tier: 'standard',
    isSuspended: false,
    window: createDollarWindow(budgetUSD, windowMs),
    models,
    keys: [],
  };
}
