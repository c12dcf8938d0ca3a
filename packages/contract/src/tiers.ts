/**
 * ClawWits: requests a minute by account tier; `enterprise` by contract, this many or more.
 * @see docs/contract.md §1, Rate limits
 */
export const requestsPerMinute = {
  free_trial: 30,
  starter: 300,
  plus: 1_000,
  pro: 5_000,
  power: 20_000,
  max: 100_000,
  enterprise: 1_000_000,
} as const;

/** A ClawWits account's tier. */
export type Tier = keyof typeof requestsPerMinute;

/** The length of the window in which requests are counted, in milliseconds. */
export const rateLimitWindowMs = 60_000;

/**
 * Clew: price of each tier a month in US dollars, and the requests a minute and tokens a month that it allows.
 * @see docs/contract.md §2, Tiers
 */
export const clewTiers = {
  free: { priceUSD: 0, requestsPerMinute: 10, tokensPerMonth: 100_000 },
  pro: { priceUSD: 10, requestsPerMinute: 100, tokensPerMonth: 5_000_000 },
  enterprise: { priceUSD: 100, requestsPerMinute: 1_000, tokensPerMonth: null },
} as const;

/** A Clew account's tier. */
export type ClewTier = keyof typeof clewTiers;

/**
 * Klawd: requests a day and a minute of each plan; `null` depends on the contract.
 * @see docs/contract.md §4, Limits
 */
export const klawdTiers = {
  free: { priceUSD: 0, requestsPerDay: 100, requestsPerMinute: 10 },
  pro: { priceUSD: 29, requestsPerDay: 10_000, requestsPerMinute: 100 },
  enterprise: { priceUSD: null, requestsPerDay: null, requestsPerMinute: null },
} as const;

/** A Klawd account's plan. */
export type KlawdTier = keyof typeof klawdTiers;

/**
 * Techopenclaw: the budget of a rolling window in US dollars, and the window's length in milliseconds, by default.
 * @see docs/contract.md §3, Limits
 */
export const techopenclawWindow = { budgetUSD: 50, lengthMs: 2 * 60 * 60 * 1000 } as const;
