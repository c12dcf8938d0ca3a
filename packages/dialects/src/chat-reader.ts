import type { ChatCompletion, ChatCompletionChunk } from '@clawwits/contract';
import { createChatJson } from '#event-json';
import { tolerantChat } from '#parts';
import { AnswerReader, type AnswerReaderOptions, nothing } from './answer-reader.ts';
import { ChatState } from './chat-state.ts';
import { isObject, type Members } from './members.ts';
import { addPlainChunk } from './plain-chat.ts';
import type { ServerSentEvent } from './server-sent-event.ts';
import type { StreamStep } from './stream-reader.ts';

/** Facts about the request that a reader needs. */
export interface ChatReaderOptions extends AnswerReaderOptions {
  /** Number of requested answers: one may begin after another has ended. */
  readonly choices: number;
  /** `true` if the caller did not request the chunk with nothing but `usage`, which is then for the SDK alone. */
  readonly hideUsageChunk: boolean;
}

/** Reads a streamed chat completion: `data: {chunk}` … `data: [DONE]`. */
export class ChatReader extends AnswerReader<ChatCompletionChunk, ChatCompletion> {
  readonly #options: ChatReaderOptions;
  readonly #state = new ChatState(this.keeper);
  protected readonly json = createChatJson(this.#state);
  #hasBegun = false;
  #hiddenChunk: ChatCompletionChunk | null = null;

  constructor(options: ChatReaderOptions) {
    super(options);
    this.#options = options;
  }

  protected takeMarker(): StreamStep<never> {
    return { type: this.#state.choices.size === 0 ? 'cut' : 'end' };
  }

  protected take(value: unknown, event: ServerSentEvent): StreamStep<ChatCompletionChunk> {
    const isPlain = event.event !== 'error' && isObject(value) && addPlainChunk(this.#state, value);
    if (!isPlain) {
      const { module } = tolerantChat;
      if (module === null) return { type: 'wait', loaded: tolerantChat.load() };
      const step = module.takeChunk(this.#state, value, event, this.#hasBegun);
      if (step !== null) return step;
    }
    this.#hasBegun = true;
    const chunk = value as ChatCompletionChunk;
    if (chunk.choices.length > 0 || !isObject(chunk.usage) || !this.#options.hideUsageChunk) {
      return { type: 'event', event: chunk };
    }
    this.#hiddenChunk = chunk;
    return nothing;
  }

  /** The next reader of the stream gets the usage, too. */
  get endMarker(): string {
    return `${this.#hiddenChunk === null ? '' : this.encode(this.#hiddenChunk)}data: [DONE]\n\n`;
  }

  get complete(): boolean {
    let finished = 0;
    for (const choice of this.#state.choices.values()) if (choice.isFinished) finished += 1;
    return finished >= Math.max(this.#options.choices, this.#state.choices.size);
  }

  get text(): string {
    return this.#state.choices.get(0)?.text ?? '';
  }

  /** Some servers report it within an answer or an extension. */
  #usage(): Members {
    const places = [this.#state.answer, this.#state.choices.get(0)?.choice, this.#state.answer['x_groq']];
    for (const place of places) if (isObject(place) && isObject(place['usage'])) return place['usage'];
    return {};
  }

  protected reportedTokens(): readonly [unknown, unknown] {
    const usage = this.#usage();
    return [usage['prompt_tokens'] ?? usage['input_tokens'], usage['completion_tokens'] ?? usage['output_tokens']];
  }

  result(): ChatCompletion {
    if (this.#state.choices.size === 0) throw new SyntaxError('The stream held no answer.');
    const { inputTokens, outputTokens, estimated } = this.usage;
    const counts = {
      prompt_tokens: inputTokens,
      completion_tokens: outputTokens,
      total_tokens: inputTokens + outputTokens,
    };
    const choices = [...this.#state.choices.values()].sort((one, other) => one.index - other.index);
    return {
      ...this.#state.answer,
      choices: choices.map((choice) => choice.result()),
      usage: { ...counts, ...this.#usage(), ...(estimated && counts) },
    } as unknown as ChatCompletion;
  }

  encode(chunk: ChatCompletionChunk): string {
    return `data: ${JSON.stringify(chunk)}\n\n`;
  }
}
