import { createTextDecoder } from '@clawwits/dialects';
import type { BodyReader } from './transport.ts';

/** A body as text, and whether it was cut at the bound. */
export interface CollectedBody {
  readonly text: string;
  readonly truncated: boolean;
}

/**
 * Reads a body to its end, at once where it is all there, as UTF-8; what is not becomes U+FFFD, as `Response.text()` does.
 *
 * @param maxBytes where the body is cut; the rest is left unread and the connection closed
 */
export function collect(body: BodyReader, maxBytes: number): CollectedBody | Promise<CollectedBody> {
  if (body.readText !== undefined) {
    return body.readText().then((text) => ({ text: text.slice(0, maxBytes), truncated: text.length > maxBytes }));
  }
  const pieces = body.readAll?.(maxBytes) ?? readPieces(body, maxBytes);
  return Array.isArray(pieces) ? decode(pieces, maxBytes) : pieces.then((all) => decode(all, maxBytes));
}

function decode(pieces: readonly Uint8Array[], maxBytes: number): CollectedBody {
  const bytes = join(pieces);
  const truncated = bytes.byteLength > maxBytes;
  decoder ??= createTextDecoder();
  return { text: decoder.decode(truncated ? bytes.subarray(0, maxBytes) : bytes), truncated };
}

async function readPieces(body: BodyReader, maxBytes: number): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (let piece = await body.read(); piece !== null; piece = await body.read()) {
    pieces.push(piece);
    size += piece.byteLength;
    if (size <= maxBytes) continue;
    body.cancel(new Error('The body is larger than the bound.'));
    break;
  }
  return pieces;
}

let decoder: ReturnType<typeof createTextDecoder> | undefined;

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const [first] = pieces;
  if (first !== undefined && pieces.length === 1) return first;
  const whole = new Uint8Array(pieces.reduce((size, piece) => size + piece.byteLength, 0));
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.byteLength;
  }
  return whole;
}
