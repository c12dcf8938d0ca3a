import { clawwitsProfile } from '@clawwits/contract';
import type { ClientCore } from '../core/call.ts';
import { type ChatCompletions, createChatCompletions } from '../resources/chat/completions.ts';
import { createEmbeddings, type Embeddings } from '../resources/embeddings.ts';
import { createMessages, type Messages } from '../resources/messages.ts';
import { createWits, type Wits } from '../resources/wits.ts';
import { type Gateway, gatewayOf } from './gateway.ts';

/** Resources of a client of ClawWits. */
export interface ClawwitsResources {
  /** Conversations in the shapes of the OpenAI Chat Completions API. */
  readonly chat: { readonly completions: ChatCompletions };
  /** Conversations in the shapes of the Anthropic Messages API. */
  readonly messages: Messages;
  /** Texts as vectors. */
  readonly embeddings: Embeddings;
  /** The wallet. */
  readonly wits: Wits;
}

/** ClawWits, the reference gateway and the default. */
export type ClawwitsGateway = Gateway<'clawwits', ClawwitsResources>;

const createResources = (core: ClientCore): ClawwitsResources => ({
  chat: { completions: createChatCompletions(core) },
  messages: createMessages(core),
  embeddings: createEmbeddings(core),
  wits: createWits(core),
});

/**
 * ClawWits, the reference gateway and the default.
 * @see docs/contract.md §1
 */
export const clawwits: ClawwitsGateway = /* @__PURE__ */ gatewayOf(clawwitsProfile, createResources);
