/** What the first bytes of a body show: an event stream, JSON values, or something else. */
export type BodyKind = 'events' | 'json' | 'other';

/** What an event stream begins with, byte by byte: a line, or the mark of its byte order. */
const lineStarts = ['data:', 'event:', 'id:', 'retry:', ':', '\xEF\xBB\xBF'];

/** What the beginning of a body shows; `null` for white space alone, which keeps a connection alive. */
export function kindOf(piece: Uint8Array): BodyKind | null {
  const start = piece.findIndex((byte) => byte > 0x20);
  if (start === -1) return null;
  // A decoder of its own for each stream costs more than all that follows.
  const head = String.fromCharCode(...piece.subarray(start, start + 6));
  if (/^[{[]/.test(head)) return 'json';
  return lineStarts.some((line) => line.startsWith(head.slice(0, line.length))) ? 'events' : 'other';
}
