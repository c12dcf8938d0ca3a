import { canonicalJson } from './canonical-json.ts';

/** What tells a call with an `Idempotency-Key` from others. */
export interface CallIdentity {
  /** Digest of the token and the key that it sent. */
  readonly key: string;
  /** Digest of endpoint and body. */
  readonly fingerprint: string;
}

const encoder = new TextEncoder();

/** The first 128 bits of SHA-256, one byte to a character: a million of them must fit into memory. */
async function digest(text: string): Promise<string> {
  const hash = await globalThis.crypto.subtle.digest('SHA-256', encoder.encode(text));
  return String.fromCharCode(...new Uint8Array(hash, 0, 16));
}

/** Identifies a call. Bodies that differ only in spacing or in the order of their members are the same body. */
export async function identifyCall(
  token: string,
  idempotencyKey: string,
  path: string,
  body: unknown,
  bodyText: string,
) {
  const [key, fingerprint] = await Promise.all([
    digest(`${token}\n${idempotencyKey}`),
    digest(`${path}\n${canonicalJson(body) ?? bodyText}`),
  ]);
  return { key, fingerprint } satisfies CallIdentity;
}
