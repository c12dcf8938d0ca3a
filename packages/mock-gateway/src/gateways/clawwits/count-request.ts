import { requestsPerMinute } from '@clawwits/contract';
import { Refusal } from '../../core/refusal.ts';
import type { ClawwitsAccount } from './account.ts';

/**
 * Counts the request in the account's window.
 * @throws Refusal `rate_limited`
 * @see docs/contract.md §1, Rate limits
 */
export function countRequest({ tier, window }: ClawwitsAccount, now: number): void {
  const limit = requestsPerMinute[tier];
  const verdict = window.count(limit, now);
  if (verdict.isWithin) return;
  const { retryAfterMs } = verdict;
  const message = `The tier "${tier}" allows ${limit} requests a minute; try again in ${retryAfterMs} ms.`;
  throw new Refusal('rate_limited', message, { retryAfterMs });
}
