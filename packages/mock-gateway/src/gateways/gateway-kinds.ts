import type { GatewayName } from '@clawwits/contract';
import type { Account } from '../accounts/account.ts';
import type { GatewayBase } from '../core/gateway-base.ts';
import type { SharedOptions } from '../core/options.ts';
import type { ClawwitsAccount } from './clawwits/account.ts';
import type { ClawwitsControls, ClawwitsOptions } from './clawwits/controls.ts';

/** What sets the gateways apart for those who write tests: their accounts, options, and ways to change them. */
interface GatewayKinds {
  readonly clawwits: {
    readonly account: ClawwitsAccount;
    readonly options: ClawwitsOptions;
    readonly controls: ClawwitsControls;
  };
}

/** A gateway that the package serves. */
export type ServedName = GatewayName & keyof GatewayKinds;

/**
 * How a gateway is made. Every field has a default.
 *
 * @typeParam Name whose contract is served. Default: ClawWits.
 */
export type GatewayOptions<Name extends ServedName = 'clawwits'> = SharedOptions &
  GatewayKinds[Name]['options'] & {
    /** Whose contract is served. Default `"clawwits"`. */
    readonly gateway?: Name;
  };

/** A gateway in the process, with accounts, limits and a journal of its own. */
export type Gateway<Name extends ServedName = 'clawwits'> = GatewayBase<GatewayKinds[Name]['account'], Name> &
  GatewayKinds[Name]['controls'];

/** What every gateway offers. */
export type AnyGateway = GatewayBase<Account, GatewayName>;
