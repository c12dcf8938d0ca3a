import type { GatewayName } from '@clawwits/contract';
import { ConfigurationError } from '../errors/error-classes.ts';

/**
 * Offer of each gateway: its resources, and the methods of one that others have without them. A test keeps it to the
 * contract. So short because every application carries it.
 */
const offers: Readonly<Record<GatewayName, string>> = {
  clawwits: 'chat messages embeddings wits',
  clew: 'chat models images videos auth keys usage billing webhooks webhooks.list webhooks.create webhooks.delete plugins telemetry updates',
  techopenclaw: 'chat messages responses models health',
  klawd: 'chat models images webhooks',
};

/** Everything that a gateway offers, by its name on a client. */
export const offeredNames: readonly string[] = Object.values(offers).flatMap((names) => names.split(' '));

/** The gateways that offer something. */
export const gatewaysThatOffer = (name: string): string[] =>
  Object.entries(offers).flatMap(([gateway, names]) => (names.split(' ').includes(name) ? [gateway] : []));

/** The error of plain JavaScript that asks a gateway for what it does not offer; TypeScript says so before. */
export function unsupportedEndpoint(name: string, gateway: string): ConfigurationError {
  return new ConfigurationError(
    `The gateway "${gateway}" offers no "${name}". These do: ${gatewaysThatOffer(name).join(', ')}.`,
    { code: 'unsupported_endpoint', gateway },
  );
}

/** Makes asking for the methods that a gateway's resource lacks an error that says who has them. */
export function refuseAbsentMethods(resources: Readonly<Record<string, unknown>>, gateway: string): void {
  for (const name of offeredNames) {
    const [owner = '', method] = name.split('.');
    const resource = resources[owner];
    if (method === undefined || typeof resource !== 'object' || resource === null || method in resource) continue;
    const get = () => {
      throw unsupportedEndpoint(name, gateway);
    };
    Object.defineProperty(resource, method, { get, configurable: true });
  }
}
