import type { ModelPrice } from '@clawwits/contract';
import type { UsedTokens } from '../core/bill.ts';

const perMillion = (tokens: number, price = 0): number => (tokens * price) / 1_000_000;

/**
 * Cost of a call in US dollars, without rounding errors of binary fractions.
 *
 * @param pieces images or videos
 */
export function costOf(price: Readonly<ModelPrice>, used: UsedTokens, pieces: number): number {
  const cost =
    perMillion(used.promptTokens, price.inputPerMillion) +
    perMillion(used.outputTokens, price.outputPerMillion) +
    pieces * (price.perImage ?? 0);
  return Number(cost.toFixed(10));
}

/** An amount as headers have it: in digits, never with an exponent. */
export const writeUSD = (usd: number): string => usd.toFixed(10).replace(/\.?0+$/, '');
