import type { EndpointName, GatewayProfile } from '@clawwits/contract';
import type { Account } from '../accounts/account.ts';
import type { ControlRoute } from '../control/control-route.ts';
import type { Clock } from '../core/clock.ts';
import type { GatewayState } from '../core/gateway-state.ts';
import type { ResolvedOptions } from '../core/options.ts';
import type { EndpointHandler } from '../endpoints/endpoint-handler.ts';
import type { GatewayRules } from './gateway-rules.ts';

/** Handlers of the endpoints of a gateway. */
export type Handlers = Readonly<Partial<Record<EndpointName, EndpointHandler>>>;

/** Handlers of every endpoint of a profile. */
export type HandlersOf<Profile extends GatewayProfile> = Readonly<
  Record<Profile['endpoints'][number], EndpointHandler>
>;

/**
 * Everything in which one gateway differs from the others: its rules, its endpoints, and what tests can do with it.
 *
 * @typeParam Kind the accounts of the gateway
 * @typeParam Own state that only this gateway has
 * @typeParam Controls methods for tests that only this gateway has
 */
export interface GatewayDefinition<Kind extends Account = Account, Own = unknown, Controls extends object = object>
  extends GatewayRules<Kind, Own> {
  /** Handlers of every endpoint of the profile. */
  readonly handlers: Handlers;
  /** Defaults of the shared options that differ from those of other gateways. */
  readonly defaults: Partial<ResolvedOptions>;
  /** Prefix of its API keys. */
  readonly keyPrefix: string;
  /** The tiers that an account may have. */
  readonly tiers: readonly string[];
  createOwnState(clock: Clock): Own;
  createDefaultAccount(state: GatewayState<Kind, Own>): Kind;
  /** Operations of its control API that other gateways do not have. */
  readonly controlRoutes: readonly ControlRoute[];
  /** @param stateOf returns the current state: a reset replaces it */
  createControls(stateOf: () => GatewayState<Kind, Own>): Controls;
  /** Fields of an account in the control API that other gateways do not have. */
  describeAccount(account: Kind, now: number): object;
}
