import type { AttemptEnd, GatedCall } from '../core/gate.ts';
import { invalidParams, mistypedOption } from '../errors/invalid.ts';
import type { BudgetOptions } from './budget-options.ts';
import { boundTokens, type TokenCount } from './most-tokens.ts';
import { reportedTokens } from './used-tokens.ts';

/** Counts what calls cost, in whole units: Wits, or millionths of a US dollar. */
export interface CostCounter {
  readonly unit: 'Wits' | 'USD';
  /** Units in one of what the caller names: 1, or 1,000,000. */
  readonly scale: number;
  /**
   * The most that a call can cost; 0 for one that is not billed.
   *
   * @throws {ConfigurationError} `invalid_params` if nothing bounds it
   */
  most(call: GatedCall): number;
  /** The cost that the gateway reports; `null` where it reports none. */
  used(call: GatedCall, end: AttemptEnd): number | null;
}

export function createCostCounter(options: BudgetOptions): CostCounter {
  const { prices, defaultMaxTokens = null, costOf } = options;
  const isWits = options.maxWits !== undefined;
  const scale = isWits ? 1 : 1_000_000;

  function priceOf(call: GatedCall, { input, output }: TokenCount): number {
    if (isWits) return input + output;
    const model = modelOf(call) ?? '';
    const price = prices !== undefined && Object.hasOwn(prices, model) ? prices[model] : undefined;
    const { inputPerMillion, outputPerMillion = 0 } = price ?? {};
    if (inputPerMillion === undefined)
      throw invalidParams(`The budget has no price of the model "${model}": add it to "prices".`);
    // A price for a million tokens is one in millionths for each.
    return Math.ceil(input * inputPerMillion + output * outputPerMillion);
  }

  return {
    unit: isWits ? 'Wits' : 'USD',
    scale,
    most(call) {
      const { endpoint, params } = call.request;
      if (!endpoint.isBilled) return 0;
      const given = costOf?.({ endpoint: endpoint.sdk, params });
      if (given !== undefined) {
        if (typeof given === 'number' && given >= 0 && Number.isFinite(given)) return Math.ceil(given * scale);
        throw mistypedOption('costOf', 'a function that gives a number of 0 or more, or nothing', given);
      }
      const tokens = boundTokens(call, defaultMaxTokens);
      if (tokens !== null) return priceOf(call, tokens);
      throw invalidParams(
        'Under a budget a call needs "maxTokens", and content whose size is known: say in "costOf" what else it can cost.',
      );
    },
    used(call, end) {
      const { costUSD } = end.response?.limits ?? {};
      if (!isWits && costUSD !== undefined) return Math.ceil(costUSD * scale);
      const tokens = reportedTokens(end);
      return tokens === null ? null : priceOf(call, tokens);
    },
  };
}

/** Model that a call asks for. */
export function modelOf({ request }: GatedCall): string | undefined {
  const { model } = (request.params ?? {}) as { model?: unknown };
  return typeof model === 'string' ? model : undefined;
}
