import { type BodyReader, TransportFailure } from './transport.ts';
import { UnreadableBody } from './unreadable-body.ts';

/**
 * Undoes a body's `content-encoding`. The SDK asks for none; a gateway that compresses all the same is understood: gzip,
 * deflate with and without its header, Brotli, and zstd where the runtime has it. Another encoding is an error that names it.
 */
export function decompress(body: BodyReader, encoding: string | null): BodyReader {
  if (encoding === null) return body;
  const formats = encoding.split(',').map((format) => format.trim().toLowerCase());
  // The last one was applied last.
  return formats.reduceRight(
    (inner, format) => (format === '' || format === 'identity' ? inner : new DecompressedBody(inner, format)),
    body,
  );
}

/** The streams that undo each encoding, by the names of Node's functions. */
const decompressors = {
  gzip: 'createGunzip',
  'x-gzip': 'createGunzip',
  deflate: 'createInflate',
  br: 'createBrotliDecompress',
  zstd: 'createZstdDecompress',
} as const;

/** A stream of Node's `zlib`, as far as it is used here. */
interface Decompressor extends AsyncIterable<Uint8Array> {
  destroy(error: Error): void;
}

class DecompressedBody implements BodyReader {
  readonly #body: BodyReader;
  readonly #format: string;
  #decompressor: Decompressor | null = null;
  #pieces: AsyncIterator<Uint8Array> | null = null;
  #cancelled: Error | null = null;

  constructor(body: BodyReader, format: string) {
    this.#body = body;
    this.#format = format;
  }

  async read(): Promise<Uint8Array | null> {
    try {
      this.#pieces ??= await this.#open();
      const { value, done } = await this.#pieces.next();
      return done ? null : value;
    } catch (error) {
      if (this.#cancelled !== null) throw this.#cancelled;
      if (error instanceof TransportFailure || error instanceof UnreadableBody) throw error;
      throw new TransportFailure('lost', error);
    }
  }

  cancel(reason: Error): void {
    this.#cancelled ??= reason;
    this.#body.cancel(reason);
    this.#decompressor?.destroy(reason);
  }

  async #open(): Promise<AsyncIterator<Uint8Array>> {
    const first = await this.#body.read();
    const decompressor = this.#create(first);
    const { Readable, pipeline } = process.getBuiltinModule('node:stream');
    pipeline(Readable.from(this.#readOn(first), { objectMode: false }), decompressor, (error) => {
      // What breaks in the decompression leaves the rest of the body unread.
      if (error) this.#body.cancel(error);
    });
    this.#decompressor = decompressor;
    return decompressor[Symbol.asyncIterator]();
  }

  async *#readOn(first: Uint8Array | null): AsyncGenerator<Uint8Array> {
    for (let piece = first; piece !== null; piece = await this.#body.read()) yield piece;
  }

  #create(first: Uint8Array | null) {
    const zlib = process.getBuiltinModule('node:zlib');
    const name = Object.hasOwn(decompressors, this.#format)
      ? decompressors[this.#format as keyof typeof decompressors]
      : '';
    // Some servers send deflate without the header of its format, whose first byte ends with an 8.
    const isRaw = this.#format === 'deflate' && first !== null && ((first[0] ?? 8) & 0x0f) !== 8;
    const create = isRaw ? zlib.createInflateRaw : (zlib as Record<string, unknown>)[name];
    if (typeof create === 'function') return (create as typeof zlib.createInflateRaw)();
    const failure = new UnreadableBody(`its body is compressed with "${this.#format}", which this runtime cannot read`);
    this.#body.cancel(failure);
    throw failure;
  }
}
