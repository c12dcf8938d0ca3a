import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { afterAll } from 'vitest';
import { startServer } from '../../packages/mock-gateway/src/server.ts';

/**
 * Reserves a port that refuses connections until the tests of a file end. It is the local end of an open connection:
 * nothing listens there, and the system gives it to nobody else, which could happen to a port that was closed again.
 */
async function reserveClosedPort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const accepted = once(server, 'connection');
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  await Promise.all([once(client, 'connect'), accepted]);
  afterAll(() => {
    client.destroy();
    server.close();
  });
  return (client.address() as AddressInfo).port;
}

/** Starts a gateway for the tests of a file, and gives the variables that point each client at it. */
export async function startGateway() {
  const { url, apiKey, close } = await startServer({ answer: 'Chào bạn!' });
  afterAll(() => close());
  return {
    CLAWWITS_BASE_URL: url,
    CLAWWITS_API_KEY: apiKey,
    OPENAI_BASE_URL: `${url}/v1`,
    OPENAI_API_KEY: apiKey,
    ANTHROPIC_BASE_URL: url,
    ANTHROPIC_API_KEY: apiKey,
    CLOSED_URL: `http://127.0.0.1:${await reserveClosedPort()}`,
  };
}
