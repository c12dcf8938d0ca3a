import { invalidParams } from '../errors/invalid.ts';

/** The raw body, before any parsing: the signature covers its bytes. */
export type RawBody = string | Uint8Array | ArrayBuffer;

/**
 * The bytes of a body.
 *
 * @throws {ConfigurationError} `invalid_params` if it is something else, such as a parsed body
 */
export function readBytes(body: RawBody): Uint8Array<ArrayBuffer> {
  if (typeof body === 'string') return new TextEncoder().encode(body);
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  // A view may lie in memory that is shared; a copy never does.
  if (ArrayBuffer.isView(body)) return new Uint8Array(body);
  throw invalidParams(
    'The body must be raw, a text or bytes: read it before the framework parses it. JSON.stringify of a parsed body gives other bytes, and another signature.',
  );
}
