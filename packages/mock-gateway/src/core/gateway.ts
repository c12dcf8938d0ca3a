import type { Scope, Tier } from '@clawwits/contract';
import { type Account, type AccountOptions, checkTier } from '../accounts/accounts.ts';
import { answerControl, isControlPath } from '../control/control-api.ts';
import type { FaultRule } from '../faults/fault-book.ts';
import type { GatewayCall } from '../journal/journal.ts';
import type { Clock } from './clock.ts';
import { createCore } from './create-core.ts';
import type { GatewayReply, GatewayRequest } from './exchange.ts';
import { fetchFrom } from './fetch-from.ts';
import { handle } from './handle.ts';
import { type GatewayOptions, resolveOptions } from './options.ts';

/** A gateway in the process, with accounts, wallets, limits and a journal of its own. */
export interface Gateway {
  /** Answers a request as `fetch` does; bound, so that it can be handed to a client as its `fetch`. */
  fetch(input: Request | string | URL, init?: RequestInit): Promise<Response>;
  /** Answers a request in the core's own form: what drivers build on. */
  handle(request: GatewayRequest): Promise<GatewayReply>;
  /** A key of the default account with the scope `full`; the same for the same seed. */
  readonly apiKey: string;
  /** All accounts; the first is the default one. */
  readonly accounts: readonly Account[];
  /**
   * One account: its wallet, tier, keys. Default: the default account.
   * @throws Error where there is none of that id
   */
  account(id?: string): Account;
  /** Adds an account; it has no key yet. */
  createAccount(options?: AccountOptions): Account;
  /** Changes an account, from the next call on. */
  updateAccount(change: { readonly account?: string; readonly tier?: Tier; readonly isSuspended?: boolean }): Account;
  /** Adds a key. Defaults: the default account, scope `full`. */
  createKey(options?: { readonly account?: string; readonly scope?: Scope }): string;
  /** Makes a key invalid. */
  revokeKey(key: string): void;
  /** Signs a session JWT. Defaults: the default account, 3,600 seconds; a negative number makes one that has expired. */
  createSession(options?: { readonly account?: string; readonly expiresInSeconds?: number }): Promise<string>;
  /** Grants more Wits. Default: to the default account. */
  topUp(wits: number, account?: string): void;
  /**
   * Lets a fault happen: `"cut:3"`, `"router_error*2"`, `"rate_limited:500@0.1"`, or a rule; gives back what takes it away.
   * @throws Error where there is no such fault
   */
  injectFault(fault: string | FaultRule): () => void;
  /** Takes all faults away. */
  clearFaults(): void;
  /** The faults in force. */
  readonly faults: readonly FaultRule[];
  /** The last calls, the oldest first. */
  readonly calls: readonly GatewayCall[];
  /** Empties the journal. */
  clearCalls(): void;
  readonly clock: Clock;
  /** Makes everything as it was at the start: accounts, wallets, keys, windows, clock, faults, journal. */
  reset(): void;
  /** Ends every stream that is open. */
  close(): void;
}

/**
 * Makes a gateway.
 *
 * @example
 * ```ts
 * const gateway = createGateway();
 * const response = await gateway.fetch('https://gateway.clawwits.test/v1/wits/balance', {
 *   headers: { authorization: `Bearer ${gateway.apiKey}` },
 * });
 * ```
 */
export function createGateway(options: GatewayOptions = {}): Gateway {
  const resolved = resolveOptions(options);
  const closing = new AbortController();
  let { core, apiKey } = createCore(resolved);

  const handleRequest = (request: GatewayRequest): Promise<GatewayReply> =>
    resolved.control && isControlPath(request.path) ? answerControl(gateway, request) : handle(core, request);

  const gateway: Gateway = {
    fetch: fetchFrom(handleRequest, closing.signal),
    handle: handleRequest,
    get apiKey() {
      return apiKey;
    },
    get accounts() {
      return core.accounts.all;
    },
    account: (id) => core.accounts.get(id),
    createAccount: (accountOptions = {}) => core.accounts.create(accountOptions),
    updateAccount(change) {
      const account = core.accounts.get(change.account);
      if (change.tier !== undefined) {
        checkTier(change.tier);
        account.tier = change.tier;
      }
      if (change.isSuspended !== undefined) account.isSuspended = change.isSuspended;
      return account;
    },
    createKey: ({ account, scope = 'full' } = {}) => core.accounts.createKey(core.accounts.get(account), scope).key,
    revokeKey(key) {
      const found = core.accounts.findKey(key);
      if (found === undefined) throw new Error('There is no such key.');
      found.isRevoked = true;
    },
    createSession: ({ account, expiresInSeconds = 3_600 } = {}) =>
      core.sessions.create(core.accounts.get(account).id, expiresInSeconds),
    topUp: (amount, account) => core.accounts.get(account).wallet.topUp(amount),
    injectFault: (fault) => core.faults.add(fault),
    clearFaults: () => core.faults.clear(),
    get faults() {
      return core.faults.rules;
    },
    get calls() {
      return core.journal.calls;
    },
    clearCalls: () => core.journal.clear(),
    get clock() {
      return core.clock;
    },
    reset() {
      ({ core, apiKey } = createCore(resolved));
    },
    close: () => closing.abort(new Error('The gateway has been closed.')),
  };
  return gateway;
}
