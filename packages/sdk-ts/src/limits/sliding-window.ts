/** Instants closer than this count as one, in milliseconds: a window of a million calls holds some thousand entries. */
const slotMs = 10;

/** Counts what happened within the last so many milliseconds. */
export class SlidingWindow {
  readonly #lengthMs: number;
  /** The oldest first; `start` is the first that may still count. */
  #slots: { readonly at: number; count: number }[] = [];
  #start = 0;
  #total = 0;

  constructor(lengthMs: number) {
    this.#lengthMs = lengthMs;
  }

  /** Number of additions that are within the window. */
  count(now: number): number {
    let oldest = this.#slots[this.#start];
    while (oldest !== undefined && oldest.at + slotMs <= now - this.#lengthMs) {
      this.#total -= oldest.count;
      this.#start += 1;
      oldest = this.#slots[this.#start];
    }
    // Seldom, so that each addition is moved once at most.
    if (this.#start > 64 && this.#start * 2 > this.#slots.length) {
      this.#slots = this.#slots.slice(this.#start);
      this.#start = 0;
    }
    return this.#total;
  }

  add(now: number): void {
    const last = this.#slots.at(-1);
    this.#total += 1;
    if (last !== undefined && this.#start < this.#slots.length && now - last.at < slotMs) last.count += 1;
    else this.#slots.push({ at: now, count: 1 });
  }

  /** Time at which the oldest addition leaves the window; `null` if the window is empty. */
  nextExpiry(): number | null {
    const oldest = this.#slots[this.#start];
    return oldest === undefined ? null : oldest.at + slotMs + this.#lengthMs;
  }

  clear(): void {
    this.#slots = [];
    this.#start = 0;
    this.#total = 0;
  }
}
