import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { isControlPath } from '../control/control-api.ts';
import type { AnyGateway } from '../gateways/gateway-kinds.ts';
import { type CorsOption, createCors } from './cors.ts';
import { answerMalformed, refuseHeaders } from './malformed-request.ts';
import { readTarget, toGatewayRequest, writeReply } from './node-exchange.ts';

/** Address and limits of a server. */
export interface SocketOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Default `"127.0.0.1"`. Another address opens the gateway to the network. */
  readonly host?: string;
  /** Time limit for the headers of a request, in milliseconds; 0: no limit. Default 10,000. */
  readonly headersTimeoutMs?: number;
  /**
   * Time limit for a whole request, in milliseconds; 0: no limit. Default 30,000; at least
   * `headersTimeoutMs`.
   */
  readonly requestTimeoutMs?: number;
  /** Web pages that may read answers. Default `true`: pages of this machine. */
  readonly cors?: CorsOption;
}

/** Handler of a request, and the part of its path that is not the gateway's. */
export interface Answering {
  readonly gateway: Pick<AnyGateway, 'handle'> & Partial<Pick<AnyGateway, 'onInterrupt'>>;
  /** Empty, or for example `/clew` if the gateway's root has a path. */
  readonly prefix: string;
}

/** An open socket. */
export interface OpenSocket {
  /** `http://127.0.0.1:8787` */
  readonly url: string;
  /** Closes the server and its open streams, whose reservations are settled first. */
  close(): Promise<void>;
}

/** Node compares its connections with their time limits in intervals; ten times the longest one, in milliseconds. */
const longestCheckMs = 300_000;

function destroyThis(this: ServerResponse): void {
  this.destroy();
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
 * @param choose returns the handler of a path
 * @throws Error if the port cannot be opened
 */
export async function openSocket(
  {
    port = 0,
    host = '127.0.0.1',
    headersTimeoutMs = 10_000,
    requestTimeoutMs = 30_000,
    cors: corsOption = true,
  }: SocketOptions,
  choose: (path: string) => Answering,
): Promise<OpenSocket> {
  const running = new Set<Promise<void>>();
  const cors = createCors(corsOption);

  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    let stopListening: (() => void) | undefined;
    try {
      const { gateway, prefix } = choose(readTarget(incoming).url);
      const request = toGatewayRequest(incoming, outgoing, prefix);
      if (cors.answerPreflight(incoming, outgoing, request.path)) return;
      // A reset through the control API must not cut its own answer.
      if (!isControlPath(request.path)) stopListening = gateway.onInterrupt?.(() => outgoing.destroy());
      await writeReply(cors.expose(await gateway.handle(request), incoming, request.path), outgoing);
    } catch {
      outgoing.destroy();
    } finally {
      stopListening?.();
    }
  };
  const serve = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    outgoing.on('error', destroyThis);
    if (incoming.httpVersion === '1.1' && incoming.headers.host === undefined) {
      refuseHeaders(outgoing, 400, 'The Host header is missing.');
      return;
    }
    const exchange = answer(incoming, outgoing);
    running.add(exchange);
    void exchange.then(() => running.delete(exchange));
  };
  const limits = [headersTimeoutMs, requestTimeoutMs].filter((limit) => limit > 0);
  const connectionsCheckingInterval = Math.ceil(Math.min(...limits, longestCheckMs) / 10);
  // Node's own answer to a missing Host has no body.
  const server = createServer({ connectionsCheckingInterval, requireHostHeader: false }, serve);
  // A body is asked for once it is read: one that is too long is refused before.
  server.on('checkContinue', serve);
  server.on('checkExpectation', (_incoming: IncomingMessage, outgoing: ServerResponse) =>
    refuseHeaders(outgoing, 417, 'The only expectation that is met is "Expect: 100-continue".'),
  );
  // Clients keep connections for a while: one that the server closes first dies under their next request.
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = headersTimeoutMs;
  // A body may be as slow as an upload, but not unlimited in time. The core bounds its length.
  server.requestTimeout = requestTimeoutMs === 0 ? 0 : Math.max(requestTimeoutMs, headersTimeoutMs);
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
