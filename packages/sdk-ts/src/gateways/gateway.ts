import type { GatewayProfile } from '@clawwits/contract';
import type { ClientCore } from '../core/call.ts';

/** A gateway that a client can call: its differences from the others, and its resources. */
export interface Gateway<Name extends string = string, Resources extends object = object> extends GatewayProfile<Name> {
  /** Creates its resources: `chat`, `wits` and so on. */
  readonly createResources: (core: ClientCore) => Resources;
}

/** The resources that a client of a gateway has. */
export type ResourcesOf<G extends Gateway> = G extends Gateway<string, infer Resources> ? Resources : never;

/**
 * Defines a gateway of your own, derived from a similar one: a company's own installation, for example.
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

/** Builds a gateway from its profile, in a call that a bundler can recognise as free of side effects and drop if unused. */
export function gatewayOf<Name extends string, Resources extends object>(
  profile: GatewayProfile<Name>,
  createResources: (core: ClientCore) => Resources,
): Gateway<Name, Resources> {
  return { ...profile, createResources };
}
