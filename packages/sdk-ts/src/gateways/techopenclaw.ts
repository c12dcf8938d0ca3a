import { techopenclawProfile } from '@clawwits/contract';
import type { ClientCore } from '../core/call.ts';
import { type ChatCompletions, createChatCompletions } from '../resources/chat/completions.ts';
import { createHealth, type Health } from '../resources/health.ts';
import { createMessages, type Messages } from '../resources/messages.ts';
import { createModels, type Models } from '../resources/models.ts';
import { createResponses, type Responses } from '../resources/responses.ts';
import { type Gateway, gatewayOf } from './gateway.ts';

/** Resources of a client of Techopenclaw. */
export interface TechopenclawResources {
  /** Conversations in the shapes of the OpenAI Chat Completions API. */
  readonly chat: { readonly completions: ChatCompletions };
  /** Conversations in the shapes of the Anthropic Messages API. */
  readonly messages: Messages;
  /** Conversations in the shapes of the OpenAI Responses API. */
  readonly responses: Responses;
  /** Models that are served. */
  readonly models: Models;
  /** Availability of the gateway. */
  readonly health: Health;
}

/** Techopenclaw: `https://api.techopenclaw.com`. */
export type TechopenclawGateway = Gateway<'techopenclaw', TechopenclawResources>;

const createResources = (core: ClientCore): TechopenclawResources => ({
  chat: { completions: createChatCompletions(core) },
  messages: createMessages(core),
  responses: createResponses(core),
  models: createModels(core),
  health: createHealth(core),
});

/**
 * Techopenclaw: `https://api.techopenclaw.com`. The key begins with `toc-`, from the variable `TECHOPENCLAW_API_KEY` where no
 * option says it. It chooses no model by itself: each conversation names one, or the client's option `autoModel` does.
 *
 * @see docs/contract.md §3
 *
 * @example
 * const client = new Clawwits({ gateway: techopenclaw, autoModel: 'gpt-5.4' });
 */
export const techopenclaw: TechopenclawGateway = /* @__PURE__ */ gatewayOf(techopenclawProfile, createResources);
