import type { UsedTokens } from '../core/bill.ts';

/** Usage of one provider on one day. */
export interface UsageEntry {
  /** In UTC: `2026-11-21`. */
  readonly date: string;
  readonly provider: string;
  requests: number;
  promptTokens: number;
  outputTokens: number;
  costUSD: number;
}

/** Usage of an account, by day and provider. */
export interface UsageLedger {
  /** The oldest first. */
  readonly entries: readonly UsageEntry[];
  add(now: number, provider: string, used: UsedTokens, costUSD: number): void;
}

/** Sum of several entries. */
export interface UsageSum {
  readonly requests: number;
  readonly promptTokens: number;
  readonly outputTokens: number;
  readonly costUSD: number;
}

/** A day in UTC: `2026-11-21`. */
export const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** A month in UTC: `2026-11`. */
export const monthOf = (time: number): string => dayOf(time).slice(0, 7);

/** Adds entries up. */
export function sumUsage(entries: readonly UsageEntry[]): UsageSum {
  const sum = { requests: 0, promptTokens: 0, outputTokens: 0, costUSD: 0 };
  for (const entry of entries) {
    sum.requests += entry.requests;
    sum.promptTokens += entry.promptTokens;
    sum.outputTokens += entry.outputTokens;
    sum.costUSD += entry.costUSD;
  }
  return { ...sum, costUSD: Number(sum.costUSD.toFixed(10)) };
}

/** Creates an empty ledger. */
export function createUsageLedger(): UsageLedger {
  const byKey = new Map<string, UsageEntry>();
  return {
    get entries() {
      return [...byKey.values()];
    },
    add(now, provider, used, costUSD) {
      const date = dayOf(now);
      const key = `${date} ${provider}`;
      const entry = byKey.get(key) ?? { date, provider, requests: 0, promptTokens: 0, outputTokens: 0, costUSD: 0 };
      entry.requests += 1;
      entry.promptTokens += used.promptTokens;
      entry.outputTokens += used.outputTokens;
      entry.costUSD += costUSD;
      byKey.set(key, entry);
    },
  };
}
