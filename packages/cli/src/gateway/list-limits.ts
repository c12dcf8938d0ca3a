import type { LimitFacts } from '@clawwits/sdk-ts';
import { describeMoment } from '../i18n/describe-time.ts';
import { formatUSD } from '../i18n/format-usd.ts';
import { type LocalizedMessage, localized } from '../i18n/localized-message.ts';
import { toSingleLine } from '../output/text/strip-controls.ts';

/** Lists the limits that an answer's headers report; empty if they report none. */
export function listLimits({
  remainingUSD,
  resetsAtMs,
  remainingRequests: left,
  limitRequests: limit,
  tier,
}: LimitFacts): LocalizedMessage[] {
  return [
    ...(remainingUSD === undefined ? [] : [describeBudget(formatUSD(remainingUSD), resetsAtMs)]),
    ...(left === undefined ? [] : [describeRequests(left, limit)]),
    ...(tier === undefined ? [] : [localized('tier "{tier}"', { tier: toSingleLine(tier) })]),
  ];
}

const describeBudget = (amount: LocalizedMessage, resetsAtMs: number | undefined): LocalizedMessage =>
  resetsAtMs === undefined
    ? localized('{amount} left', { amount })
    : localized('{amount} left until {moment}', { amount, moment: describeMoment(resetsAtMs) });

const describeRequests = (left: number, limit: number | undefined): LocalizedMessage =>
  limit === undefined
    ? localized('{left} requests left in this window', { left })
    : localized('{left} of {limit} requests left in this window', { left, limit });
