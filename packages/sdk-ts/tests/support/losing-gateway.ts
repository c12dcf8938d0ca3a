import { defaultBaseURL, type Gateway } from '@clawwits/mock-gateway';
import { answer } from './http-bytes.ts';
import { startRawServer } from './raw-server.ts';

/** A gateway behind a connection that loses answers. */
export interface LosingGateway extends AsyncDisposable {
  readonly url: string;
  /** How many answers were lost. */
  readonly lost: number;
}

/**
 * Puts a gateway on a socket that breaks each connection on which it sees a key for the first time, once the gateway has
 * answered: the call is done and billed, and the client knows nothing of it.
 */
export async function startLosingGateway(gateway: Gateway): Promise<LosingGateway> {
  const seen = new Set<string>();

  const server = await startRawServer(async ({ request, write, reset }) => {
    const { method, path, headers, body } = request;
    const response = await gateway.fetch(`${defaultBaseURL}${path}`, { method, headers, body });
    const text = await response.text();
    const key = headers['idempotency-key'] ?? '';
    if (seen.has(key)) return write(answer(response.status, text, Object.fromEntries(response.headers)));
    seen.add(key);
    reset();
  });

  return {
    url: server.url,
    get lost() {
      return seen.size;
    },
    [Symbol.asyncDispose]: () => server.close(),
  };
}
