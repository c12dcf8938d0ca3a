import type { BillReservation } from '../../core/bill.ts';
import { costOf } from '../../pricing/cost-of.ts';
import type { LargestUse } from '../gateway-rules.ts';
import type { KlawdAccount } from './account.ts';
import { klawdModels } from './models.ts';
import type { KlawdGatewayState } from './state.ts';

/** Admits every call: Klawd limits requests only. Usage is recorded with its cost. */
export function reserveNothing(
  { clock, own }: KlawdGatewayState,
  account: KlawdAccount,
  { served, pieces }: LargestUse,
): BillReservation {
  return {
    settle(used, paidBefore) {
      if (used === null) return 0;
      const cost = Math.max(0, costOf(klawdModels.priceOf(served), used, pieces) - paidBefore);
      account.usage.add(clock.now(), klawdModels.find(served)?.provider ?? 'Klawd', used, cost);
      own.hourly.note(account);
      return cost;
    },
  };
}
