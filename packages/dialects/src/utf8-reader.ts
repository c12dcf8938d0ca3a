import { createTextDecoder } from './text-decoder.ts';

/** Has no state between two texts, so it can be shared. */
let decoder: ReturnType<typeof createTextDecoder> | undefined;

/** Decodes UTF-8 piece by piece, at any boundaries; invalid bytes become U+FFFD. */
export interface Utf8Reader {
  read(piece: Uint8Array): string;
}

/**
 * Holds an incomplete character back itself: a decoder in streaming mode leaves the fast path of Node 20 and
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

/** Index of the incomplete character at the end. A leading byte always starts a new character. */
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
