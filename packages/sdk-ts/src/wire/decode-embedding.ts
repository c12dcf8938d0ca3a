import { decodeBase64 } from '#platform';
import type { ConfigurationError } from '../errors/error-classes.ts';
import { invalidParams } from '../errors/invalid.ts';

/**
 * Reads a vector that was asked for as base64: little-endian float32, as the wire has it.
 *
 * @param base64 the `embedding` of an answer to `encodingFormat: 'base64'`
 * @returns the vector's numbers, 1024 for ClawWits
 * @throws {ConfigurationError} `invalid_params` if the text is not base64 of whole numbers of four bytes
 * @see docs/contract.md §1, Endpoints
 *
 * @example
 * const { data } = await cw.embeddings.create({ input: 'Xin chào', encodingFormat: 'base64' });
 * const vectors = data.map(({ embedding }) => decodeEmbedding(embedding));
 */
export function decodeEmbedding(base64: string): Float32Array {
  const bytes = readBase64(base64);
  if (bytes.byteLength % 4 !== 0) throw notBase64();
  if (isLittleEndian) return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return Float32Array.from({ length: bytes.byteLength / 4 }, (_, index) => view.getFloat32(index * 4, true));
}

const isLittleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

function readBase64(text: string): Uint8Array<ArrayBuffer> {
  if (typeof text !== 'string') throw notBase64();
  try {
    return decodeBase64(text);
  } catch (error) {
    throw notBase64(error);
  }
}

const notBase64 = (cause?: unknown): ConfigurationError =>
  invalidParams(
    'The vector must be base64 of float32 numbers: the "embedding" of an answer to encodingFormat: "base64".',
    cause,
  );
