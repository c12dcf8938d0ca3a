import type { LimitFacts } from '@clawwits/sdk-ts';
import { asIs, type Sentence, say } from '../language/sentence.ts';
import { describeMoment } from '../output/describe-time.ts';
import { toSingleLine } from '../output/strip-controls.ts';

/** Dollars as people write them: two places, and more where there is little. */
export function formatUSD(amount: number): Sentence {
  if (amount === 0) return asIs('$0');
  if (amount < 1e-9) return say('less than {amount}', { amount: '$0.000000001' });
  const places = amount >= 1 ? 2 : Math.min(9, Math.ceil(-Math.log10(amount)) + 2);
  const [whole = '0', fraction = ''] = amount.toFixed(places).split('.');
  const kept = fraction.replace(/0+$/, '').padEnd(2, '0');
  return asIs(`$${Number(whole).toLocaleString('en-US')}.${kept}`);
}

/** What an answer's headers told of limits; empty where they told nothing. */
export function listLimits({
  remainingUSD,
  resetsAtMs,
  remainingRequests: left,
  limitRequests: limit,
  tier,
}: LimitFacts): Sentence[] {
  return [
    ...(remainingUSD === undefined ? [] : [tellBudget(formatUSD(remainingUSD), resetsAtMs)]),
    ...(left === undefined ? [] : [tellRequests(left, limit)]),
    ...(tier === undefined ? [] : [say('tier "{tier}"', { tier: toSingleLine(tier) })]),
  ];
}

const tellBudget = (amount: Sentence, resetsAtMs: number | undefined): Sentence =>
  resetsAtMs === undefined
    ? say('{amount} left', { amount })
    : say('{amount} left until {moment}', { amount, moment: describeMoment(resetsAtMs) });

const tellRequests = (left: number, limit: number | undefined): Sentence =>
  limit === undefined
    ? say('{left} requests left in this window', { left })
    : say('{left} of {limit} requests left in this window', { left, limit });
