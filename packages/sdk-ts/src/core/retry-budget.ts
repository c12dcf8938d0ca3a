import type { FailedOutcome } from './outcome.ts';

const capacity = 500;
const retryCost = 14;
const throttledCost = 5;

/** A client's allowance for retries, so that many calls together stop retrying when a gateway is down. */
export interface RetryBudget {
  /** Takes the cost of a retry; `false` if the allowance is spent. */
  take(outcome: FailedOutcome): boolean;
  /** Returns what the successful call took, or a little if it took nothing. */
  refund(retriesTaken: number): void;
  /** Remaining tokens. */
  readonly tokens: number;
}

/** A token bucket of 500: a retry takes 14, 5 where the gateway throttles; success refills it. */
export function createRetryBudget(): RetryBudget {
  let tokens = capacity;
  return {
    take(outcome) {
      const cost = outcome.type === 'refused' && outcome.status === 429 ? throttledCost : retryCost;
      if (tokens < cost) return false;
      tokens -= cost;
      return true;
    },
    refund(retriesTaken) {
      tokens = Math.min(capacity, tokens + (retriesTaken === 0 ? 1 : retryCost * retriesTaken));
    },
    get tokens() {
      return tokens;
    },
  };
}
