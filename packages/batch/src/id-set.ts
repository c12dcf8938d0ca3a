import { createHash } from 'node:crypto';

/**
 * Finds texts that were seen before, and where, in 12 bytes a text: a set of a million strings takes a hundred megabytes. Two
 * different texts count as the same with a chance of 1 in 36 million for a million of them.
 */
export class IdSet {
  #hashes = new BigUint64Array(1024);
  #lines = new Uint32Array(1024);
  #size = 0;

  /** Adds a text of a line; returns the line that had it before, or `null`. */
  add(text: string, line: number): number | null {
    if (this.#size * 2 >= this.#hashes.length) this.#grow();
    // 0 marks an empty slot.
    const hash = createHash('sha1').update(text).digest().readBigUInt64LE() || 1n;
    const slot = this.#slotOf(hash);
    if (this.#hashes[slot] === hash) return this.#lines[slot] ?? null;
    this.#hashes[slot] = hash;
    this.#lines[slot] = line;
    this.#size += 1;
    return null;
  }

  #slotOf(hash: bigint): number {
    const mask = this.#hashes.length - 1;
    let slot = Number(hash & 0xffff_ffffn) & mask;
    while (this.#hashes[slot] !== 0n && this.#hashes[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [hashes, lines] = [this.#hashes, this.#lines];
    this.#hashes = new BigUint64Array(hashes.length * 2);
    this.#lines = new Uint32Array(lines.length * 2);
    for (const [index, hash] of hashes.entries()) {
      if (hash === 0n) continue;
      const slot = this.#slotOf(hash);
      this.#hashes[slot] = hash;
      this.#lines[slot] = lines[index] ?? 0;
    }
  }
}
