import { type ClientOptions, configure } from './configuration.ts';
import { type ChatCompletions, createChatCompletions } from './resources/chat/completions.ts';
import { createEmbeddings, type Embeddings } from './resources/embeddings.ts';
import { createMessages, type Messages } from './resources/messages.ts';
import { createWits, type Wits } from './resources/wits.ts';

/**
 * The client of a gateway: one key, one wallet, every model.
 *
 * Reads `CLAWWITS_API_KEY` and `CLAWWITS_BASE_URL` where the options don't say. Making one opens no connection; keep it
 * and share it.
 *
 * @throws {ConfigurationError} naming what is missing or wrong
 *
 * @example
 * const cw = new Clawwits({ apiKey: process.env.CLAWWITS_API_KEY });
 * const answer = await cw.chat.completions.create({ messages: [{ role: 'user', content: 'Xin chào' }] });
 * console.log(answer.choices[0].message.content);
 */
export class Clawwits {
  /** Conversations in the shapes of the OpenAI Chat Completions API. */
  readonly chat: { readonly completions: ChatCompletions };
  /** Conversations in the shapes of the Anthropic Messages API. */
  readonly messages: Messages;
  /** Texts as vectors. */
  readonly embeddings: Embeddings;
  /** The wallet. */
  readonly wits: Wits;
  /** The gateway's root. */
  readonly baseURL: string;
  /** The name of the gateway that is spoken to. */
  readonly gateway: string;
  readonly #options: ClientOptions;

  constructor(options: ClientOptions = {}) {
    const core = configure(options);
    this.#options = options;
    this.gateway = core.gateway.name;
    this.baseURL = core.baseURL;
    this.chat = { completions: createChatCompletions(core) };
    this.messages = createMessages(core);
    this.embeddings = createEmbeddings(core);
    this.wits = createWits(core);
  }

  /**
   * Another client with some options changed; this one stays as it is.
   *
   * @throws {ConfigurationError} naming what is wrong
   */
  withOptions(options: ClientOptions): Clawwits {
    return new Clawwits({ ...this.#options, ...options });
  }

  /** What may be logged of a client: which gateway it speaks to. Never the key. */
  toJSON(): Record<string, string> {
    return { gateway: this.gateway, baseURL: this.baseURL };
  }

  /** What Node prints of a client. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `Clawwits { gateway: '${this.gateway}', baseURL: '${this.baseURL}' }`;
  }
}
