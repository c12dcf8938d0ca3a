import type { LimitFacts } from '@clawwits/sdk-ts';
import { describeMoment } from '../i18n/describe-time.ts';
import { formatUSD } from '../i18n/format-usd.ts';
import { type Sentence, say } from '../i18n/sentence.ts';
import { toSingleLine } from '../output/text/strip-controls.ts';

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
