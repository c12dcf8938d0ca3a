/** Tokens that a call has used. */
export interface UsedTokens {
  readonly promptTokens: number;
  readonly outputTokens: number;
}

/** Reservation of a call in progress, settled at its end. */
export interface BillReservation {
  /**
   * Pays for the usage, and releases the rest; called once.
   *
   * @param used `null` if the call is free
   * @param paidBefore amount that an earlier, cut run of the same idempotent call has paid
   * @returns the amount paid now, in the gateway's currency
   */
  settle(used: UsedTokens | null, paidBefore: number): number;
}

/** End of a billed call. */
export type BillOutcome = 'complete' | 'cut' | 'failed';

/** Usage of a call in progress. */
export interface Bill {
  readonly promptTokens: number;
  readonly outputTokens: number;
  /** Adds tokens that the model wrote. */
  addOutput(tokens: number): void;
  /** Replaces the estimate of the prompt by the reported number. */
  setPrompt(tokens: number): void;
  /** Removes the added output: none of it reaches the client. */
  dropOutput(): void;
  /** Pays. Only the first call counts. A call that ended before any output costs nothing. */
  settle(outcome: BillOutcome): void;
  readonly isSettled: boolean;
}

/** A class: an object literal with getters would cost more to create than the rest of a small call. */
class OpenBill implements Bill {
  promptTokens: number;
  readonly #reservation: BillReservation;
  readonly #paidBefore: number;
  readonly #onSettle: (paid: number, outcome: BillOutcome) => void;
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

  setPrompt(tokens: number): void {
    if (!this.#isSettled) this.promptTokens = tokens;
  }

  dropOutput(): void {
    if (!this.#isSettled) this.#outputTokens = 0;
  }

  settle(outcome: BillOutcome): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    const isFree = outcome !== 'complete' && this.#outputTokens === 0;
    this.#onSettle(this.#reservation.settle(isFree ? null : this, this.#paidBefore), outcome);
  }
}

/**
 * Opens a call's bill.
 *
 * @param paidBefore amount that an earlier, cut run of the same idempotent call has paid
 * @param onSettle called with the paid amount
 */
export function createBill(
  reservation: BillReservation,
  promptTokens: number,
  paidBefore: number,
  onSettle: (paid: number, outcome: BillOutcome) => void,
): Bill {
  return new OpenBill(reservation, promptTokens, paidBefore, onSettle);
}
