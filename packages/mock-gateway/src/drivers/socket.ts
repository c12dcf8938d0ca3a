import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { AnyGateway } from '../gateways/gateway-kinds.ts';
import { type CorsOption, createCors } from './cors.ts';
import { readTarget, toGatewayRequest, writeReply } from './node-exchange.ts';

/** Where a server listens. */
export interface SocketOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Default `"127.0.0.1"`. Another address opens the gateway to the network. */
  readonly host?: string;
  /** How long a client may take to send a request's headers, in milliseconds. Default 10,000. */
  readonly headersTimeoutMs?: number;
  /** Which web pages may read answers. Default `true`: pages of this machine. */
  readonly cors?: CorsOption;
}

/** Who answers a request, and which part of its path is not the gateway's. */
export interface Answering {
  readonly gateway: Pick<AnyGateway, 'handle'>;
  /** Empty, or `/clew` where the gateway's root has a path. */
  readonly prefix: string;
}

/** An open socket. */
export interface OpenSocket {
  /** `http://127.0.0.1:8787` */
  readonly url: string;
  /** Ends everything, also the streams that are open; what they hold is settled first. */
  close(): Promise<void>;
}

function destroyThis(this: ServerResponse): void {
  this.destroy();
}

/** How long a client may take to send a whole request, in milliseconds. */
const requestTimeoutMs = 300_000;

/** What Node's parser refuses, and in which words the client is told. */
const complaints: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: 'The headers are larger than 16 KiB.',
  ERR_HTTP_REQUEST_TIMEOUT: 'The request was not sent in time.',
};

/** What is no HTTP belongs to no gateway yet: it is told in the shape that all clients read. */
function answerMalformed({ code = '' }: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable) return void socket.destroy();
  const message = complaints[code] ?? 'This is not a valid HTTP/1.1 request.';
  const body = JSON.stringify({ error: { code: 'invalid_request', type: 'invalid_request', message } });
  const head = [
    'HTTP/1.1 400 Bad Request',
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    'x-request-id: req_malformed',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function listen(server: Server, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server.address() as AddressInfo);
    });
  });
}

/**
 * Opens a socket.
 *
 * @param choose tells who answers a path
 * @throws Error where the port cannot be opened
 */
export async function openSocket(
  { port = 0, host = '127.0.0.1', headersTimeoutMs = 10_000, cors: corsOption = true }: SocketOptions,
  choose: (path: string) => Answering,
): Promise<OpenSocket> {
  const running = new Set<Promise<void>>();
  const cors = createCors(corsOption);

  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    try {
      const { gateway, prefix } = choose(readTarget(incoming).url);
      const request = toGatewayRequest(incoming, outgoing, prefix);
      if (cors.answerPreflight(incoming, outgoing, request.path)) return;
      await writeReply(cors.expose(await gateway.handle(request), incoming, request.path), outgoing);
    } catch {
      outgoing.destroy();
    }
  };
  const server = createServer({ connectionsCheckingInterval: headersTimeoutMs / 10 }, (incoming, outgoing) => {
    outgoing.on('error', destroyThis);
    const exchange = answer(incoming, outgoing);
    running.add(exchange);
    void exchange.then(() => running.delete(exchange));
  });
  // Clients keep connections for a while: one that the server closes first dies under their next request.
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = headersTimeoutMs;
  // A body may be sent as slowly as an upload is, but not for ever. Bodies are bounded in length by the core.
  server.requestTimeout = requestTimeoutMs;
  server.on('clientError', (error, socket) => answerMalformed(error, socket as Socket));

  const address = await listen(server, port, host);
  let closed: Promise<void> | null = null;
  return {
    url: `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
    close() {
      closed ??= new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }).then(async () => void (await Promise.allSettled([...running])));
      return closed;
    },
  };
}
