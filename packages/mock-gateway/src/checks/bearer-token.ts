import { Refusal } from '../core/refusal.ts';

/**
 * Reads the token of an `Authorization` header.
 * @throws Refusal `unauthorized`
 */
export function readBearerToken(authorization: string | null): string {
  if (authorization === null) {
    throw new Refusal('unauthorized', 'The Authorization header is missing: send "Authorization: Bearer <token>".');
  }
  const token = /^bearer +(\S+) *$/i.exec(authorization)?.[1];
  if (token === undefined) {
    throw new Refusal('unauthorized', 'The Authorization header must read "Bearer <token>".');
  }
  return token;
}
