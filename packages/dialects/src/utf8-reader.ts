import { createTextDecoder } from './text-decoder.ts';

/** Keeps nothing between two texts, so one is enough. */
let decoder: ReturnType<typeof createTextDecoder> | undefined;

/** Turns the pieces of a UTF-8 text into text, whatever their boundaries; what is no UTF-8 becomes U+FFFD. */
export interface Utf8Reader {
  read(piece: Uint8Array): string;
}

/**
 * Holds the beginning of a character back itself: a decoder in streaming mode leaves Node 20's fast way, and then
 * takes six times as long. Keeps the byte order mark.
 */
export function createUtf8Reader(): Utf8Reader {
  let held: Uint8Array | null = null;
  decoder ??= createTextDecoder({ ignoreBOM: true });
  const utf8 = decoder;

  return {
    read(piece) {
      const bytes = held === null ? piece : join(held, piece);
      const end = endOfWholeCharacters(bytes);
      if (end === bytes.length) {
        held = null;
        return utf8.decode(bytes);
      }
      held = bytes.slice(end);
      return utf8.decode(bytes.subarray(0, end));
    },
  };
}

/** Where the character begins that is not whole yet. A byte that leads a character always begins a new one. */
function endOfWholeCharacters(bytes: Uint8Array): number {
  const { length } = bytes;
  for (let back = 1; back <= Math.min(3, length); back++) {
    const byte = bytes[length - back] ?? 0;
    if (byte < 0x80) return length;
    if (byte < 0xc0) continue;
    const size = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return size > back ? length - back : length;
  }
  return length;
}

function join(head: Uint8Array, tail: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(head.length + tail.length);
  bytes.set(head);
  bytes.set(tail, head.length);
  return bytes;
}
