/** Kind of a body by its first bytes: an event stream, JSON values, or something else. */
export type BodyKind = 'events' | 'json' | 'other';

/** First bytes of an event stream: a line, or the byte order mark. */
const lineStarts = ['data:', 'event:', 'id:', 'retry:', ':', '\xEF\xBB\xBF'];

/** Kind of a body by its beginning; `null` for white space only, which keeps a connection alive. */
export function kindOf(piece: Uint8Array): BodyKind | null {
  let start = 0;
  while ((piece[start] ?? 0xff) <= 0x20) start += 1;
  const first = piece[start];
  if (first === undefined) return null;
  if (first === 0x7b || first === 0x5b) return 'json';
  return lineStarts.some((line) => standsAt(piece, start, line)) ? 'events' : 'other';
}

/** Compares byte by byte: a decoder, or a copy of the bytes, costs each stream more than the rest of its beginning. */
function standsAt(piece: Uint8Array, start: number, line: string): boolean {
  const length = Math.min(line.length, piece.length - start);
  for (let index = 0; index < length; index++) if (piece[start + index] !== line.charCodeAt(index)) return false;
  return true;
}
