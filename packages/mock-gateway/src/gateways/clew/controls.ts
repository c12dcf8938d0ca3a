import type { ClewTier } from '@clawwits/contract';
import { joinControls } from '../../core/join-controls.ts';
import { createWebhookControls, type WebhookControls, type WebhookSource } from '../../webhooks/webhook-controls.ts';
import { type ClewAccount, type ClewAccountOptions, createClewAccount } from './account.ts';
import type { ClewGatewayState } from './state.ts';

/** Options that only a Clew gateway has. */
export interface ClewOptions {
  /** Default tier of accounts, except for those that sign up: they begin on `free`. Default `"pro"`. */
  readonly tier?: ClewTier;
  /** `true` if `Authorization: Bearer` and `X-API-Key` each accept sessions and keys. Default `false`. */
  readonly lenientAuth?: boolean;
}

/** The default options. */
export const clewDefaults: Required<ClewOptions> = { tier: 'pro', lenientAuth: false };

/** Methods for tests that only a Clew gateway has. */
export interface ClewControls extends WebhookControls {
  /** Adds an account; it has no key yet. */
  createAccount(options?: ClewAccountOptions): ClewAccount;
  /** Adds a key. Default: to the default account. */
  createKey(options?: { readonly account?: string; readonly name?: string }): string;
  /** Signs the token of a session. Defaults: the default account, 7 days; a negative number creates one that has expired. */
  createSession(options?: { readonly account?: string; readonly expiresInSeconds?: number }): Promise<string>;
  /** The token of the link that resets a password; no e-mail is sent. `undefined` if none was requested. */
  resetTokenOf(email: string): string | undefined;
  /** Limits a model temporarily, so that `clew/free` chooses another one. */
  limitModel(model: string, milliseconds: number): void;
}

/** Lifetime of a session, in seconds. */
export const sessionSeconds = 7 * 24 * 60 * 60;

/** Adds an account, and remembers its address. */
export function addAccount(
  state: ClewGatewayState,
  options: ClewAccountOptions & { readonly tier: ClewTier },
): ClewAccount {
  const id = options.id ?? state.accounts.nextId();
  const account = createClewAccount({ ...options, id }, state.clock.now(), `${state.options.seed} ${id}`);
  state.accounts.add(account);
  state.own.byEmail.set(account.email.toLowerCase(), account);
  return account;
}

/** Creates the controls of a gateway. They act on its current state. */
export function createClewControls(stateOf: () => ClewGatewayState, { tier }: Required<ClewOptions>): ClewControls {
  const own = {
    createAccount: (options: ClewAccountOptions = {}) => addAccount(stateOf(), { tier, ...options }),
    createKey({ account, name }: { readonly account?: string; readonly name?: string } = {}) {
      const { accounts } = stateOf();
      return accounts.createKey(accounts.get(account), name === undefined ? {} : { name }).key;
    },
    createSession({
      account,
      expiresInSeconds = sessionSeconds,
    }: {
      readonly account?: string;
      readonly expiresInSeconds?: number;
    } = {}) {
      const { accounts, sessions } = stateOf();
      return sessions.create(accounts.get(account).id, expiresInSeconds);
    },
    resetTokenOf: (email: string) => stateOf().own.resetTokens.get(email.toLowerCase())?.token,
    limitModel(model: string, milliseconds: number) {
      const { own, clock } = stateOf();
      own.limitedModels.set(model, clock.now() + milliseconds);
    },
  };
  return joinControls(
    own,
    createWebhookControls(() => webhookSourceOf(stateOf())),
  );
}

/** Source of a gateway's webhooks. */
const webhookSourceOf = ({ accounts, clock, own }: ClewGatewayState): WebhookSource => ({
  clock,
  outbox: own.outbox,
  account: (id) => accounts.get(id),
  targetsOf: ({ id }) => accounts.get(id).webhooks.values(),
});
