/** The headers of an answer. */
export interface ResponseHeaders {
  /** A header by its lower-case name; several values are joined with a comma. */
  get(name: string): string | null;
  /** All of them, names in lower case. */
  all(): [name: string, value: string][];
}

/** The bytes of a header as Node hands them out. */
interface HeaderBytes {
  readonly length: number;
  toString(encoding: 'latin1'): string;
}

/**
 * Headers as undici up to 7 hands them out: names and values in turn, as bytes. Few of them are ever looked at, so they
 * are read when they are.
 */
export function readRawHeaders(raw: readonly HeaderBytes[]): ResponseHeaders {
  const nameAt = (index: number): string => raw[index]?.toString('latin1').toLowerCase() ?? '';
  const valueAt = (index: number): string => raw[index + 1]?.toString('latin1') ?? '';
  return {
    get(name) {
      let value: string | null = null;
      for (let index = 0; index < raw.length; index += 2) {
        if (raw[index]?.length !== name.length || nameAt(index) !== name) continue;
        value = value === null ? valueAt(index) : `${value}, ${valueAt(index)}`;
      }
      return value;
    },
    all: () =>
      Array.from({ length: raw.length >> 1 }, (_, place): [string, string] => [nameAt(place * 2), valueAt(place * 2)]),
  };
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
