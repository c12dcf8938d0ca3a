import { createGateway, defaultBaseURL, type Gateway, type GatewayOptions } from '@clawwits/mock-gateway';
import { handlers } from '@clawwits/mock-gateway/msw';
import { startServer } from '@clawwits/mock-gateway/server';
import { setupServer } from 'msw/node';

/** A gateway within reach of a client. */
export interface Reachable {
  readonly gateway: Gateway;
  readonly url: string;
  close(): Promise<void>;
}

async function openSocket(options: GatewayOptions): Promise<Reachable> {
  // A thousand clients of this very process may take a while to send their headers.
  const server = await startServer({ ...options, headersTimeoutMs: 60_000 });
  return { gateway: server.gateway, url: server.url, close: server.close };
}

async function openMsw(options: GatewayOptions): Promise<Reachable> {
  const gateway = createGateway(options);
  const server = setupServer(...handlers(gateway));
  server.listen({ onUnhandledRequest: 'error' });
  return {
    gateway,
    url: defaultBaseURL,
    async close() {
      server.close();
      gateway.close();
    },
  };
}

/** Both ways to a gateway, for tests that must hold on either. */
export const drivers = [
  { name: 'over a socket', open: openSocket },
  { name: 'through msw', open: openMsw },
] as const;
