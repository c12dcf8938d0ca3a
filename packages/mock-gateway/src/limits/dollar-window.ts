/**
 * A budget of dollars for a window of time. The window opens with the first spend and resets whole.
 * @see docs/contract.md §3, Limits
 */
export interface DollarWindow {
  /** What may be spent in a window, in US dollars; can be changed at any time. */
  budgetUSD: number;
  /** How long a window lasts, in milliseconds. */
  readonly lengthMs: number;
  /** What is left, in US dollars; never below 0. */
  remainingUSD(now: number): number;
  /** When the open window ends, in milliseconds since 1970; where none is open, when one opened now would. */
  resetsAtMs(now: number): number;
  /** Spends. A call that was begun in time may spend more than was left. */
  spend(usd: number, now: number): void;
}

/** Makes a window that is not open yet. */
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
