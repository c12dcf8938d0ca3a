import type { GatewayProfile } from '@clawwits/contract';
import type { CallControl } from './call-control.ts';
import type { ObservedEnd } from './observer.ts';
import type { PreparedRequest } from './prepared-request.ts';

/** Rank of a call where calls wait for their turn: an `interactive` one passes those that are `bulk`. */
export type Priority = 'interactive' | 'bulk';

/** End of an attempt; of a stream, when it is over, on every exit path. */
export interface AttemptEnd extends ObservedEnd {
  /** `true` if the call is attempted again. */
  readonly retrying?: boolean;
}

/** Gives back what an attempt holds of a gate; called once, when the attempt is over. */
export type Leave = (end: AttemptEnd) => void;

/** A call at a gate, as far as gates know it; the same object at each of its attempts. */
export interface GatedCall {
  readonly control: CallControl;
  readonly core: { readonly gateway: GatewayProfile; readonly honoursIdempotencyKey: boolean };
  readonly request: PreparedRequest;
}

/**
 * Holds the attempts of calls back until they may be sent, or refuses them: a budget, a limiter. All but the asking is in
 * `limits/`, which a page without one does not load.
 */
export interface CallGate {
  /** @internal Waits until an attempt may be sent. What it throws, the call fails with, and nothing is sent. */
  enter(call: GatedCall, options: { readonly priority?: Priority | undefined } | undefined): Leave | Promise<Leave>;
}

/** Ends the attempt at each gate that it has passed. */
export function leaveGates(leaves: Leave[], end: AttemptEnd): void {
  for (const leave of leaves.splice(0)) leave(end);
}
