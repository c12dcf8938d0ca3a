/** Longer than any model's answer today; an endless stream must not fill the memory with what was read already. */
const keptCharacters = 1024 * 1024;

/** Counts what an answer holds and decides what of it is kept: the first 1,048,576 characters, or all where that is wanted. */
export class Keeper {
  /** The characters of the answer's texts, kept or not: what tokens are estimated from. */
  characters = 0;
  #held = 0;
  #bound = keptCharacters;

  /** Counts a piece of text; `true` where it is to be kept. */
  keep(piece: string): boolean {
    this.characters += piece.length;
    return this.hold(piece.length);
  }

  /** Counts characters that are not text, such as an image's; `true` where they are to be kept. */
  hold(characters: number): boolean {
    this.#held += characters;
    return this.#held <= this.#bound;
  }

  /** Lifts the bound. */
  keepAll(): void {
    this.#bound = Number.POSITIVE_INFINITY;
  }
}
