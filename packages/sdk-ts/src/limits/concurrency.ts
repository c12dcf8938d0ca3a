/** Calls side by side that a limiter begins with. */
const initialLimit = 16;

/**
 * Adapts how many calls run side by side: one more for each that succeeds while all places are taken, until the first failure
 * from load; from then on one more a round, and half as many after each failure (AIMD).
 */
export class AdaptiveConcurrency {
  inFlight = 0;
  readonly #most: number;
  #limit: number;
  #hasFailed = false;
  #reducedAt = Number.NEGATIVE_INFINITY;

  constructor(most: number) {
    this.#most = most;
    this.#limit = Math.min(initialLimit, most);
  }

  /** Calls that may run side by side. */
  get limit(): number {
    return Math.floor(this.#limit);
  }

  succeeded(): void {
    if (this.inFlight + 1 < this.limit) return;
    this.#limit = Math.min(this.#most, this.#limit + (this.#hasFailed ? 1 / this.#limit : 1));
  }

  /**
   * Halves the limit, once for all calls that were in progress together.
   *
   * @param startedAt time at which the call that failed was sent
   */
  overloaded(startedAt: number, now: number): void {
    if (startedAt < this.#reducedAt) return;
    this.#hasFailed = true;
    this.#reducedAt = now;
    this.#limit = Math.max(1, this.#limit / 2);
  }
}
