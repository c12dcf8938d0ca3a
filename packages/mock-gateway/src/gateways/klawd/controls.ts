import type { KlawdTier } from '@clawwits/contract';
import { joinControls } from '../../core/join-controls.ts';
import { seededRandom } from '../../random/seeded.ts';
import { createWebhookControls, type WebhookControls, type WebhookSource } from '../../webhooks/webhook-controls.ts';
import { webhookEventTypes } from '../../webhooks/webhook-outbox.ts';
import { createKlawdAccount, type KlawdAccount, type KlawdAccountOptions } from './account.ts';
import type { KlawdGatewayState } from './state.ts';

/** Options that only a Klawd gateway has. */
export interface KlawdOptions {
  /** Default plan of accounts. Default `"pro"`. */
  readonly tier?: KlawdTier;
}

/** The default options. */
export const klawdDefaults: Required<KlawdOptions> = { tier: 'pro' };

const noLimits = { requestsPerDay: null, requestsPerMinute: null };

/** Methods for tests that only a Klawd gateway has. */
export interface KlawdControls extends WebhookControls {
  /** Adds an account; it has no key yet. */
  createAccount(options?: KlawdAccountOptions): KlawdAccount;
  /** Adds a key. Default: to the default account. */
  createKey(options?: { readonly account?: string }): string;
  /**
   * Sets the target of an account's events, as its owner does in Mission Control; `null` stops them. Returns the secret.
   * Default: of the default account.
   */
  setWebhook(webhook: KlawdWebhook | null, account?: string): string;
}

/** Target of events. */
export interface KlawdWebhook {
  /** An `http:` or `https:` address. */
  readonly url: string;
  /** Secret that signs events. Default: follows from the seed. */
  readonly secret?: string;
  /** The types of events that are sent. Default: all. */
  readonly events?: readonly string[];
}

/** Adds an account. */
export const addAccount = (
  { accounts }: KlawdGatewayState,
  options: KlawdAccountOptions & { readonly tier: KlawdTier },
): KlawdAccount => accounts.add(createKlawdAccount({ id: accounts.nextId(), customLimits: noLimits, ...options }));

/** Creates the controls of a gateway. They act on its current state. */
export function createKlawdControls(stateOf: () => KlawdGatewayState, { tier }: Required<KlawdOptions>): KlawdControls {
  const own = {
    createAccount: (options: KlawdAccountOptions = {}) => addAccount(stateOf(), { tier, ...options }),
    createKey({ account }: { readonly account?: string } = {}) {
      const { accounts } = stateOf();
      return accounts.createKey(accounts.get(account), {}).key;
    },
    setWebhook(webhook: KlawdWebhook | null, id?: string) {
      const { accounts, clock, options } = stateOf();
      const account = accounts.get(id);
      const random = seededRandom(options.seed, 'webhook', account.id);
      const secret = webhook?.secret ?? `whsec_${random.letters(32)}`;
      if (webhook === null) {
        account.webhooks = [];
        return secret;
      }
      const { url, events = webhookEventTypes } = webhook;
      if (!/^https?:\/\//.test(url)) throw new TypeError('url must be an http or https address.');
      account.webhooks = [{ id: 'webhook', url, secret, events, createdAt: clock.now() }];
      return secret;
    },
  };
  return joinControls(
    own,
    createWebhookControls(() => webhookSourceOf(stateOf())),
  );
}

/** Source of a gateway's webhooks. */
const webhookSourceOf = ({ accounts, clock, own }: KlawdGatewayState): WebhookSource => ({
  clock,
  outbox: own.outbox,
  account: (id) => accounts.get(id),
  targetsOf: ({ id }) => accounts.get(id).webhooks,
});
