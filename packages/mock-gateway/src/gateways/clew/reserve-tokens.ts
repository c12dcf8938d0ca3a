import { clewTiers } from '@clawwits/contract';
import type { BillReservation } from '../../core/bill.ts';
import { Refusal } from '../../core/refusal.ts';
import { costOf } from '../../pricing/cost-of.ts';
import type { LargestUse } from '../gateway-rules.ts';
import type { ClewAccount } from './account.ts';
import { clewModels, clewPriceOf } from './models.ts';
import type { ClewGatewayState } from './state.ts';
import { usageOfMonth } from './usage-of-month.ts';

/**
 * Admits a call while the month has tokens left; the last one may use more.
 * @throws Refusal `quota_exhausted`
 * @see docs/contract.md §2, Tiers
 */
export function reserveTokens(
  { clock, own }: ClewGatewayState,
  account: ClewAccount,
  { asked, served, pieces }: LargestUse,
): BillReservation {
  const limit = clewTiers[account.tier].tokensPerMonth;
  const { promptTokens, outputTokens } = usageOfMonth(account, clock.now());
  if (limit !== null && promptTokens + outputTokens >= limit) {
    throw new Refusal(
      'quota_exhausted',
      `The tier "${account.tier}" allows ${limit} tokens a month; they are used up.`,
    );
  }
  return {
    settle(used, paidBefore) {
      if (used === null) return 0;
      const isFree = asked === 'clew/free';
      const cost = isFree ? 0 : Math.max(0, costOf(clewPriceOf(served), used, pieces) - paidBefore);
      account.usage.add(clock.now(), clewModels.find(served)?.provider ?? 'MiniMax', used, cost);
      own.hourly.note(account);
      return cost;
    },
  };
}
