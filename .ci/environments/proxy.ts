import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterAll } from 'vitest';

/** Starts a proxy for the tests of a file, which tells whoever gets its address as a page where tunnels led, and forgets it. */
export async function startProxy(): Promise<string> {
  let tunnels: string[] = [];
  const proxy = createServer((_request, response) => {
    response.end(JSON.stringify({ tunnels }));
    tunnels = [];
  });
  proxy.on('connect', (request, client: Socket) => {
    tunnels.push(request.url ?? '');
    const { hostname, port } = new URL(`http://${request.url}`);
    const upstream = connect(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    for (const socket of [client, upstream]) socket.on('error', () => void [client.destroy(), upstream.destroy()]);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  afterAll(() => void [proxy.closeAllConnections(), proxy.close()]);
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
}
