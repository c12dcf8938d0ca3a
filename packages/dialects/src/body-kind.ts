import { createTextDecoder } from './text-decoder.ts';

/** What the first bytes of a body show: an event stream, JSON values, or something else. */
export type BodyKind = 'events' | 'json' | 'other';

/** What a line of an event stream begins with. */
const lineStarts = ['data:', 'event:', 'id:', 'retry:', ':', '\uFEFF'];

/** What the beginning of a body shows; `null` for white space alone, which keeps a connection alive. */
export function kindOf(piece: Uint8Array): BodyKind | null {
  const start = piece.findIndex((byte) => byte > 0x20);
  if (start === -1) return null;
  const head = createTextDecoder({ ignoreBOM: true }).decode(piece.subarray(start, start + 6));
  if (/^[{[]/.test(head)) return 'json';
  return lineStarts.some((line) => line.startsWith(head.slice(0, line.length))) ? 'events' : 'other';
}
