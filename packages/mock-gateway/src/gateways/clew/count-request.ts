import { clewTiers } from '@clawwits/contract';
import { Refusal } from '../../core/refusal.ts';
import type { ClewAccount } from './account.ts';

/**
 * Counts the request in the account's minute.
 * @throws Refusal `rate_limited`
 * @see docs/contract.md §2, Tiers
 */
export function countRequest({ tier, window }: ClewAccount, now: number): void {
  const limit = clewTiers[tier].requestsPerMinute;
  const verdict = window.count(limit, now);
  if (verdict.isWithin) return;
  throw new Refusal('rate_limited', `The tier "${tier}" allows ${limit} requests a minute.`, {
    retryAfterMs: verdict.retryAfterMs,
  });
}
