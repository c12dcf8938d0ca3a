import type { HeaderLookup } from './gateway-profile.ts';

/** A header that holds a number of 0 or more; `undefined` where it is missing or holds something else. */
export function readNumber(header: HeaderLookup, name: string): number | undefined {
  const value = header(name)?.trim();
  return value !== undefined && /^\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

/** A header that holds a word; `undefined` where it is missing or empty. */
export const readWord = (header: HeaderLookup, name: string): string | undefined => header(name)?.trim() || undefined;
