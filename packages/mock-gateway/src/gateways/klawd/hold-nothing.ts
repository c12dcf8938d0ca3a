import type { Hold } from '../../core/bill.ts';
import { costOf } from '../../pricing/cost-of.ts';
import type { Wanted } from '../gateway-rules.ts';
import type { KlawdAccount } from './account.ts';
import { klawdModels } from './models.ts';
import type { KlawdGatewayState } from './state.ts';

/** Lets every call begin: Klawd limits requests alone. What is used is written down, with what it costs. */
export function holdNothing(
  { clock, own }: KlawdGatewayState,
  account: KlawdAccount,
  { served, pieces }: Wanted,
): Hold {
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
