/** Tracks the nesting of a growing JSON text, without validating it. */
export class JsonProgress {
  #position = 0;
  #depth = 0;
  #inString = false;
  #isClosed = false;

  /**
   * Checks whether the outermost object or list has ended: nothing can continue it. Reads only the text added since
   * the last call.
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

/** Converts a value to the JSON text that it should be: an object is written as JSON, `null` is empty. */
export function asJsonText(value: unknown): string {
  return typeof value === 'string' ? value : value ? JSON.stringify(value) : '';
}

/** Checks whether two JSON texts have the same value, whatever their white space. */
export const isSameJson = (one: string, other: string): boolean => normalize(one) === normalize(other);

function normalize(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}
