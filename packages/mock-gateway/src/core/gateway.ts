import type { Scope, Tier } from '@clawwits/contract';
import { type Account, type AccountOptions, createAccounts } from '../accounts/accounts.ts';
import { createSessions } from '../accounts/sessions.ts';
import { createFaultBook, type FaultRule } from '../faults/fault-book.ts';
import { createIdempotencyStore } from '../idempotency/store.ts';
import { createJournal, type GatewayCall } from '../journal/journal.ts';
import { seededRandom } from '../random/seeded.ts';
import { type Clock, createClock } from './clock.ts';
import type { Core } from './core.ts';
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
  const { seed, tier, wits, lifetimeUsed, now, journalLimit } = resolved;
  const clock = createClock(now);
  const accounts = createAccounts(seed, { tier, wits });
  const closing = new AbortController();
  const requestIds = seededRandom(seed, 'request-id');
  const core: Core = {
    options: resolved,
    clock,
    accounts,
    sessions: createSessions(seed, clock),
    journal: createJournal(journalLimit),
    faults: createFaultBook(seed),
    idempotency: createIdempotencyStore(),
    closing: closing.signal,
    nextRequestId: () => `req_${requestIds.letters(20)}`,
  };
  for (const fault of resolved.faults) core.faults.add(fault);
  const defaultAccount = accounts.create({ lifetimeUsed });
  const defaultKey = accounts.createKey(defaultAccount, 'full');
  const handleRequest = (request: GatewayRequest) => handle(core, request);

  return {
    fetch: fetchFrom(handleRequest, closing.signal),
    handle: handleRequest,
    apiKey: defaultKey.key,
    get accounts() {
      return accounts.all;
    },
    account: (id) => accounts.get(id),
    createAccount: (accountOptions = {}) => accounts.create(accountOptions),
    updateAccount(change) {
      const account = accounts.get(change.account);
      if (change.tier !== undefined) account.tier = change.tier;
      if (change.isSuspended !== undefined) account.isSuspended = change.isSuspended;
      return account;
    },
    createKey: ({ account, scope = 'full' } = {}) => accounts.createKey(accounts.get(account), scope).key,
    revokeKey(key) {
      const found = accounts.findKey(key);
      if (found === undefined) throw new Error('There is no such key.');
      found.isRevoked = true;
    },
    createSession: ({ account, expiresInSeconds = 3_600 } = {}) =>
      core.sessions.create(accounts.get(account).id, expiresInSeconds),
    topUp: (amount, account) => accounts.get(account).wallet.topUp(amount),
    injectFault: (fault) => core.faults.add(fault),
    clearFaults: () => core.faults.clear(),
    get faults() {
      return core.faults.rules;
    },
    get calls() {
      return core.journal.calls;
    },
    clearCalls: () => core.journal.clear(),
    clock,
    close: () => closing.abort(new Error('The gateway has been closed.')),
  };
}
