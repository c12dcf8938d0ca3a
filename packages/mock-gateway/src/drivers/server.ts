import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createGateway, type Gateway } from '../core/gateway.ts';
import type { GatewayOptions } from '../core/options.ts';
import { Refusal, refusalBody } from '../core/refusal.ts';
import { toGatewayRequest, writeReply } from './node-exchange.ts';

/** How a server is started: its own options beside those of its gateway. */
export interface ServerOptions extends GatewayOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Default `"127.0.0.1"`. Another address opens the gateway to the network. */
  readonly host?: string;
  /** How long a client may take to send a request's headers, in milliseconds. Default 10,000. */
  readonly headersTimeoutMs?: number;
  /** A gateway that is there already. Default: a new one, made with the other options. */
  readonly gateway?: Gateway;
}

/** A gateway on a socket. */
export interface RunningServer extends AsyncDisposable {
  /** The root, as clients want it: `http://127.0.0.1:8787`. */
  readonly url: string;
  /** A key of the default account, with the scope `full`. */
  readonly apiKey: string;
  readonly gateway: Gateway;
  /** Ends everything, also the streams that are open; what they hold in the wallet is settled first. */
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

function answerMalformed({ code = '' }: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable) return void socket.destroy();
  const refusal = new Refusal('invalid_request', complaints[code] ?? 'This is not a valid HTTP/1.1 request.');
  const body = JSON.stringify(refusalBody(refusal, 'openai'));
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
 * Starts the gateway on a socket.
 * @throws Error where the port cannot be opened
 *
 * @example
 * ```ts
 * await using server = await startServer();
 * process.env.CLAWWITS_BASE_URL = server.url;
 * process.env.CLAWWITS_API_KEY = server.apiKey;
 * ```
 */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const { port = 0, host = '127.0.0.1', headersTimeoutMs = 10_000, gateway = createGateway(options) } = options;
  const running = new Set<Promise<void>>();

  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    try {
      await writeReply(await gateway.handle(toGatewayRequest(incoming, outgoing)), outgoing);
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
  const close = () => {
    closed ??= new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }).then(async () => void (await Promise.allSettled([...running])));
    return closed;
  };
  return {
    url: `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
    apiKey: gateway.apiKey,
    gateway,
    close,
    [Symbol.asyncDispose]: close,
  };
}
