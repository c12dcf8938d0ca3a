import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A request as it came over the socket. */
export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Which connection carried it, from 0. */
  readonly connection: number;
}

/** One request, and the socket to answer it byte by byte. */
export interface RawExchange {
  readonly request: RawRequest;
  /** Which request of the server this is, from 0. */
  readonly index: number;
  readonly socket: Socket;
  /** Writes bytes as they are and waits until the system has taken them. Does nothing once the client is gone. */
  write(bytes: string | Uint8Array): Promise<void>;
  wait(milliseconds: number): Promise<void>;
  /** Ends the connection cleanly (FIN). */
  end(): void;
  /** Breaks the connection (RST). */
  reset(): void;
  /** Resolves when the client has closed the connection. */
  readonly closed: Promise<void>;
}

/** Answers one request; what it does not end stays open. */
export type Answering = (exchange: RawExchange) => unknown;

/** A server that does on its socket exactly what a test says. */
export interface RawServer extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly requests: readonly RawRequest[];
  /** How many connections were ever opened. */
  readonly connections: number;
  /** How many are open now that have carried a request: undici may open further ones ahead of need. */
  readonly openConnections: number;
  close(): Promise<void>;
}

/** Takes whole requests out of what has arrived on a connection. */
function createRequestReader(connection: number): (piece: Buffer) => RawRequest[] {
  let waiting: Buffer = Buffer.alloc(0);

  function takeOne(): RawRequest | null {
    const headEnd = waiting.indexOf('\r\n\r\n');
    if (headEnd === -1) return null;
    const [requestLine = '', ...lines] = waiting.subarray(0, headEnd).toString('latin1').split('\r\n');
    const headers = Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
    );
    const bodyEnd = headEnd + 4 + Number(headers['content-length'] ?? 0);
    if (waiting.length < bodyEnd) return null;
    const [method = '', path = ''] = requestLine.split(' ');
    const body = waiting.subarray(headEnd + 4, bodyEnd).toString();
    waiting = waiting.subarray(bodyEnd);
    return { method, path, headers, body, connection };
  }

  return (piece) => {
    waiting = Buffer.concat([waiting, piece]);
    const requests: RawRequest[] = [];
    for (let request = takeOne(); request !== null; request = takeOne()) requests.push(request);
    return requests;
  };
}

/**
 * Starts a server whose every byte is the test's.
 *
 * @param answer called for each request; without it, requests are read and never answered
 */
export async function startRawServer(answer: Answering = () => undefined): Promise<RawServer> {
  const requests: RawRequest[] = [];
  const sockets = new Set<Socket>();
  const used = new Set<Socket>();
  const failures: unknown[] = [];
  let connections = 0;

  const server = createServer({ noDelay: true }, (socket) => {
    const readRequests = createRequestReader(connections++);
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket) && used.delete(socket));
    socket.on('error', () => undefined);
    socket.on('data', async (piece) => {
      for (const request of readRequests(piece)) {
        const index = requests.push(request) - 1;
        used.add(socket);
        const exchange: RawExchange = {
          request,
          index,
          socket,
          closed,
          wait: (milliseconds) => wait(milliseconds),
          end: () => void socket.end(),
          reset: () => void socket.resetAndDestroy(),
          write: (bytes) =>
            new Promise((resolve) => {
              if (!socket.writable) return resolve();
              socket.once('close', resolve);
              socket.write(bytes, () => {
                socket.off('close', resolve);
                resolve();
              });
            }),
        };
        try {
          await answer(exchange);
        } catch (error) {
          failures.push(error);
          socket.destroy();
        }
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  async function close(): Promise<void> {
    if (!server.listening) return;
    server.close();
    for (const socket of sockets) socket.destroy();
    await once(server, 'close');
    if (failures.length > 0) throw failures[0];
  }

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests,
    get connections() {
      return connections;
    },
    get openConnections() {
      return used.size;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** The port of a server that is gone: whoever connects is refused. */
export async function findRefusingURL(): Promise<string> {
  const server = await startRawServer();
  await server.close();
  return server.url;
}
