import type { GatewayReply } from '../core/exchange.ts';
import type { MadeFile } from './file-store.ts';

/** Answers with a file. */
export async function answerFile({ contentType, read }: MadeFile, requestId: string): Promise<GatewayReply> {
  const bytes = await read();
  const frames = [bytes].values();
  return {
    status: 200,
    headers: { 'content-type': contentType, 'content-length': String(bytes.length), 'x-request-id': requestId },
    body: {
      next: async () => frames.next() as IteratorResult<Uint8Array, void>,
      return: async () => ({ done: true, value: undefined }),
    },
  };
}
