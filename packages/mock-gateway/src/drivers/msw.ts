import { HttpResponse, http, type RequestHandler } from 'msw';
import type { Gateway } from '../core/gateway.ts';
import { defaultBaseURL } from './default-base-url.ts';
import { withIndependentBranches } from './independent-branches.ts';

/** How msw finds the gateway. */
export interface HandlersOptions {
  /** The root that is intercepted. Default `https://gateway.clawwits.test`. */
  readonly baseURL?: string;
}

/**
 * Makes msw's handlers of a gateway: a single one, for every method and path below the root.
 *
 * @example
 * ```ts
 * const gateway = createGateway();
 * const server = setupServer(...handlers(gateway));
 * server.listen();
 * ```
 */
export function handlers(gateway: Gateway, { baseURL = defaultBaseURL }: HandlersOptions = {}): RequestHandler[] {
  const root = baseURL.replace(/\/+$/, '').replace(/\/v1$/, '');
  return [
    http.all(`${root}/*`, async ({ request }) => {
      const response = await gateway.fetch(request);
      const { status, headers, body } = response;
      // Without this header msw 3 shows a body that breaks off as one that ended well.
      if (headers.get('content-type')?.startsWith('text/event-stream')) headers.set('transfer-encoding', 'chunked');
      return new HttpResponse(body && withIndependentBranches(body), { status, headers });
    }),
  ];
}
