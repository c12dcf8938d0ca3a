import {
  Clawwits,
  type ClawwitsResources,
  type ClewResources,
  type ClientOptions,
  type Gateway,
} from '@clawwits/sdk-ts';
import type { GatewayName } from '../config/gateway-facts.ts';

/** Everything that commands ask of gateways. */
type AllResources = ClawwitsResources & Pick<ClewResources, 'models' | 'images' | 'auth' | 'keys' | 'usage'>;

/** Names of the resources that commands use. */
export type Resource = keyof AllResources;

/**
 * A client of any gateway. What its gateway does not offer throws, when it is asked for, an error that names the gateways
 * that do.
 */
export type AnyClient = Clawwits<Gateway<string, AllResources>>;

type AnyOptions = Omit<ClientOptions, 'gateway'>;

/**
 * Creates a client of a gateway. The code for gateways other than ClawWits is loaded on demand.
 *
 * @throws {ConfigurationError} naming the option that the SDK rejects
 */
export async function openClient(name: GatewayName, options: AnyOptions): Promise<AnyClient> {
  if (name === 'clawwits') return new Clawwits(options) as unknown as AnyClient;
  const { Clawwits: Client, clew, klawd, techopenclaw } = await import('../bundled/gateways.ts');
  const gateways: Readonly<Record<typeof name, Gateway>> = { clew, klawd, techopenclaw };
  const gateway = gateways[name];
  return new Client({ ...options, gateway }) as unknown as AnyClient;
}
