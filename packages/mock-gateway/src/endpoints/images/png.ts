/** The remainders of CRC-32, by byte. */
const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xedb88320 : 0);
  return remainder;
});

function crc32(bytes: Uint8Array): number {
  let remainder = 0xffffffff;
  for (const byte of bytes) remainder = (remainder >>> 8) ^ (remainders[(remainder ^ byte) & 0xff] ?? 0);
  return ~remainder >>> 0;
}

function joinBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function toBigEndian(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

const encoder = new TextEncoder();

/** A chunk: its length, name, content and checksum. */
function chunk(name: string, content: Uint8Array): Uint8Array {
  const checked = joinBytes([encoder.encode(name), content]);
  return joinBytes([toBigEndian(content.length), checked, toBigEndian(crc32(checked))]);
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const compressed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(compressed).arrayBuffer());
}

/** A picture of large squares in a few colours. */
export interface Mosaic {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Two to four colours: red, green and blue of each, 0 to 255. */
  readonly colours: readonly (readonly [number, number, number])[];
  /** The colours of the squares, row by row, as places in `colours`. */
  readonly squares: readonly (readonly number[])[];
  /** Description of the picture. */
  readonly description: string;
}

/** A row of pixels, four to a byte, after the filter byte 0. */
function writeRow(squares: readonly number[], width: number): Uint8Array {
  const row = new Uint8Array(1 + Math.ceil(width / 4));
  for (let x = 0; x < width; x++) {
    const colour = squares[Math.floor((x * squares.length) / width)] ?? 0;
    const byte = 1 + (x >> 2);
    row[byte] = (row[byte] ?? 0) | (colour << (6 - 2 * (x & 3)));
  }
  return row;
}

/**
 * Writes a mosaic as PNG, with a palette and two bits a pixel: it compresses well and is quick to create.
 * The description is kept in a text chunk.
 */
export async function encodePng({ width, height, colours, squares, description }: Mosaic): Promise<Uint8Array> {
  const rows = squares.map((line) => writeRow(line, width));
  const pixels = joinBytes(
    Array.from({ length: height }, (_, y) => rows[Math.floor((y * rows.length) / height)] ?? new Uint8Array()),
  );
  const header = joinBytes([toBigEndian(width), toBigEndian(height), Uint8Array.of(2, 3, 0, 0, 0)]);
  return joinBytes([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('PLTE', Uint8Array.from(colours.flat())),
    chunk('iTXt', encoder.encode(`Description\0\0\0\0\0${description}`)),
    chunk('IDAT', await deflate(pixels)),
    chunk('IEND', new Uint8Array()),
  ]);
}

const signature = '89504e470d0a1a0a';

/** Description inside a PNG; `null` if it has none, or the bytes are not a PNG. */
export function readPngDescription(bytes: Uint8Array): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const begin = Array.from(bytes.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (begin !== signature) return null;
  const decoder = new TextDecoder();
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 8 + view.getUint32(at);
    if (end > bytes.length) return null;
    const name = decoder.decode(bytes.subarray(at + 4, at + 8));
    const [, text] =
      /^Description\0\0\0[^\0]*\0[^\0]*\0([\s\S]*)$/.exec(
        name === 'iTXt' ? decoder.decode(bytes.subarray(at + 8, end)) : '',
      ) ?? [];
    if (text !== undefined) return text;
    at = end + 4;
  }
  return null;
}
