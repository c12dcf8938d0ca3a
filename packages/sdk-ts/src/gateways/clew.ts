import { clewProfile } from '@clawwits/contract';
import type { ClientCore } from '../core/call.ts';
import { type Auth, createAuth } from '../resources/auth.ts';
import { type Billing, createBilling } from '../resources/billing.ts';
import { type ChatCompletions, createChatCompletions } from '../resources/chat/completions.ts';
import { createImages, type Images } from '../resources/images.ts';
import { createKeys, type Keys } from '../resources/keys.ts';
import { createModels, type Models } from '../resources/models.ts';
import { createPlugins, type Plugins } from '../resources/plugins.ts';
import { createTelemetry, type Telemetry } from '../resources/telemetry.ts';
import { createUpdates, type Updates } from '../resources/updates.ts';
import { createUsage, type Usage } from '../resources/usage.ts';
import { createVideos, type Videos } from '../resources/videos.ts';
import { createWebhooks, type Webhooks } from '../resources/webhooks.ts';
import { type Gateway, gatewayOf } from './gateway.ts';

/** Resources of a client of Clew. */
export interface ClewResources {
  /** Conversations in the shapes of the OpenAI Chat Completions API; `clew/ocr` reads images. */
  readonly chat: { readonly completions: ChatCompletions };
  /** Models that are served, and their prices. */
  readonly models: Models;
  /** Images generated from texts. */
  readonly images: Images;
  /** Videos generated from texts. */
  readonly videos: Videos;
  /** The account itself. */
  readonly auth: Auth;
  /** The account's API keys. */
  readonly keys: Keys;
  /** Usage of the account. */
  readonly usage: Usage;
  /** The tier and the invoices. */
  readonly billing: Billing;
  /** Addresses that Clew sends events to. */
  readonly webhooks: Webhooks;
  /** The marketplace. */
  readonly plugins: Plugins;
  /** Reports of installations of Clew Code. */
  readonly telemetry: Telemetry;
  /** The versions of Clew Code. */
  readonly updates: Updates;
}

/** Clew: `https://api.clew-code.org`. */
export type ClewGateway = Gateway<'clew', ClewResources>;

const createResources = (core: ClientCore): ClewResources => ({
  chat: { completions: createChatCompletions(core) },
  models: createModels(core),
  images: createImages(core),
  videos: createVideos(core),
  auth: createAuth(core),
  keys: createKeys(core),
  usage: createUsage(core),
  billing: createBilling(core),
  webhooks: createWebhooks(core),
  plugins: createPlugins(core),
  telemetry: createTelemetry(core),
  updates: createUpdates(core),
});

/**
 * Clew: `https://api.clew-code.org`. The key is the token of a session or an API key, from the variable `CLEW_API_KEY` where
 * no option says it; a conversation that names no model goes to `clew/free`.
 *
 * @see docs/contract.md §2
 *
 * @example
 * const client = new Clawwits({ gateway: clew });
 */
export const clew: ClewGateway = /* @__PURE__ */ gatewayOf(clewProfile, createResources);
