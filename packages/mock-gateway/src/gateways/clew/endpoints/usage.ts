import { clewTiers, type DailyUsageList, type UsageSummary, type UsageTotals } from '@clawwits/contract';
import { Refusal } from '../../../core/refusal.ts';
import { dayOf, monthOf, sumUsage, type UsageEntry, type UsageSum } from '../../../usage/usage-ledger.ts';
import type { ClewKeyed } from './clew-handler.ts';

const dayMs = 24 * 60 * 60 * 1000;
const mostDays = 365;

const toTotals = ({ requests, promptTokens, outputTokens, costUSD }: UsageSum): UsageTotals => ({
  requests,
  total_tokens: promptTokens + outputTokens,
  cost_usd: costUSD,
});

const sumOf = (entries: readonly UsageEntry[]): UsageTotals => toTotals(sumUsage(entries));

/** `GET /v1/usage`: this month, by provider. */
export const usageSummary: ClewKeyed = {
  kind: 'keyed',
  schema: null,
  answer({ state, account }): UsageSummary {
    const period = monthOf(state.clock.now());
    const entries = account.usage.entries.filter(({ date }) => date.startsWith(period));
    const sum = sumUsage(entries);
    const providers = [...new Set(entries.map(({ provider }) => provider))].sort();
    return {
      period,
      ...toTotals(sum),
      prompt_tokens: sum.promptTokens,
      completion_tokens: sum.outputTokens,
      limit_tokens: clewTiers[account.tier].tokensPerMonth,
      providers: providers.map((provider) => ({
        provider,
        ...sumOf(entries.filter((entry) => entry.provider === provider)),
      })),
    };
  },
};

/** @throws Refusal `invalid_request` */
function readDays(query: string): number {
  const text = new URLSearchParams(query).get('days') ?? '30';
  const days = Number(text);
  if (/^\d{1,3}$/.test(text) && days >= 1 && days <= mostDays) return days;
  throw new Refusal('invalid_request', `days: must be a whole number from 1 to ${mostDays}.`, { param: 'days' });
}

/** `GET /v1/usage/daily?days=30`: each day up to today, in UTC. */
export const usageDaily: ClewKeyed = {
  kind: 'keyed',
  schema: null,
  answer({ state, account, request }): DailyUsageList {
    const days = readDays(request.query);
    const now = state.clock.now();
    const { entries } = account.usage;
    return {
      data: Array.from({ length: days }, (_, index) => {
        const date = dayOf(now - (days - 1 - index) * dayMs);
        return { date, ...sumOf(entries.filter((entry) => entry.date === date)) };
      }),
    };
  },
};
