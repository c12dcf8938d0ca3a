/** Follows a JSON text that grows, without checking it. */
export class JsonProgress {
  #position = 0;
  #depth = 0;
  #inString = false;
  #isClosed = false;

  /**
   * Whether the outermost object or list has ended: nothing can continue it. Reads only what has been added since it was
   * asked before.
   */
  isClosed(text: string): boolean {
    for (; this.#position < text.length; this.#position++) {
      const character = text[this.#position] as string;
      if (this.#inString) {
        if (character === '\\') this.#position++;
        else this.#inString = character !== '"';
      } else if (character === '"') this.#inString = true;
      else if ('{['.includes(character)) this.#depth++;
      else if ('}]'.includes(character)) this.#isClosed ||= --this.#depth === 0;
    }
    return this.#isClosed;
  }
}

/** The JSON text of what should be one: an object is written as JSON, `null` is nothing. */
export function asJsonText(value: unknown): string {
  return typeof value === 'string' ? value : value ? JSON.stringify(value) : '';
}

/** Whether two JSON texts hold the same value, however they are spaced. */
export const isSameJson = (one: string, other: string): boolean => normalize(one) === normalize(other);

function normalize(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}
