import type { GatewayName } from '@clawwits/contract';
import type { Account } from '../accounts/account.ts';
import type { GatewayBase } from '../core/gateway-base.ts';
import type { SharedOptions } from '../core/options.ts';
import type { ClawwitsAccount } from './clawwits/account.ts';
import type { ClawwitsControls, ClawwitsOptions } from './clawwits/controls.ts';
import type { ClewAccount } from './clew/account.ts';
import type { ClewControls, ClewOptions } from './clew/controls.ts';
import type { KlawdAccount } from './klawd/account.ts';
import type { KlawdControls, KlawdOptions } from './klawd/controls.ts';
import type { TechopenclawAccount } from './techopenclaw/account.ts';
import type { TechopenclawControls, TechopenclawOptions } from './techopenclaw/controls.ts';

/** Accounts, options and controls of each gateway. */
interface GatewayKinds {
  readonly clawwits: {
    readonly account: ClawwitsAccount;
    readonly options: ClawwitsOptions;
    readonly controls: ClawwitsControls;
  };
  readonly clew: {
    readonly account: ClewAccount;
    readonly options: ClewOptions;
    readonly controls: ClewControls;
  };
  readonly techopenclaw: {
    readonly account: TechopenclawAccount;
    readonly options: TechopenclawOptions;
    readonly controls: TechopenclawControls;
  };
  readonly klawd: {
    readonly account: KlawdAccount;
    readonly options: KlawdOptions;
    readonly controls: KlawdControls;
  };
}

/** A gateway that the package serves. */
export type ServedName = keyof GatewayKinds;

/** Options of a gateway of a kind. Every field has a default. */
export type KindOptions<Name extends ServedName> = SharedOptions & GatewayKinds[Name]['options'];

/**
 * Options of a gateway. Every field has a default.
 *
 * @typeParam Name the gateway. Default: ClawWits.
 */
export type GatewayOptions<Name extends ServedName = 'clawwits'> = KindOptions<Name> & {
  /** The gateway whose contract is served. Default `"clawwits"`. */
  readonly gateway?: Name;
};

/** A gateway in the process, with its own accounts, limits and journal. */
export type Gateway<Name extends ServedName = 'clawwits'> = GatewayBase<GatewayKinds[Name]['account'], Name> &
  GatewayKinds[Name]['controls'];

/** Methods and fields of every gateway. */
export type AnyGateway = GatewayBase<Account, GatewayName>;
