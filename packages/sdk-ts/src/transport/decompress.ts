import { type BodyReader, TransportFailure } from './transport.ts';
import { readWebStream } from './web-body.ts';

/**
 * Undoes a body's `content-encoding`. The SDK asks for none; a gateway that compresses all the same is understood
 * where the runtime can (gzip and deflate), and is told apart from a broken body where it can't.
 */
export function decompress(body: BodyReader, encoding: string | null): BodyReader {
  const format = encoding?.trim().toLowerCase() ?? '';
  if (format === '' || format === 'identity') return body;
  if (format !== 'gzip' && format !== 'x-gzip' && format !== 'deflate') return refuse(body, format);

  const compressed = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const piece = await body.read();
      if (piece === null) controller.close();
      else controller.enqueue(new Uint8Array(piece));
    },
    // What breaks in the decompression leaves the rest of the body unread.
    cancel: (reason) => body.cancel(reason),
  });
  const decompression = new DecompressionStream(format === 'deflate' ? 'deflate' : 'gzip');
  return readWebStream(compressed.pipeThrough(decompression), (reason) => body.cancel(reason));
}

function refuse(body: BodyReader, format: string): BodyReader {
  const failure = new Error(`The answer is compressed with "${format}", which was not asked for.`);
  return {
    read() {
      body.cancel(failure);
      return Promise.reject(new TransportFailure('lost', failure));
    },
    cancel: (reason) => body.cancel(reason),
  };
}
