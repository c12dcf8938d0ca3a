/** State, code, fingerprint and Wits of each item, in 18 bytes an item: of objects, a million would take hundreds of megabytes. */
export class ItemTable {
  #states = new Uint8Array(1024);
  #codes = new Uint8Array(1024);
  #prints = new Float64Array(1024);
  #wits = new Float64Array(1024);
  /** One more than the highest position that was set. */
  length = 0;

  state(position: number): number {
    return this.#states[position] ?? 0;
  }

  print(position: number): number {
    return this.#prints[position] ?? 0;
  }

  wits(position: number): number {
    return this.#wits[position] ?? 0;
  }

  code(position: number): number {
    return this.#codes[position] ?? 0;
  }

  /** Sets the state, and the code of its reason; 0 for none. */
  setState(position: number, state: number, code: number): void {
    this.#grow(position);
    this.length = Math.max(this.length, position + 1);
    this.#states[position] = state;
    this.#codes[position] = code;
  }

  setPrint(position: number, print: number): void {
    this.#grow(position);
    this.#prints[position] = print;
  }

  setWits(position: number, wits: number): void {
    this.#grow(position);
    this.#wits[position] = wits;
  }

  #grow(position: number): void {
    if (position < this.#states.length) return;
    const size = Math.max(this.#states.length * 2, position + 1);
    const [states, codes, prints, wits] = [this.#states, this.#codes, this.#prints, this.#wits];
    this.#states = new Uint8Array(size);
    this.#codes = new Uint8Array(size);
    this.#prints = new Float64Array(size);
    this.#wits = new Float64Array(size);
    this.#states.set(states);
    this.#codes.set(codes);
    this.#prints.set(prints);
    this.#wits.set(wits);
  }
}
