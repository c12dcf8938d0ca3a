/** Longer than the answer of any model; an endless stream must not fill the memory with content that was read. */
const keptCharacters = 1024 * 1024;

/** Counts the content of an answer and decides what is kept: the first 1,048,576 characters, or everything on request. */
export class Keeper {
  /** Characters of the answer's texts, kept or not, for the estimate of tokens. */
  characters = 0;
  #held = 0;
  #bound = keptCharacters;

  /** Counts a piece of text; `true` if it is to be kept. */
  keep(piece: string): boolean {
    this.characters += piece.length;
    return this.hold(piece.length);
  }

  /** Counts characters that are not text, such as an image's; `true` if they are to be kept. */
  hold(characters: number): boolean {
    this.#held += characters;
    return this.#held <= this.#bound;
  }

  /** Lifts the bound. */
  keepAll(): void {
    this.#bound = Number.POSITIVE_INFINITY;
  }
}
