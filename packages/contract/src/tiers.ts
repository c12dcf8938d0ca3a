/**
 * Requests a minute and account tier; `enterprise` by contract, this many or more.
 * @see contract §1, Rate limits
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

/** An account's tier. */
export type Tier = keyof typeof requestsPerMinute;

/** The length of the window in which requests are counted, in milliseconds. */
export const rateLimitWindowMs = 60_000;
