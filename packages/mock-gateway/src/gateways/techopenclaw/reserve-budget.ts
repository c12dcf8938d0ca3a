import type { BillReservation } from '../../core/bill.ts';
import type { GatewayState } from '../../core/gateway-state.ts';
import { Refusal } from '../../core/refusal.ts';
import { costOf } from '../../pricing/cost-of.ts';
import type { LargestUse } from '../gateway-rules.ts';
import type { TechopenclawAccount } from './account.ts';
import { techopenclawModels } from './models.ts';

/**
 * Admits a call while the window has budget left; the last one may exceed it.
 * @throws Refusal `quota_exhausted`, with the time until the window resets
 * @see docs/contract.md §3, Limits
 */
export function reserveBudget(
  { clock }: GatewayState,
  { window }: TechopenclawAccount,
  { served, pieces }: LargestUse,
): BillReservation {
  const now = clock.now();
  if (window.remainingUSD(now) <= 0) {
    const resetsAt = window.resetsAtMs(now);
    const message = `The budget of $${window.budgetUSD} is spent; it comes back at ${new Date(resetsAt).toISOString()}.`;
    throw new Refusal('quota_exhausted', message, { retryAfterMs: resetsAt - now });
  }
  return {
    settle(used, paidBefore) {
      if (used === null) return 0;
      const cost = Math.max(0, costOf(techopenclawModels.priceOf(served), used, pieces) - paidBefore);
      window.spend(cost, clock.now());
      return cost;
    },
  };
}
