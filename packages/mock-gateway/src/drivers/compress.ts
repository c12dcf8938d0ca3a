import { brotliCompressSync, createBrotliCompress, createGzip, gzipSync } from 'node:zlib';
import type { Frame, GatewayReply, ReplyStream } from '../core/exchange.ts';

/** A content encoding. */
export type Encoding = NonNullable<GatewayReply['encoding']>;

/** Compresses a whole body. */
export const compressText = (text: string, encoding: Encoding): Uint8Array =>
  encoding === 'gzip' ? gzipSync(text) : brotliCompressSync(text);

/** Compresses a stream. Each frame is flushed, so that a client can read it before the next one is made. */
export function compressFrames(frames: ReplyStream, encoding: Encoding): ReplyStream {
  const compressor = encoding === 'gzip' ? createGzip() : createBrotliCompress();
  const parts: Buffer[] = [];
  compressor.on('data', (part: Buffer) => parts.push(part));
  let isOver = false;

  // A compressor that is destroyed, because the client left, calls no callback.
  const closed = new Promise<void>((resolve) => compressor.once('close', resolve));
  const write = (frame: Frame): Promise<void> =>
    Promise.race([
      closed,
      new Promise<void>((resolve) => {
        compressor.write(frame);
        compressor.flush(() => resolve());
      }),
    ]);
  const end = (): Promise<void> => {
    compressor.end();
    return closed;
  };

  return {
    async next() {
      if (isOver) return { done: true, value: undefined };
      const { done, value } = await frames.next();
      // The client left in the meantime.
      if (compressor.destroyed) return { done: true, value: undefined };
      isOver = done === true;
      await (isOver ? end() : write(value ?? ''));
      return { done: false, value: Buffer.concat(parts.splice(0)) };
    },
    async return() {
      isOver = true;
      compressor.destroy();
      return frames.return();
    },
  };
}
