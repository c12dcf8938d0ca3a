import { klawdProfile } from '@clawwits/contract';
import type { ClientCore } from '../core/call.ts';
import { type ChatCompletions, createChatCompletions } from '../resources/chat/completions.ts';
import { createImages, type Images } from '../resources/images.ts';
import { createModels, type Models } from '../resources/models.ts';
import { createWebhookReceiver } from '../resources/webhooks.ts';
import type { WebhookTools } from '../webhooks/unwrap.ts';
import { type Gateway, gatewayOf } from './gateway.ts';

/** Resources of a client of Klawd. */
export interface KlawdResources {
  /** Conversations in the shapes of the OpenAI Chat Completions API. */
  readonly chat: { readonly completions: ChatCompletions };
  /** Models that are served, and their prices. */
  readonly models: Models;
  /** Images generated from texts; for the plans Pro and Enterprise. */
  readonly images: Images;
  /** Proof that a webhook is from Klawd. Webhooks are set up in its Mission Control. */
  readonly webhooks: WebhookTools;
}

/** Klawd: `https://api.klawd.studio`. */
export type KlawdGateway = Gateway<'klawd', KlawdResources>;

const createResources = (core: ClientCore): KlawdResources => ({
  chat: { completions: createChatCompletions(core) },
  models: createModels(core),
  images: createImages(core),
  webhooks: createWebhookReceiver(core),
});

/**
 * Klawd: `https://api.klawd.studio`. The key comes from its Mission Control, or from the variable `KLAWD_API_KEY` where no
 * option says it; a conversation that names no model goes to `klawd/auto`.
 *
 * @see docs/contract.md §4
 *
 * @example
 * const client = new Clawwits({ gateway: klawd });
 */
export const klawd: KlawdGateway = /* @__PURE__ */ gatewayOf(klawdProfile, createResources);
