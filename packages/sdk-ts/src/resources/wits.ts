import { type WitsBalance, witsBalance as witsBalanceEndpoint } from '@clawwits/contract';
import type { ClientCore, RequestOptions } from '../core/call.ts';
import type { ClawwitsPromise } from '../core/clawwits-promise.ts';
import { jsonDecoding } from '../core/decode-json.ts';
import { startCall } from '../core/start-call.ts';

/** `cw.wits`: the wallet. */
export interface Wits {
  /**
   * Returns the balance of the wallet, in Wits; one Wits is one token. Costs nothing.
   *
   * @param options for this call alone
   * @throws {ClawwitsError} see the error classes
   * @see docs/contract.md §1, `GET /v1/wits/balance`
   *
   * @example
   * const { available, reserved, lifetimeUsed } = await cw.wits.balance();
   */
  balance(options?: RequestOptions): ClawwitsPromise<WitsBalance>;
}

/** Builds the resource over a client's core. */
export function createWits(core: ClientCore): Wits {
  return {
    balance: (options) =>
      startCall(core, { endpoint: witsBalanceEndpoint, body: null, options }, jsonDecoding<WitsBalance>()),
  };
}
