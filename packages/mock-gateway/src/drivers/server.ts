import { createGateway } from '../core/gateway.ts';
import type { Gateway, KindOptions, ServedName } from '../gateways/gateway-kinds.ts';
import { openSocket, type SocketOptions } from './socket.ts';

/** Options of a server, in addition to those of its gateway. */
export type ServerOptions<Name extends ServedName = 'clawwits'> = SocketOptions &
  KindOptions<Name> & {
    /** Name of a new gateway, or an existing one. Default: a new one of ClawWits. */
    readonly gateway?: Name | Gateway<Name>;
  };

/** A gateway on a socket. */
export interface RunningServer<Name extends ServedName = 'clawwits'> extends AsyncDisposable {
  /** The root, for clients: `http://127.0.0.1:8787`. */
  readonly url: string;
  /** A key of the default account with full access. */
  readonly apiKey: string;
  readonly gateway: Gateway<Name>;
  /** Closes the server and its open streams, whose reservations are settled first. */
  close(): Promise<void>;
}

/**
 * Starts a new or an existing gateway on a socket.
 * @throws Error if the port cannot be opened, or there is no gateway of that name
 *
 * @example
 * ```ts
 * await using server = await startServer({ gateway: 'klawd' });
 * ```
 */
export async function startServer<Name extends ServedName>(
  options: ServerOptions<Name> & { readonly gateway: Name | Gateway<Name> },
): Promise<RunningServer<Name>>;
/**
 * Starts a gateway of ClawWits on a socket.
 * @throws Error if the port cannot be opened
 *
 * @example
 * ```ts
 * await using server = await startServer();
 * process.env.CLAWWITS_BASE_URL = server.url;
 * process.env.CLAWWITS_API_KEY = server.apiKey;
 * ```
 */
export async function startServer(options?: ServerOptions): Promise<RunningServer>;
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const { gateway: given } = options;
  const gateway = typeof given === 'object' ? given : createGateway({ ...options, gateway: given ?? 'clawwits' });
  const answering = { gateway, prefix: '' };
  const { url, close } = await openSocket(options, () => answering);
  return { url, apiKey: gateway.apiKey, gateway, close, [Symbol.asyncDispose]: close };
}
