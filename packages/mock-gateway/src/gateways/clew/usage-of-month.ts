import { monthOf, sumUsage, type UsageSum } from '../../usage/usage-ledger.ts';
import type { ClewAccount } from './account.ts';

/** Usage of an account in the month that contains a time. */
export function usageOfMonth({ usage }: ClewAccount, now: number): UsageSum {
  const month = monthOf(now);
  return sumUsage(usage.entries.filter(({ date }) => date.startsWith(month)));
}
