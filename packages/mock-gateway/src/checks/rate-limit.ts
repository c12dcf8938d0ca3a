import { requestsPerMinute } from '@clawwits/contract';
import type { Account } from '../accounts/accounts.ts';
import { Refusal } from '../core/refusal.ts';

/**
 * Counts the request in the account's window.
 * @throws Refusal `rate_limited`
 * @see contract §1, Rate limits
 */
export function countRequest(account: Account, now: number): void {
  const limit = requestsPerMinute[account.tier];
  const verdict = account.window.count(limit, now);
  if (verdict.isWithin) return;
  const { retryAfterMs } = verdict;
  const message = `The tier "${account.tier}" allows ${limit} requests a minute; try again in ${retryAfterMs} ms.`;
  throw new Refusal('rate_limited', message, { retryAfterMs });
}
