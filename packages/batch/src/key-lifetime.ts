/** Time for which a gateway honours an idempotency key, in milliseconds: 24 hours, less the minutes that a call may take. */
export const keyLifetimeMs = 24 * 60 * 60_000 - 10 * 60_000;
