import { failureKinds } from '#transport-parts';
import { invalidOption } from '../errors/invalid.ts';
import { readBody } from './read-body.ts';
import { type Transport, type TransportAnswer, TransportFailure } from './transport.ts';
import { UnreadableBody } from './unreadable-body.ts';

/** The part of `fetch` that the SDK calls; the platform's own, a framework's or a mock's. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Looks at an answer, since some classes have the member and others only their instances. React Native's has neither. */
const hasBodies = (): boolean =>
  typeof Response !== 'function' || 'body' in Response.prototype || 'body' in new Response('');

/**
 * Carries requests over a `fetch` function: where one is given, where the global one was replaced, and in every
 * runtime but Node. It does not know when a connection is established: `timeout` covers connecting too.
 *
 * @param resolveFetch looked up at each call, so that a replacement is honoured whenever it is made
 */
export function createFetchTransport(resolveFetch: () => Fetch): Transport {
  let lacksBodies = false;
  return (request, onConnected) => {
    const send = resolveFetch();
    if (typeof send !== 'function') {
      throw invalidOption('There is no global fetch here; pass one as the option "fetch".');
    }
    const isStream = request.headers['accept'] === 'text/event-stream';
    if (isStream && (lacksBodies || (send === globalThis.fetch && !hasBodies()))) {
      throw invalidOption(
        'The "fetch" in use cannot stream; nothing was sent. Pass one that can (React Native: expo/fetch), or leave out "stream".',
      );
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
      if (typeof response?.status !== 'number') {
        throw new UnreadableBody('the "fetch" in use gave no Response', 'invalid_option');
      }
      lacksBodies ||= response.body === undefined && typeof response.text !== 'function';
      const { headers } = response;
      return {
        // Browsers hide where a redirect leads.
        status: response.type === 'opaqueredirect' ? 302 : response.status,
        header: (name) => headers?.get?.(name) ?? null,
        headers: () => [...(headers?.[Symbol.iterator] ? headers : [])],
        body: await readBody(response, (reason) => controller.abort(reason)),
      };
    }

    return {
      // A cancelled exchange ends at once, even where the fetch in use takes no notice of its signal.
      answer: new Promise((resolve, reject) => {
        controller.signal.addEventListener('abort', () => reject(controller.signal.reason), { once: true });
        exchange().then(resolve, (error) => explainFailure(error).then(reject));
      }),
      cancel: (reason) => controller.abort(reason),
    };
  };
}

/** Messages of browsers, which do not say why a request failed. */
const browserMessages = /^(Failed to fetch|Load failed|Network)/;

async function explainFailure(error: Error): Promise<Error> {
  if (error instanceof UnreadableBody) return error;
  // Without the code that tells failures apart, the request counts as one that may have been processed.
  if (!browserMessages.test(error?.message)) await failureKinds.load().catch(() => null);
  return new TransportFailure(failureKinds.module?.classifyNetworkError(error) ?? 'lost', error);
}
