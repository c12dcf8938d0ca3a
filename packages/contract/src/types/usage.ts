import type { UsageTotals } from './auth.ts';

/** Usage of one provider. */
export interface ProviderUsage extends UsageTotals {
  /** Name of the provider. */
  provider: string;
}

/**
 * The answer of `GET /v1/usage`: this month, by provider.
 * @see docs/contract.md §2
 */
export interface UsageSummary extends UsageTotals {
  /** The month, such as `2026-11`. */
  period?: string | undefined;
  /** Tokens of prompts. */
  prompt_tokens?: number | undefined;
  /** Tokens of answers. */
  completion_tokens?: number | undefined;
  /** Tokens that the tier allows in a month; `null` if there is no limit. */
  limit_tokens?: number | null | undefined;
  /** Usage by provider. */
  providers: ProviderUsage[];
}

/** Usage of one day. */
export interface DailyUsage extends UsageTotals {
  /** The day in UTC, such as `2026-11-21`. */
  date: string;
}

/**
 * The answer of `GET /v1/usage/daily`: one entry a day, the oldest first, days without use included.
 * @see docs/contract.md §2
 */
export interface DailyUsageList {
  /** One entry for each day. */
  data: DailyUsage[];
}
