import { ConfigurationError } from '../errors/error-classes.ts';
import { classifyNetworkError } from './failure-kind.ts';
import { readBody } from './read-body.ts';
import { type Transport, type TransportAnswer, TransportFailure } from './transport.ts';

/** The part of `fetch` that the SDK calls; the platform's own, a framework's or a mock's. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * Carries requests over a `fetch` function: where one is given, where the global one was replaced, and in every
 * runtime but Node. It cannot tell when a connection stands: `timeout` covers connecting too.
 *
 * @param resolveFetch looked up at each call, so that a replacement is honoured whenever it is made
 */
export function createFetchTransport(resolveFetch: () => Fetch): Transport {
  return (request, onConnected) => {
    const send = resolveFetch();
    if (typeof send !== 'function') {
      throw new ConfigurationError('There is no global fetch here; pass one as the option "fetch".', {
        code: 'invalid_option',
      });
    }
    const controller = new AbortController();

    async function exchange(): Promise<TransportAnswer> {
      onConnected();
      const response = await send(request.target.href, {
        method: request.method,
        headers: request.headers,
        body: request.body,
        redirect: 'manual',
        signal: controller.signal,
      });
      return {
        // Browsers hide where a redirect leads.
        status: response.type === 'opaqueredirect' ? 302 : response.status,
        header: (name) => response.headers?.get(name) ?? null,
        headers: () => [...(response.headers ?? [])],
        body: readBody(response, (reason) => controller.abort(reason)),
      };
    }

    return {
      // A cancelled exchange ends at once, even where the fetch in use takes no notice of its signal.
      answer: new Promise((resolve, reject) => {
        controller.signal.addEventListener('abort', () => reject(controller.signal.reason), { once: true });
        exchange().then(resolve, (error) =>
          reject(
            error instanceof ConfigurationError ? error : new TransportFailure(classifyNetworkError(error), error),
          ),
        );
      }),
      cancel: (reason) => controller.abort(reason),
    };
  };
}
