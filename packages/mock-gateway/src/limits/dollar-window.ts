/**
 * A budget in dollars for a window of time. The window opens with the first spend and resets completely.
 * @see docs/contract.md §3, Limits
 */
export interface DollarWindow {
  /** Budget of a window, in US dollars; can be changed at any time. */
  budgetUSD: number;
  /** Length of a window, in milliseconds. */
  readonly lengthMs: number;
  /** Remaining budget, in US dollars; never below 0. */
  remainingUSD(now: number): number;
  /** End of the open window, in milliseconds since 1970; if no window is open, the end of one that would open now. */
  resetsAtMs(now: number): number;
  /** Spends. A call that was admitted may spend more than the rest. */
  spend(usd: number, now: number): void;
}

/** Creates a window that is not open yet. */
export function createDollarWindow(budgetUSD: number, lengthMs: number): DollarWindow {
  let openedAt: number | null = null;
  let spent = 0;
  const isOpen = (now: number) => openedAt !== null && now - openedAt < lengthMs;
  return {
    budgetUSD,
    lengthMs,
    remainingUSD(now) {
      return isOpen(now) ? Math.max(0, this.budgetUSD - spent) : this.budgetUSD;
    },
    resetsAtMs: (now) => (isOpen(now) ? (openedAt ?? now) : now) + lengthMs,
    spend(usd, now) {
      if (usd <= 0) return;
      if (!isOpen(now)) {
        openedAt = now;
        spent = 0;
      }
      spent += usd;
    },
  };
}
