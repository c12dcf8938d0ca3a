import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Random choices that are the same for the same seed. */
export interface SeededRandom {
  /** A whole number from `min` to `max`, both included. */
  integer(min: number, max: number): number;
  /** A number from 0 up to, not including, 1. */
  fraction(): number;
  /** One of the items. */
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  /** Letters and digits. */
  letters(length: number): string;
  /** A UUID of version 4. */
  uuid(): string;
}

/** 128 bits of a text (cyrb128): enough that two requests do not share an id by chance. */
export function hash128(text: string): [number, number, number, number] {
  let a = 1779033703;
  let b = 3144134277;
  let c = 1013904242;
  let d = 2773480762;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  return [(a ^ b ^ c ^ d) | 0, b | 0, c | 0, d | 0 || 1];
}

/** A class, since every call creates a few: methods on a prototype cost nothing. */
class Choices implements SeededRandom {
  readonly #generator: ReturnType<typeof xoroshiro128plusFromState>;

  constructor(seed: string) {
    this.#generator = xoroshiro128plusFromState(hash128(seed));
  }

  integer(min: number, max: number): number {
    return uniformInt(this.#generator, min, max);
  }

  fraction(): number {
    return (this.#generator.next() >>> 0) / 0x1_0000_0000;
  }

  pick<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.integer(0, items.length - 1)] ?? items[0];
  }

  letters(length: number): string {
    let written = '';
    while (written.length < length) {
      // Five letters of each 32 bits.
      let bits = this.#generator.next() >>> 0;
      for (let count = 0; count < 5; count++, bits = Math.floor(bits / 62)) written += letters[bits % 62];
    }
    return written.slice(0, length);
  }

  uuid(): string {
    const hex = (length: number) => Array.from({ length }, () => this.integer(0, 15).toString(16)).join('');
    return `${hex(8)}-${hex(4)}-4${hex(3)}-${'89ab'[this.integer(0, 3)]}${hex(3)}-${hex(12)}`;
  }
}

/**
 * Creates a source of random choices that depends only on the given parts.
 *
 * @param parts the seed, and what sets this source apart from others of the same seed
 */
export const seededRandom = (...parts: readonly (string | number)[]): SeededRandom => new Choices(parts.join('\u0000'));
