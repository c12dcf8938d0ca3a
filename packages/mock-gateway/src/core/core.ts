import type { GatewayRules } from '../gateways/gateway-rules.ts';
import type { GatewayState } from './gateway-state.ts';

/** A gateway as the checks and the endpoints see it: its state, and the rules that it follows. */
export interface Core extends GatewayState {
  /** Everything in which its answers differ from those of the other gateways. */
  readonly rules: GatewayRules;
}
