/** The headers of an answer. */
export interface ResponseHeaders {
  /** A header by its lower-case name; several values are joined with a comma. */
  get(name: string): string | null;
  /** All of them, names in lower case. */
  all(): [name: string, value: string][];
}

/** The bytes of a header as Node hands them out. */
export interface HeaderBytes {
  readonly length: number;
  toString(encoding: 'latin1'): string;
}

/**
 * Headers as undici up to 7 passes them: names and values in turn, as bytes. Few of them are ever looked at, so they
 * are read when they are.
 */
export class RawHeaders implements ResponseHeaders {
  readonly #raw: readonly HeaderBytes[];

  constructor(raw: readonly HeaderBytes[]) {
    this.#raw = raw;
  }

  get(name: string): string | null {
    const raw = this.#raw;
    let value: string | null = null;
    for (let index = 0; index < raw.length; index += 2) {
      if (raw[index]?.length !== name.length || this.#textAt(index).toLowerCase() !== name) continue;
      value = value === null ? this.#textAt(index + 1) : `${value}, ${this.#textAt(index + 1)}`;
    }
    return value;
  }

  all(): [name: string, value: string][] {
    return Array.from({ length: this.#raw.length >> 1 }, (_, place): [string, string] => [
      this.#textAt(place * 2).toLowerCase(),
      this.#textAt(place * 2 + 1),
    ]);
  }

  #textAt(index: number): string {
    return this.#raw[index]?.toString('latin1') ?? '';
  }
}

/** Headers as undici from 7 on hands them out: an object with lower-case names. */
export function readHeaderObject(headers: Readonly<Record<string, string | string[] | undefined>>): ResponseHeaders {
  const text = (value: string | string[]): string => (typeof value === 'string' ? value : value.join(', '));
  return {
    get(name) {
      const value = headers[name];
      return value === undefined ? null : text(value);
    },
    all: () =>
      Object.entries(headers).flatMap(([name, value]): [string, string][] =>
        value === undefined ? [] : [[name.toLowerCase(), text(value)]],
      ),
  };
}
