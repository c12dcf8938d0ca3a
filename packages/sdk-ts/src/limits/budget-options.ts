import type { ModelPrice } from '@clawwits/contract';
import { describeValue, invalidOption, mistypedOption } from '../errors/invalid.ts';

/** Options of a budget: a cap, in Wits or in US dollars. */
export interface BudgetOptions {
  /** The most that all calls together may spend, in Wits. */
  maxWits?: number | undefined;
  /** The most that all calls together may spend, in US dollars: for the gateways that bill in them. Needs `prices`. */
  maxUSD?: number | undefined;
  /** Prices by model, for `maxUSD`: `inputPerMillion` and `outputPerMillion` as `models.list()` reports them. */
  prices?: Readonly<Record<string, ModelPrice>> | undefined;
  /**
   * For a call that does not fit now: `fail` refuses it at once; `wait` lets it wait for calls in progress to settle, and refuses
   * it once it cannot fit whatever they cost. A call must not wait for one that waits for it. Default `fail`.
   */
  onShortage?: 'fail' | 'wait' | undefined;
  /** Tokens that the gateway allows an answer if the call names no `maxTokens`. Default: such a call is refused. */
  defaultMaxTokens?: number | undefined;
  /** The most that a call can cost, in the budget's unit, where the budget cannot know: of an image, or a file by its id. */
  costOf?: ((call: { readonly endpoint: string; readonly params: unknown }) => number | undefined) | undefined;
}

const kinds: Readonly<Record<keyof BudgetOptions, 'number' | 'object' | 'function' | 'string'>> = {
  maxWits: 'number',
  maxUSD: 'number',
  prices: 'object',
  onShortage: 'string',
  defaultMaxTokens: 'number',
  costOf: 'function',
};

/** @throws {ConfigurationError} `invalid_option` */
export function checkBudgetOptions(options: BudgetOptions): void {
  if (typeof options !== 'object' || options === null) {
    throw invalidOption(`A budget takes options, { maxWits: 10_000 } for one; got ${describeValue(options)}.`);
  }
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(kinds, name)) throw invalidOption(`A budget has no option "${name}".`);
    const kind = kinds[name as keyof BudgetOptions];
    if (value === undefined || (typeof value === kind && value !== null && isNumberOfUse(value))) continue;
    throw mistypedOption(name, kind === 'number' ? 'a number of 0 or more' : `a ${kind}`, value);
  }
  const { maxWits, maxUSD, prices, onShortage = 'fail' } = options;
  if ((maxWits === undefined) === (maxUSD === undefined)) throw invalidOption('Give a budget "maxWits" or "maxUSD".');
  if (maxUSD !== undefined && prices === undefined) throw invalidOption('A budget in US dollars needs "prices".');
  if (onShortage !== 'fail' && onShortage !== 'wait')
    throw mistypedOption('onShortage', '"fail" or "wait"', onShortage);
}

const isNumberOfUse = (value: unknown): boolean => typeof value !== 'number' || (Number.isFinite(value) && value >= 0);
