/** A call whose cost nobody knows: it was cut or lost, or the gateway did not report it. The most that it can cost stays reserved. */
export interface UncertainCall {
  /** Key under which it was sent; the same call under the same key takes its reservation over. */
  readonly idempotencyKey: string | undefined;
  /** Endpoint, such as `chat.completions.create`. */
  readonly endpoint: string;
  readonly model: string | undefined;
  /** The most that it can cost, in the budget's unit. */
  readonly most: number;
  /** Code of the error that it ended with; `undefined` if it was left early, or the gateway reported no usage. */
  readonly code: string | undefined;
}

/**
 * The sums of a budget, in whole units: spent, reserved by calls in progress, and held for calls of unknown cost. Together they
 * never pass the cap.
 */
export class BudgetLedger {
  spent = 0;
  reserved = 0;
  /** Amount that is held for each call of unknown cost. */
  readonly uncertain = new Map<UncertainCall, number>();
  readonly cap: number;
  #held = 0;

  constructor(cap: number) {
    this.cap = cap;
  }

  /** Amount that no call holds. */
  get left(): number {
    return this.cap - this.spent - this.reserved - this.#held;
  }

  /** Amount that would be left if all calls in progress cost nothing. */
  get leftAtBest(): number {
    return this.left + this.reserved;
  }

  reserve(amount: number): void {
    this.reserved += amount;
  }

  /** Ends a reservation at what was used. */
  settle(reserved: number, used: number): void {
    this.reserved -= reserved;
    this.spent += used;
  }

  /** Keeps a reservation for a call of unknown cost. */
  keep(call: UncertainCall, reserved: number): void {
    this.reserved -= reserved;
    this.#held += reserved;
    this.uncertain.set(call, reserved);
  }

  /**
   * Makes a reservation again of what was kept: the call is repeated, or its cost has become known.
   *
   * @returns the amount
   */
  take(call: UncertainCall): number {
    const amount = this.uncertain.get(call) ?? 0;
    this.uncertain.delete(call);
    this.#held -= amount;
    this.reserved += amount;
    return amount;
  }
}
