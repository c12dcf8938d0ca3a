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

/** A class: an object with getters written out would cost more to make than the rest of a small call. */
class OpenBill implements Bill {
  readonly promptTokens: number;
  readonly #reservation: Reservation;
  readonly #paidBefore: number;
  readonly #onSettle: (paidWits: number, outcome: BillOutcome) => void;
  #outputTokens = 0;
  #isSettled = false;

  constructor(...[reservation, promptTokens, paidBefore, onSettle]: Parameters<typeof createBill>) {
    this.promptTokens = promptTokens;
    this.#reservation = reservation;
    this.#paidBefore = paidBefore;
    this.#onSettle = onSettle;
  }

  get outputTokens(): number {
    return this.#outputTokens;
  }

  get isSettled(): boolean {
    return this.#isSettled;
  }

  addOutput(tokens: number): void {
    this.#outputTokens += tokens;
  }

  settle(outcome: BillOutcome): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    const isFree = outcome !== 'complete' && this.#outputTokens === 0;
    const used = isFree ? 0 : this.promptTokens + this.#outputTokens;
    this.#onSettle(this.#reservation.settle(used - this.#paidBefore), outcome);
  }
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
  return new OpenBill(reservation, promptTokens, paidBefore, onSettle);
}
