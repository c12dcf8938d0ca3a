import type { Scope } from '@clawwits/contract';
import type { Account } from '../accounts/account.ts';

/** The caller. */
export interface Caller<Kind extends Account = Account> {
  readonly account: Kind;
  /** A session counts as `full`. */
  readonly scope: Scope;
  /** The token itself: an idempotency key belongs to it. */
  readonly token: string;
}
