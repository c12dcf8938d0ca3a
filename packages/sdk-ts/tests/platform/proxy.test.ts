import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { type RunningServer, startServer } from '@clawwits/mock-gateway/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Clawwits } from '../../src/index.ts';

let gateway: RunningServer;
let proxy: Server;
let tunnels: string[];
let sockets: Socket[];

beforeEach(async () => {
  gateway = await startServer();
  tunnels = [];
  sockets = [];
  proxy = createServer((_request, response) => response.writeHead(405).end());
  proxy.on('connect', (request, client: Socket, head) => {
    tunnels.push(request.url ?? '');
    const [host, port] = (request.url ?? '').split(':');
    const upstream = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    for (const socket of [client, upstream]) socket.on('error', () => socket.destroy());
    sockets.push(client, upstream);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  vi.stubEnv('HTTP_PROXY', `http://127.0.0.1:${port}`);
  vi.stubEnv('http_proxy', `http://127.0.0.1:${port}`);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const socket of sockets) socket.destroy();
  proxy.close();
  await gateway.close();
});

describe('a proxy named by the environment', () => {
  it('carries the call, and NO_PROXY exempts from it', async () => {
    const cw = new Clawwits({ baseURL: gateway.url, apiKey: gateway.apiKey });
    await expect(cw.wits.balance()).resolves.toHaveProperty('available');
    expect(tunnels).toEqual([new URL(gateway.url).host]);

    vi.stubEnv('NO_PROXY', '127.0.0.1');
    await expect(cw.wits.balance()).resolves.toHaveProperty('available');
    expect(tunnels).toHaveLength(1);
  });
});
