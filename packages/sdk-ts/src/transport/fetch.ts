import { classifyNetworkError } from './failure-kind.ts';
import { type BodyReader, type Transport, type TransportAnswer, TransportFailure } from './transport.ts';

/** The part of `fetch` that the SDK calls; the platform's own, a framework's or a mock's. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What ends a wait that the fetch in use would not end: some mocks take no notice of their signal. */
interface Cancellation {
  readonly reason: Error | null;
  /** Waits for a promise of the fetch in use, unless the exchange is cancelled. */
  guard<Value>(promise: Promise<Value>): Promise<Value>;
}

/**
 * Carries requests over a `fetch` function: where one is given, where the global one was replaced, and in every
 * runtime but Node. It cannot tell when a connection stands: `timeout` covers connecting too.
 *
 * @param resolveFetch looked up at each call, so that a replacement is honoured whenever it is made
 */
export function createFetchTransport(resolveFetch: () => Fetch): Transport {
  return (request, onConnected) => {
    const controller = new AbortController();
    let reason: Error | null = null;
    let rejectWait: ((reason: Error) => void) | null = null;

    const cancellation: Cancellation = {
      get reason() {
        return reason;
      },
      guard: (promise) =>
        new Promise((resolve, reject) => {
          rejectWait = reject;
          promise.then(resolve, (error) => reject(reason ?? new TransportFailure(classifyNetworkError(error), error)));
        }),
    };

    const cancel = (cancelReason: Error): void => {
      if (reason !== null) return;
      reason = cancelReason;
      controller.abort(cancelReason);
      rejectWait?.(cancelReason);
    };

    async function exchange(): Promise<TransportAnswer> {
      onConnected();
      const response = await cancellation.guard(
        resolveFetch()(request.url.href, {
          method: request.method,
          headers: request.headers,
          body: request.body,
          redirect: 'manual',
          signal: controller.signal,
        }),
      );
      return toAnswer(response, cancellation, cancel);
    }

    return { answer: exchange(), cancel };
  };
}

function toAnswer(response: Response, cancellation: Cancellation, cancel: (reason: Error) => void): TransportAnswer {
  return {
    // Browsers hide where a redirect leads.
    status: response.type === 'opaqueredirect' ? 302 : response.status,
    header: (name) => response.headers.get(name),
    headers: () => [...response.headers],
    body: response.body === null ? emptyBody : toReader(response.body, cancellation, cancel),
  };
}

const emptyBody: BodyReader = { read: () => Promise.resolve(null), cancel: () => undefined };

function toReader(
  stream: ReadableStream<Uint8Array>,
  cancellation: Cancellation,
  cancel: (reason: Error) => void,
): BodyReader {
  const reader = stream.getReader();
  let ended = false;
  return {
    async read() {
      if (cancellation.reason !== null) throw cancellation.reason;
      const { value, done } = await cancellation.guard(reader.read());
      ended = done;
      return done ? null : value;
    },
    cancel(reason) {
      if (ended) return;
      ended = true;
      cancel(reason);
      // Nobody waits for it: some mocked bodies never settle their cancellation. What it rejects with is the reason.
      reader.cancel(reason).catch(() => undefined);
    },
  };
}
