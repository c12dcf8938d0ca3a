import type { LimitFacts } from '@clawwits/sdk-ts';
import { describeMoment } from '../output/describe-time.ts';
import { toSingleLine } from '../output/strip-controls.ts';

/** Dollars as people write them: two places, and more where there is little. */
export function formatUSD(amount: number): string {
  if (amount === 0) return '$0';
  if (amount < 1e-9) return 'less than $0.000000001';
  const places = amount >= 1 ? 2 : Math.min(9, Math.ceil(-Math.log10(amount)) + 2);
  const [whole = '0', fraction = ''] = amount.toFixed(places).split('.');
  const kept = fraction.replace(/0+$/, '').padEnd(2, '0');
  return `$${Number(whole).toLocaleString('en-US')}.${kept}`;
}

/** What an answer's headers told of limits, as a list in words; empty where they told nothing. */
export function describeLimits({
  remainingUSD,
  resetsAtMs,
  remainingRequests,
  limitRequests,
  tier,
}: LimitFacts): string {
  const until = resetsAtMs === undefined ? '' : ` until ${describeMoment(resetsAtMs)}`;
  const of = limitRequests === undefined ? '' : ` of ${limitRequests}`;
  return [
    ...(remainingUSD === undefined ? [] : [`${formatUSD(remainingUSD)} left${until}`]),
    ...(remainingRequests === undefined ? [] : [`${remainingRequests}${of} requests left in this window`]),
    ...(tier === undefined ? [] : [`tier "${toSingleLine(tier)}"`]),
  ].join(', ');
}
