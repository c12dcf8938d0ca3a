import { type DailyUsageList, type UsageSummary, usageDaily, usageSummary } from '@clawwits/contract';
import type { ClientCore, RequestOptions } from '../core/call.ts';
import { callJson } from '../core/call-json.ts';
import type { ClawwitsPromise } from '../core/clawwits-promise.ts';

/** Filter of the daily usage. */
export interface DailyUsageQuery {
  /** Number of days, today included. Default: the gateway's own, 30. */
  days?: number | undefined;
}

/** `client.usage`: usage of the account. */
export interface Usage {
  /**
   * Sums up this month, by provider: requests, tokens, US dollars. Costs nothing.
   *
   * @param options for this call alone
   * @throws {ClawwitsError} see the error classes
   * @see docs/contract.md §2, `GET /v1/usage`
   *
   * @example
   * const { total_tokens, cost_usd, providers } = await client.usage.summary();
   */
  summary(options?: RequestOptions): ClawwitsPromise<UsageSummary>;
  /**
   * Lists the usage by day, in UTC, the oldest first. Costs nothing.
   *
   * @param options for this call alone
   * @throws {ClawwitsError} see the error classes
   * @see docs/contract.md §2, `GET /v1/usage/daily`
   *
   * @example
   * for (const { date, cost_usd } of (await client.usage.daily({ days: 7 })).data) console.log(date, cost_usd);
   */
  daily(query?: DailyUsageQuery, options?: RequestOptions): ClawwitsPromise<DailyUsageList>;
}

/** Builds the resource over a client's core. */
export function createUsage(core: ClientCore): Usage {
  return {
    summary: (options) => callJson<UsageSummary>(core, { endpoint: usageSummary, body: null, options }),
    daily: (query = {}, options) =>
      callJson<DailyUsageList>(core, { endpoint: usageDaily, query: { days: query?.days }, body: null, options }),
  };
}
