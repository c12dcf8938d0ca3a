import { BodyError, ConnectionCut, type GatewayReply, type GatewayRequest, type ReplyStream } from './exchange.ts';
import { untilAborted } from './until-aborted.ts';

async function readAll(body: ReadableStream<Uint8Array> | null, limitBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = body?.getReader();
  for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
    length += part.value.byteLength;
    if (length > limitBytes) {
      void reader?.cancel().catch(() => undefined);
      throw new BodyError(`The body is larger than ${limitBytes} bytes.`);
    }
    parts.push(part.value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

/** Reads a `Request` in the core's form. Whoever calls by `fetch` is in this process. */
function toGatewayRequest(request: Request, prefix: string, signal: AbortSignal): GatewayRequest {
  const { origin, pathname, search } = new URL(request.url);
  return {
    method: request.method,
    path: pathname.slice(prefix.length),
    query: search.slice(1),
    root: `${origin}${prefix}`,
    isLocal: true,
    header: (name) => request.headers.get(name),
    readBody: (limitBytes) => readAll(request.body, limitBytes),
    signal,
  };
}

/** Turns frames into bytes, one frame for each pull, so that only what is read is generated. */
function toByteStream(frames: ReplyStream, signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop = () => {};
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const abort = () => {
          controller.error(signal.reason);
          void frames.return();
        };
        stop = () => signal.removeEventListener('abort', abort);
        if (signal.aborted) abort();
        else signal.addEventListener('abort', abort, { once: true });
      },
      async pull(controller) {
        try {
          const { done, value } = await frames.next();
          if (signal.aborted) return;
          if (!done) return controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value);
          stop();
          controller.close();
        } catch (error) {
          stop();
          controller.error(new TypeError('terminated', { cause: error }));
        }
      },
      async cancel() {
        stop();
        await frames.return();
      },
    },
    { highWaterMark: 0 },
  );
}

/**
 * Creates a `fetch` from the core.
 *
 * @param readRunning returns the signal that ends every answer in progress
 * @param prefix the part of the path that leads to the gateway. Default: none.
 */
export function fetchFrom(
  handle: (request: GatewayRequest) => Promise<GatewayReply>,
  readRunning: () => AbortSignal,
  prefix = '',
): (input: Request | string | URL, init?: RequestInit) => Promise<Response> {
  return async (input, init) => {
    const request = new Request(input, init);
    const signal = AbortSignal.any([request.signal, readRunning()]);
    const handling = handle(toGatewayRequest(request, prefix, signal));
    const reply = await untilAborted(handling, signal).catch((error: unknown) => {
      // The caller has left: a stream that is prepared later is never read, and has to be settled here.
      void handling.then(({ body }) => (typeof body === 'string' ? undefined : body.return())).catch(() => undefined);
      throw error;
    });
    if (reply.isLost) throw new TypeError('fetch failed', { cause: new ConnectionCut(true) });
    const { status, headers, body } = reply;
    return new Response(typeof body === 'string' ? body : toByteStream(body, signal), { status, headers });
  };
}
