import { type ClewTier, clewTiers, type Invoice } from '@clawwits/contract';
import { monthOf, sumUsage } from '../../usage/usage-ledger.ts';
import type { ClewAccount } from './account.ts';

/** The tier that an account had at the end of a month. */
function tierAtEndOf(month: string, { tier, formerTiers }: ClewAccount): ClewTier {
  return formerTiers.find(({ endedAt }) => monthOf(endedAt) > month)?.tier ?? tier;
}

/** Cost of a month: the tier's price and the usage. */
export function invoiceOf(month: string, account: ClewAccount, now: number): Invoice {
  const { requests, promptTokens, outputTokens, costUSD } = sumUsage(
    account.usage.entries.filter(({ date }) => date.startsWith(month)),
  );
  const tier = tierAtEndOf(month, account);
  return {
    id: `inv_${month.replace('-', '')}_${account.id.slice(0, 8)}`,
    period: month,
    tier,
    requests,
    total_tokens: promptTokens + outputTokens,
    amount_usd: Number((clewTiers[tier].priceUSD + costUSD).toFixed(10)),
    status: month === monthOf(now) ? 'open' : 'paid',
  };
}

/** The invoices of the months in which something was used, and of this one; the newest first. */
export function invoicesOf(account: ClewAccount, now: number): Invoice[] {
  const months = new Set([...account.usage.entries.map(({ date }) => date.slice(0, 7)), monthOf(now)]);
  return [...months]
    .sort()
    .reverse()
    .map((month) => invoiceOf(month, account, now));
}
