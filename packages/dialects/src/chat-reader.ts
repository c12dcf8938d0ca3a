import {
  type ChatChoice,
  type ChatChunkChoice,
  type ChatCompletion,
  type ChatCompletionChunk,
  type ChatToolCall,
  type ChatUsage,
  readErrorBody,
} from '@clawwits/contract';
import type { ServerSentEvent } from './event-parser.ts';
import { createRepeatedJsonReader } from './repeated-json.ts';
import type { StreamUsage } from './stream-partial.ts';
import { estimateTokens, Keeper, type StreamReader, type StreamStep } from './stream-reader.ts';

/** What a reader must know of the request. */
export interface ChatReaderOptions {
  /** How many answers were asked for: one may begin after another has ended. */
  readonly choices: number;
  /** Whether the chunk that carries nothing but `usage` is for the SDK alone, because the caller did not ask for it. */
  readonly hideUsageChunk: boolean;
  /** Counts the characters of the request, for an estimate where the gateway does not tell. */
  readonly countPromptCharacters: () => number;
}

const nothing: StreamStep<never> = { type: 'nothing' };
const end: StreamStep<never> = { type: 'end' };

/** Reads a streamed chat completion: `data: {chunk}` … `data: [DONE]`. */
export class ChatReader implements StreamReader<ChatCompletionChunk, ChatCompletion> {
  readonly terminalMark = 'data: [DONE]\n\n';
  readonly #options: ChatReaderOptions;
  readonly #choices = new Map<number, ChatChoice>();
  readonly #finished = new Set<number>();
  readonly #keeper = new Keeper();
  readonly #parse = createRepeatedJsonReader();
  #head: ChatCompletionChunk | null = null;
  #extension: ChatCompletionChunk['x_clawwits'];
  #usage: ChatUsage | null = null;

  constructor(options: ChatReaderOptions) {
    this.#options = options;
  }

  read({ data }: ServerSentEvent): StreamStep<ChatCompletionChunk> {
    if (data === '[DONE]') return end;
    if (data === '') return nothing;
    const chunk = this.#parse(data) as ChatCompletionChunk;
    if (typeof chunk !== 'object' || chunk === null) throw new SyntaxError('A chunk is no object.');
    if ('error' in chunk && chunk.error) return { type: 'error', facts: readErrorBody(chunk) };
    this.#add(chunk);
    const isUsageAlone = this.#usage !== null && !chunk.choices?.length && chunk.usage;
    return isUsageAlone && this.#options.hideUsageChunk ? nothing : { type: 'event', event: chunk };
  }

  #add(chunk: ChatCompletionChunk): void {
    this.#head ??= chunk;
    this.#extension = chunk.x_clawwits ?? this.#extension;
    this.#usage = chunk.usage ?? this.#usage;
    for (const choice of chunk.choices ?? []) this.#addChoice(choice);
  }

  #addChoice({ index, delta, finish_reason, logprobs }: ChatChunkChoice): void {
    const keeper = this.#keeper;
    let choice = this.#choices.get(index);
    if (choice === undefined) {
      choice = { index, message: { role: 'assistant', content: null }, finish_reason: '' };
      this.#choices.set(index, choice);
    }
    const { message } = choice;
    if (typeof delta?.content === 'string' && keeper.keep(delta.content)) {
      message.content = (message.content ?? '') + delta.content;
    }
    if (typeof delta?.refusal === 'string') message.refusal = (message.refusal ?? '') + delta.refusal;
    if (typeof delta?.reasoning_content === 'string' && keeper.keep(delta.reasoning_content)) {
      message.reasoning_content = (message.reasoning_content ?? '') + delta.reasoning_content;
    }
    for (const piece of delta?.tool_calls ?? []) {
      message.tool_calls ??= [];
      const call = toolCallAt(message.tool_calls, piece.index);
      call.id = piece.id ?? call.id;
      call.function.name += piece.function?.name ?? '';
      const text = piece.function?.arguments ?? '';
      if (keeper.keep(text)) call.function.arguments += text;
    }
    if (logprobs?.content && !keeper.overflowed) {
      choice.logprobs = { content: [...(choice.logprobs?.content ?? []), ...logprobs.content] };
    }
    if (finish_reason) {
      choice.finish_reason = finish_reason;
      this.#finished.add(index);
    }
  }

  get complete(): boolean {
    return this.#finished.size >= Math.max(this.#options.choices, this.#choices.size);
  }

  get text(): string {
    return this.#choices.get(0)?.message.content ?? '';
  }

  get usage(): StreamUsage {
    const usage = this.#usage;
    return usage === null
      ? {
          inputTokens: estimateTokens(this.#options.countPromptCharacters()),
          outputTokens: estimateTokens(this.#keeper.characters),
          estimated: true,
        }
      : { inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens, estimated: false };
  }

  keepAll(): void {
    this.#keeper.keepAll();
  }

  result(): ChatCompletion {
    const head = this.#head;
    const { inputTokens, outputTokens } = this.usage;
    return {
      id: head?.id ?? '',
      object: 'chat.completion',
      ...(head?.created !== undefined && { created: head.created }),
      model: head?.model ?? '',
      choices: [...this.#choices.values()].sort((a, b) => a.index - b.index) as ChatCompletion['choices'],
      usage: this.#usage ?? {
        prompt_tokens: inputTokens,
        completion_tokens: outputTokens,
        total_tokens: inputTokens + outputTokens,
      },
      ...(this.#extension !== undefined && { x_clawwits: this.#extension }),
      ...(head?.system_fingerprint != null && { system_fingerprint: head.system_fingerprint }),
    };
  }

  encode(chunk: ChatCompletionChunk): string {
    return `data: ${JSON.stringify(chunk)}\n\n`;
  }
}

function toolCallAt(calls: ChatToolCall[], index: number): ChatToolCall {
  const call = calls[index] ?? { id: '', type: 'function', function: { name: '', arguments: '' } };
  calls[index] = call;
  return call;
}
