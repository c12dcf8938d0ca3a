import { rateLimitWindowMs } from '@clawwits/contract';

/** Result of counting a request. */
export type WindowVerdict = { readonly isWithin: true } | { readonly isWithin: false; readonly retryAfterMs: number };

/**
 * Counts an account's requests in a fixed window, opened by the first counted one.
 * @see docs/contract.md §1, Rate limits
 */
export interface RateWindow {
  /** Counts a request, unless the limit is reached. */
  count(limit: number, now: number): WindowVerdict;
  /** Takes the last counted request back, if its kind turned out not to be counted. */
  uncount(): void;
  /** Requests counted in the window that is open at the given time; 0 if no window is open. */
  countedAt(now: number): number;
  /** Requests counted in the last open window. */
  readonly counted: number;
}

/**
 * Creates a window that is not open yet.
 *
 * @param lengthMs in milliseconds. Default 60,000.
 */
export function createRateWindow(lengthMs: number = rateLimitWindowMs): RateWindow {
  let openedAt: number | null = null;
  let counted = 0;
  const isOpen = (now: number) => openedAt !== null && now - openedAt < lengthMs;
  return {
    count(limit, now) {
      if (openedAt === null || !isOpen(now)) {
        openedAt = now;
        counted = 0;
      }
      if (counted >= limit) return { isWithin: false, retryAfterMs: Math.max(1, Math.ceil(openedAt + lengthMs - now)) };
      counted += 1;
      return { isWithin: true };
    },
    uncount() {
      counted = Math.max(0, counted - 1);
      if (counted === 0) openedAt = null;
    },
    countedAt: (now) => (isOpen(now) ? counted : 0),
    get counted() {
      return counted;
    },
  };
}
