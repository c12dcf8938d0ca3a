import type { KlawdTier } from '@clawwits/contract';
import { joinControls } from '../../core/join-controls.ts';
import { seededRandom } from '../../random/seeded.ts';
import { createWebhookControls, type WebhookControls, type WebhookSource } from '../../webhooks/webhook-controls.ts';
import { webhookEventTypes } from '../../webhooks/webhook-outbox.ts';
import { createKlawdAccount, type KlawdAccount, type KlawdAccountOptions } from './account.ts';
import type { KlawdGatewayState } from './state.ts';

/** What can be decided about a Klawd gateway beside what all gateways share. */
export interface KlawdOptions {
  /** The plan of accounts that name none. Default `"pro"`. */
  readonly tier?: KlawdTier;
}

/** What is decided where nothing is said. */
export const klawdDefaults: Required<KlawdOptions> = { tier: 'pro' };

const noLimits = { requestsPerDay: null, requestsPerMinute: null };

/** What those who write tests can do with a Klawd gateway beside what all gateways offer. */
export interface KlawdControls extends WebhookControls {
  /** Adds an account; it has no key yet. */
  createAccount(options?: KlawdAccountOptions): KlawdAccount;
  /** Adds a key. Default: to the default account. */
  createKey(options?: { readonly account?: string }): string;
  /**
   * Says where events of an account are sent, as its owner does in Mission Control; `null` stops them. Gives the secret.
   * Default: of the default account.
   */
  setWebhook(webhook: KlawdWebhook | null, account?: string): string;
}

/** Where events are sent. */
export interface KlawdWebhook {
  /** An `http:` or `https:` address. */
  readonly url: string;
  /** What events are signed with. Default: follows from the seed. */
  readonly secret?: string;
  /** The types of events that are sent. Default: all. */
  readonly events?: readonly string[];
}

/** Adds an account. */
export const addAccount = (
  { accounts }: KlawdGatewayState,
  options: KlawdAccountOptions & { readonly tier: KlawdTier },
): KlawdAccount => accounts.add(createKlawdAccount({ id: accounts.nextId(), customLimits: noLimits, ...options }));

/** Makes the controls of a gateway, whatever state it is in when they are used. */
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

/** What the webhooks of a gateway go by. */
const webhookSourceOf = ({ accounts, clock, own }: KlawdGatewayState): WebhookSource => ({
  clock,
  outbox: own.outbox,
  account: (id) => accounts.get(id),
  targetsOf: ({ id }) => accounts.get(id).webhooks,
});
