import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';
import { startServer } from '../../packages/mock-gateway/src/server.ts';

/** A port that was free a moment ago: connections to it are refused. */
export async function findClosedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
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
    CLOSED_URL: `http://127.0.0.1:${await findClosedPort()}`,
  };
}
