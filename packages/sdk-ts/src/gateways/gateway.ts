import type { GatewayProfile } from '@clawwits/contract';
import type { ClientCore } from '../core/call.ts';

/** A gateway that a client can speak to: in what it differs from the others, and what it offers. */
export interface Gateway<Name extends string = string, Resources extends object = object> extends GatewayProfile<Name> {
  /** Makes the resources that it offers: `chat`, `wits` and so on. */
  readonly createResources: (core: ClientCore) => Resources;
}

/** The resources that a client of a gateway has. */
export type ResourcesOf<G extends Gateway> = G extends Gateway<string, infer Resources> ? Resources : never;

/**
 * A gateway of your own, made of one that is like it: a company's own installation, say.
 *
 * @example
 * const inHouse = defineGateway({ ...clawwits, name: 'in-house', title: 'In-house', baseURL: 'https://ai.example' });
 * const cw = new Clawwits({ gateway: inHouse });
 */
export function defineGateway<Name extends string, Resources extends object>(
  gateway: Gateway<Name, Resources>,
): Gateway<Name, Resources> {
  return gateway;
}

/** A gateway of its profile. Called so that a bundler can tell that it leaves nothing behind, and drop what is not used. */
export function gatewayOf<Name extends string, Resources extends object>(
  profile: GatewayProfile<Name>,
  createResources: (core: ClientCore) => Resources,
): Gateway<Name, Resources> {
  return { ...profile, createResources };
}
