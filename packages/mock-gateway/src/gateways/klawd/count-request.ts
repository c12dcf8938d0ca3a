import { klawdTiers } from '@clawwits/contract';
import { Refusal } from '../../core/refusal.ts';
import type { RateWindow } from '../../limits/rate-window.ts';
import type { KlawdAccount, KlawdLimits } from './account.ts';

const limitsOf = ({ tier, customLimits }: KlawdAccount): KlawdLimits =>
  tier === 'enterprise' ? customLimits : klawdTiers[tier];

function countIn(window: RateWindow, limit: number | null, unit: string, tier: string, now: number): void {
  if (limit === null) return;
  const verdict = window.count(limit, now);
  if (verdict.isWithin) return;
  const { retryAfterMs } = verdict;
  throw new Refusal('rate_limited', `The plan "${tier}" allows ${limit} requests a ${unit}.`, { retryAfterMs });
}

/**
 * Counts the request in the account's day and minute.
 * @throws Refusal `rate_limited`
 * @see docs/contract.md §4, Limits
 */
export function countRequest(account: KlawdAccount, now: number): void {
  const { requestsPerDay, requestsPerMinute } = limitsOf(account);
  countIn(account.day, requestsPerDay, 'day', account.tier, now);
  try {
    countIn(account.minute, requestsPerMinute, 'minute', account.tier, now);
  } catch (error) {
    account.day.uncount();
    throw error;
  }
}

/** Takes the last counted request back. */
export function uncountRequest({ day, minute }: KlawdAccount): void {
  day.uncount();
  minute.uncount();
}
