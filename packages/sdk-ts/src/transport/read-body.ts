import { moduleOf } from '@clawwits/dialects';
import { unusualBody } from '#transport-parts';
import { type BodyReader, TransportFailure } from './transport.ts';
import { UnreadableBody } from './unreadable-body.ts';
import { readWebStream } from './web-body.ts';

const emptyBody: BodyReader = { read: () => Promise.resolve(null), cancel: () => undefined };

/**
 * Opens the body of an answer, whatever the `fetch` in use offers.
 *
 * @param onCancel ends the exchange
 * @throws {UnreadableBody} if the code that reads it cannot be loaded
 */
export async function readBody(response: Response, onCancel: (reason: Error) => void): Promise<BodyReader> {
  const body: unknown = response.body;
  if (body === null) return emptyBody;
  if (typeof body === 'object' && 'getReader' in body)
    return readWebStream(body as ReadableStream<Uint8Array>, onCancel);
  try {
    await unusualBody.load();
  } catch (error) {
    throw new UnreadableBody('the part of the SDK that reads its body could not be loaded', 'invalid_response', error);
  }
  return moduleOf(unusualBody).readUnusualBody(response, onCancel, { TransportFailure, UnreadableBody });
}
