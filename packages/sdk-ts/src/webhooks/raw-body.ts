import { invalidParams } from '../errors/invalid.ts';

/** A body as it came, before anything parsed it: what is signed are its bytes. */
export type RawBody = string | Uint8Array | ArrayBuffer;

/**
 * The bytes of a body.
 *
 * @throws {ConfigurationError} `invalid_params` where it is something else, a parsed body for one
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
