import type { Gateway } from '@clawwits/mock-gateway';
import { type RunningServer, type ServerOptions, startServer } from '@clawwits/mock-gateway/server';
import { Clawwits, type ClientOptions } from '@clawwits/sdk-ts';
import { onTestFinished } from 'vitest';

/** A gateway on a socket, and a client of it that knows that it honours keys. */
export async function startGateway(
  options: ServerOptions = {},
  clientOptions: ClientOptions = {},
): Promise<{ server: RunningServer; gateway: Gateway; client: Clawwits; paid(): number }> {
  const server = await startServer({ tier: 'enterprise', answer: 'Xin chào!', ...options });
  onTestFinished(() => server.close());
  const client = new Clawwits({
    baseURL: server.url,
    apiKey: server.apiKey,
    honoursIdempotencyKey: true,
    initialRetryDelay: 1,
    ...clientOptions,
  });
  const { gateway } = server;
  return { server, gateway, client, paid: () => gateway.account().wallet.lifetimeUsed };
}
