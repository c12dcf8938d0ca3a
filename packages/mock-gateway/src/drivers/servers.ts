import { createGateway } from '../core/gateway.ts';
import { gatewayNames } from '../gateways/define-gateway.ts';
import type { AnyGateway, Gateway, KindOptions, ServedName } from '../gateways/gateway-kinds.ts';
import { nobody } from './nobody.ts';
import { type Answering, openSocket, type SocketOptions } from './socket.ts';

/** The options of several gateways, by name. */
export type OptionsByName = { readonly [Name in ServedName]?: KindOptions<Name> };

/** Options of a server with several gateways. */
export interface ServersOptions<Chosen extends OptionsByName> extends SocketOptions {
  /** Gateways to serve, with their options. Default: all. */
  readonly gateways?: Chosen;
}

/** One of several gateways in a server. */
export interface ServedGateway<Name extends ServedName> {
  /** Its root, for clients: `http://127.0.0.1:8787/clew`. */
  readonly url: string;
  /** A key of its default account with full access. */
  readonly apiKey: string;
  readonly gateway: Gateway<Name>;
}

/** Several independent gateways in one server, each below a path of its name. */
export interface RunningServers<Chosen extends OptionsByName> extends AsyncDisposable {
  /** The server's root. */
  readonly url: string;
  readonly gateways: { readonly [Name in ServedName & keyof Chosen]: ServedGateway<Name> };
  /** Closes the server and its open streams, whose reservations are settled first. */
  close(): Promise<void>;
}

/** The first part of a path, with its slash: `/clew` of `/clew/v1/models`. */
const firstPart = (path: string): string => /^\/[^/?]*/.exec(path)?.[0] ?? '';

/**
 * Starts several gateways in one server, each below a path of its name.
 * @throws Error if the port cannot be opened
 *
 * @example
 * ```ts
 * await using servers = await startServers({ gateways: { clew: { tier: 'free' }, klawd: {} } });
 * const { url, apiKey } = servers.gateways.clew;
 * ```
 */
export async function startServers<Chosen extends OptionsByName = Required<OptionsByName>>(
  options: ServersOptions<Chosen> = {},
): Promise<RunningServers<Chosen>> {
  const chosen: OptionsByName = options.gateways ?? Object.fromEntries(gatewayNames.map((name) => [name, {}]));
  const gateways = new Map<string, AnyGateway>(
    Object.entries(chosen).map(([name, own]) => [`/${name}`, createGateway({ ...own, gateway: name as ServedName })]),
  );
  const answering = new Map<string, Answering>([...gateways].map(([prefix, gateway]) => [prefix, { gateway, prefix }]));
  const others = { gateway: nobody([...gateways.keys()]), prefix: '' };

  const { url, close } = await openSocket(options, (path) => answering.get(firstPart(path)) ?? others);
  const served = [...gateways].map(([prefix, gateway]) => [
    gateway.name,
    { url: `${url}${prefix}`, apiKey: gateway.apiKey, gateway },
  ]);
  return {
    url,
    // Each name holds the gateway that was made by it.
    gateways: Object.fromEntries(served) as RunningServers<Chosen>['gateways'],
    close,
    [Symbol.asyncDispose]: close,
  };
}
