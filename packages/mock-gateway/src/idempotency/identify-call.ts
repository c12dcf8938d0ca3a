import { hash128 } from '../random/seeded.ts';
import { canonicalJson } from './canonical-json.ts';

/** Identity of a call with an `Idempotency-Key`. */
export interface CallIdentity {
  /** Digest of the token and the key that it sent. */
  readonly key: string;
  /** Digest of endpoint and body. */
  readonly fingerprint: string;
}

/**
 * 128 bits of a text, two bytes to a character: a million of them must fit into memory. No cryptographic hash: test environments
 * such as jsdom have no `crypto.subtle`, and a caller gains nothing from a collision.
 */
const digest = (text: string): string => String.fromCharCode(...new Uint16Array(new Int32Array(hash128(text)).buffer));

/** Identifies a call. Bodies that differ only in spacing or in the order of their members are the same body. */
export function identifyCall(
  token: string,
  idempotencyKey: string,
  path: string,
  body: unknown,
  bodyText: string,
): CallIdentity {
  return {
    key: digest(`${token}\n${idempotencyKey}`),
    fingerprint: digest(`${path}\n${canonicalJson(body) ?? bodyText}`),
  };
}
