import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { Clawwits } from '../../src/index.ts';
import { failureOf, testKey } from '../support/client.ts';

it("waits longer for a connection than Node's own dispatcher does, where the option says so", async () => {
  const sockets: Socket[] = [];
  // It takes the connection and never answers the TLS handshake.
  const server = createServer((socket) => sockets.push(socket.on('error', () => socket.destroy())));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const cw = new Clawwits({
    baseURL: `https://127.0.0.1:${port}`,
    apiKey: testKey,
    connectTimeout: 12_500,
    maxRetries: 0,
  });
  const startedAt = performance.now();
  const error = await failureOf(cw.wits.balance());
  expect(error.code).toBe('connect_timeout');
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(12_400);
  for (const socket of sockets) socket.destroy();
  server.close();
});
