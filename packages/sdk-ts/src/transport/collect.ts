import type { BodyReader } from './transport.ts';

/** A body grew beyond the bound. */
export class BodyTooLarge extends Error {
  constructor(maxBytes: number) {
    super(`The body is larger than ${maxBytes} bytes.`);
    this.name = 'BodyTooLarge';
  }
}

/** A body as text, and whether it was cut at the bound. */
export interface CollectedBody {
  readonly text: string;
  readonly truncated: boolean;
}

/**
 * Reads a body to its end, as UTF-8; what is not becomes U+FFFD, as `Response.text()` does.
 *
 * @param maxBytes where the body is cut; the rest is left unread and the connection closed
 */
export async function collect(body: BodyReader, maxBytes: number): Promise<CollectedBody> {
  const first = await body.read();
  if (first === null) return { text: '', truncated: false };
  if (first.byteLength > maxBytes) return cut(body, [first], maxBytes);
  const second = await body.read();
  if (second === null) return { text: new TextDecoder().decode(first), truncated: false };

  const pieces = [first];
  let size = first.byteLength;
  for (let piece: Uint8Array | null = second; piece !== null; piece = await body.read()) {
    pieces.push(piece);
    size += piece.byteLength;
    if (size > maxBytes) return cut(body, pieces, maxBytes);
  }
  return { text: decode(pieces), truncated: false };
}

function cut(body: BodyReader, pieces: Uint8Array[], maxBytes: number): CollectedBody {
  body.cancel(new BodyTooLarge(maxBytes));
  return { text: decode(pieces).slice(0, maxBytes), truncated: true };
}

function decode(pieces: Uint8Array[]): string {
  const decoder = new TextDecoder();
  let text = '';
  for (const piece of pieces) text += decoder.decode(piece, { stream: true });
  return text + decoder.decode();
}
