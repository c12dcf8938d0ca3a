import { rateLimitWindowMs } from '@clawwits/contract';

/** Whether a request is within the limit. */
export type WindowVerdict = { readonly isWithin: true } | { readonly isWithin: false; readonly retryAfterMs: number };

/**
 * Counts an account's requests in a fixed window of 60 s, opened by the first counted one.
 * @see contract §1, Rate limits
 */
export interface RateWindow {
  /** Counts a request, unless the limit is reached. */
  count(limit: number, now: number): WindowVerdict;
  /** Takes the last counted request back: it turned out to be of a kind that is not counted. */
  uncount(): void;
  /** Requests counted in the open window. */
  readonly counted: number;
}

/** Makes a window that is not open yet. */
export function createRateWindow(): RateWindow {
  let openedAt: number | null = null;
  let counted = 0;
  return {
    count(limit, now) {
      if (openedAt === null || now - openedAt >= rateLimitWindowMs) {
        openedAt = now;
        counted = 0;
      }
      if (counted >= limit)
        return { isWithin: false, retryAfterMs: Math.max(1, Math.ceil(openedAt + rateLimitWindowMs - now)) };
      counted += 1;
      return { isWithin: true };
    },
    uncount() {
      counted = Math.max(0, counted - 1);
      if (counted === 0) openedAt = null;
    },
    get counted() {
      return counted;
    },
  };
}
