/** Follows a JSON text piece by piece. Does not check it. */
export class JsonProgress {
  /** Whether the outermost object or array has ended: nothing can continue it. */
  closed = false;
  #depth = 0;
  #inString = false;
  #escaped = false;

  add(piece: string): void {
    for (const character of piece) {
      if (this.#escaped) this.#escaped = false;
      else if (this.#inString) {
        this.#escaped = character === '\\';
        this.#inString = character !== '"';
      } else if (character === '"') this.#inString = true;
      else if (character === '{' || character === '[') this.#depth += 1;
      else if (character === '}' || character === ']') {
        this.#depth -= 1;
        this.closed ||= this.#depth === 0;
      }
    }
  }
}

/** The JSON text of what should be one: an object is written as JSON, `null` is nothing. */
export function asJsonText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : '';
}

/** Whether two JSON texts hold the same value, however they are spaced. */
export function isSameJson(one: string, other: string): boolean {
  return one === other || normalize(one) === normalize(other);
}

function normalize(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}
