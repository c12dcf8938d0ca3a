import type { Reservation } from '../wallet/wallet.ts';

/** How a billed call ended. */
export type BillOutcome = 'complete' | 'cut' | 'failed';

/** What a call under way has used. */
export interface Bill {
  readonly promptTokens: number;
  readonly outputTokens: number;
  /** Adds tokens that the model wrote. */
  addOutput(tokens: number): void;
  /** Pays. The first call counts. A call that ended before any output costs nothing. */
  settle(outcome: BillOutcome): void;
  readonly isSettled: boolean;
}

/**
 * Opens a call's bill.
 *
 * @param paidBefore Wits that an earlier, cut run of the same idempotent call has paid
 * @param onSettle is told what was paid
 */
export function createBill(
  reservation: Reservation,
  promptTokens: number,
  paidBefore: number,
  onSettle: (paidWits: number, outcome: BillOutcome) => void,
): Bill {
  let outputTokens = 0;
  let isSettled = false;
  return {
    promptTokens,
    get outputTokens() {
      return outputTokens;
    },
    get isSettled() {
      return isSettled;
    },
    addOutput(tokens) {
      outputTokens += tokens;
    },
    settle(outcome) {
      if (isSettled) return;
      isSettled = true;
      const isFree = outcome !== 'complete' && outputTokens === 0;
      const used = isFree ? 0 : promptTokens + outputTokens;
      onSettle(reservation.settle(used - paidBefore), outcome);
    },
  };
}
