/** What a call has used. */
export interface UsedTokens {
  readonly promptTokens: number;
  readonly outputTokens: number;
}

/** What a call under way holds of its account's money. */
export interface Hold {
  /**
   * Pays for what was used, and gives the rest back; called once.
   *
   * @param used `null` where the call is free
   * @param paidBefore what an earlier, cut run of the same idempotent call has paid
   * @returns what was paid now, in the gateway's currency
   */
  settle(used: UsedTokens | null, paidBefore: number): number;
}

/** How a billed call ended. */
export type BillOutcome = 'complete' | 'cut' | 'failed';

/** What a call under way has used. */
export interface Bill {
  readonly promptTokens: number;
  readonly outputTokens: number;
  /** Adds tokens that the model wrote. */
  addOutput(tokens: number): void;
  /** Replaces the estimate of the prompt by what the model reports. */
  setPrompt(tokens: number): void;
  /** Takes back what was added: none of it reaches the client. */
  dropOutput(): void;
  /** Pays. The first call counts. A call that ended before any output costs nothing. */
  settle(outcome: BillOutcome): void;
  readonly isSettled: boolean;
}

/** A class: an object with getters written out would cost more to make than the rest of a small call. */
class OpenBill implements Bill {
  promptTokens: number;
  readonly #hold: Hold;
  readonly #paidBefore: number;
  readonly #onSettle: (paid: number, outcome: BillOutcome) => void;
  #outputTokens = 0;
  #isSettled = false;

  constructor(...[hold, promptTokens, paidBefore, onSettle]: Parameters<typeof createBill>) {
    this.promptTokens = promptTokens;
    this.#hold = hold;
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
    this.#onSettle(this.#hold.settle(isFree ? null : this, this.#paidBefore), outcome);
  }
}

/**
 * Opens a call's bill.
 *
 * @param paidBefore what an earlier, cut run of the same idempotent call has paid
 * @param onSettle is told what was paid
 */
export function createBill(
  hold: Hold,
  promptTokens: number,
  paidBefore: number,
  onSettle: (paid: number, outcome: BillOutcome) => void,
): Bill {
  return new OpenBill(hold, promptTokens, paidBefore, onSettle);
}
