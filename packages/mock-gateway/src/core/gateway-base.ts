import type { GatewayName } from '@clawwits/contract';
import type { Account } from '../accounts/account.ts';
import type { FaultRule } from '../faults/fault-book.ts';
import type { GatewayCall } from '../journal/journal.ts';
import type { Clock } from './clock.ts';
import type { GatewayReply, GatewayRequest } from './exchange.ts';

/** Methods and fields for tests that every gateway has. */
export interface GatewayBase<Kind extends Account, Name extends GatewayName> {
  /** Name of the gateway whose contract it serves. */
  readonly name: Name;
  /** Answers a request as `fetch` does; bound, so that it can be a client's `fetch`. */
  fetch(input: Request | string | URL, init?: RequestInit): Promise<Response>;
  /** The same for a root with a path: the prefix, such as `/clew`, is not part of the gateway's paths. */
  fetchBelow(prefix: string): GatewayBase<Kind, Name>['fetch'];
  /** Answers a request in the core's own form, for drivers. */
  handle(request: GatewayRequest): Promise<GatewayReply>;
  /** A key of the default account with full access; the same for the same seed. */
  readonly apiKey: string;
  /** All accounts; the first is the default one. */
  readonly accounts: readonly Kind[];
  /**
   * One account: its balance, tier and keys. Default: the default account.
   * @throws Error if there is no account with that id
   */
  account(id?: string): Kind;
  /** Changes an account, effective from the next call. */
  updateAccount(change: {
    readonly account?: string;
    readonly tier?: Kind['tier'];
    readonly isSuspended?: boolean;
  }): Kind;
  /** Revokes a key. */
  revokeKey(key: string): void;
  /**
   * Injects a fault: `"cut:3"`, `"router_error*2"`, `"rate_limited:500@0.1"`, or a rule; returns a function that removes it.
   * @throws Error if there is no such fault
   */
  injectFault(fault: string | FaultRule): () => void;
  /** Removes all faults. */
  clearFaults(): void;
  /** The active faults. */
  readonly faults: readonly FaultRule[];
  /** The last calls, the oldest first. */
  readonly calls: readonly GatewayCall[];
  /** Empties the journal. */
  clearCalls(): void;
  readonly clock: Clock;
  /**
   * Restores the initial state: accounts, keys, limits, clock, faults, journal, and the sequences of fixtures. Answers in
   * progress are cut.
   */
  reset(): void;
  /** Cuts every answer in progress, in the process and on sockets. */
  close(): void;
  /** Calls back when {@link reset} or {@link close} cuts what is in progress; for drivers. Returns its unsubscribe function. */
  onInterrupt(callback: () => void): () => void;
}
