import { HttpResponse, http, type RequestHandler } from 'msw';
import { ConnectionCut } from '../core/exchange.ts';
import type { AnyGateway } from '../gateways/gateway-kinds.ts';
import { defaultBaseURL } from './default-base-url.ts';
import { withIndependentBranches } from './independent-branches.ts';

/**
 * Options for msw's `listen` that refuse every request which is not for the gateway. msw 3 calls the option otherwise
 * than msw 2 does, and either ignores the other's name in silence: requests would reach the network.
 *
 * @example
 * ```ts
 * setupServer(...handlers(gateway)).listen(refuseOthers);
 * ```
 */
export const refuseOthers = { onUnhandledRequest: 'error', onUnhandledFrame: 'error' } as const;

/** Options of the msw handlers. */
export interface HandlersOptions {
  /** The root that is intercepted. Default `https://gateway.clawwits.test`. */
  readonly baseURL?: string;
}

/**
 * Creates msw handlers for a gateway: a single one, for every method and path below the root.
 *
 * @example
 * ```ts
 * const gateway = createGateway();
 * const server = setupServer(...handlers(gateway));
 * server.listen();
 * ```
 */
export function handlers(gateway: AnyGateway, { baseURL = defaultBaseURL }: HandlersOptions = {}): RequestHandler[] {
  const root = baseURL.replace(/\/+$/, '').replace(/\/v1$/, '');
  const answer = gateway.fetchBelow(new URL(root).pathname.replace(/\/$/, ''));
  return [
    http.all(`${root}/*`, async ({ request }) => {
      const response = await answer(request).catch((error: unknown) => {
        // A lost answer, or a client that has left: msw would turn an exception here into a 500.
        if (request.signal.aborted || (error instanceof TypeError && error.cause instanceof ConnectionCut)) return null;
        throw error;
      });
      if (response === null) return HttpResponse.error();
      const { status, headers, body } = response;
      // The body is decoded already, and msw would decode it once more.
      headers.delete('content-encoding');
      // Without this header msw 3 shows a body that breaks off as one that ended well.
      if (!headers.has('content-length')) headers.set('transfer-encoding', 'chunked');
      return new HttpResponse(body && withIndependentBranches(body), { status, headers });
    }),
  ];
}
