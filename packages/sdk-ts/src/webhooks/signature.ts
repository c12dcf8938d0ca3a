import { ConfigurationError } from '../errors/error-classes.ts';
import { type RawBody, readBytes } from './raw-body.ts';

/**
 * Signs a body: HMAC-SHA256 under the secret, in hex.
 *
 * @throws {ConfigurationError} where the secret is missing, or the body is no raw one
 * @see docs/contract.md §4, Webhooks
 */
export async function createSignature(body: RawBody, secret: string): Promise<string> {
  const signature = await crypto.subtle.sign('HMAC', await importSecret(secret), readBytes(body));
  return Array.from(new Uint8Array(signature), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Checks whether a signature is that of a body. WebCrypto compares, in constant time. A signature of another length, or one that
 * is no hex, is a wrong one and no more than that.
 *
 * @throws {ConfigurationError} where the secret is missing, or the body is no raw one
 * @see docs/contract.md §4, Webhooks
 */
export async function isSignatureOf(body: RawBody, signature: string, secret: string): Promise<boolean> {
  const bytes = readBytes(body);
  const key = await importSecret(secret);
  return crypto.subtle.verify('HMAC', key, readHex(signature), bytes);
}

type SigningKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

function importSecret(secret: string): Promise<SigningKey> {
  if (typeof secret !== 'string' || secret === '') {
    throw new ConfigurationError('No webhook secret: pass the "secret" that was shown when the webhook was made.', {
      code: 'missing_webhook_secret',
    });
  }
  if (globalThis.crypto?.subtle === undefined) {
    throw new ConfigurationError('Signatures need WebCrypto, which a page has over https and on localhost alone.', {
      code: 'missing_web_crypto',
    });
  }
  const bytes = new TextEncoder().encode(secret);
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
}

/** The bytes of a text in hex; none where it is not, which no signature equals. */
function readHex(text: string): Uint8Array<ArrayBuffer> {
  if (!/^(?:[0-9a-f]{2})+$/i.test(text)) return new Uint8Array();
  return Uint8Array.from({ length: text.length / 2 }, (_, index) =>
    Number.parseInt(text.slice(index * 2, index * 2 + 2), 16),
  );
}
