import type { HeaderLookup } from './gateway-profile.ts';

/** A header with a number of 0 or more; `undefined` if it is missing or not such a number. */
export function readNumber(header: HeaderLookup, name: string): number | undefined {
  const value = header(name)?.trim();
  return value !== undefined && /^\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

/** A header with a text; `undefined` if it is missing or empty. */
export const readWord = (header: HeaderLookup, name: string): string | undefined => header(name)?.trim() || undefined;
