import {
  type ChatChoice,
  type ChatChunkChoice,
  type ChatCompletion,
  type ChatCompletionChunk,
  type ChatToolCall,
  type ChatUsage,
  readErrorBody,
} from '@clawwits/contract';
import { createKeeper, estimateTokens, type StreamReader, type StreamStep } from './dialect.ts';
import type { ServerSentEvent } from './event-parser.ts';
import { createRepeatedJsonReader } from './repeated-json.ts';

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
export function createChatReader(options: ChatReaderOptions): StreamReader<ChatCompletionChunk, ChatCompletion> {
  const choices = new Map<number, ChatChoice>();
  const finished = new Set<number>();
  let head: ChatCompletionChunk | null = null;
  let extension: ChatCompletionChunk['x_clawwits'];
  let usage: ChatUsage | null = null;
  const keeper = createKeeper();
  const parse = createRepeatedJsonReader();

  function read({ data }: ServerSentEvent): StreamStep<ChatCompletionChunk> {
    if (data === '[DONE]') return end;
    if (data === '') return nothing;
    const chunk = parse(data) as ChatCompletionChunk;
    if (typeof chunk !== 'object' || chunk === null) throw new SyntaxError('A chunk is no object.');
    if ('error' in chunk && chunk.error) return { type: 'error', facts: readErrorBody(chunk) };
    add(chunk);
    const isUsageAlone = usage !== null && !chunk.choices?.length && chunk.usage;
    return isUsageAlone && options.hideUsageChunk ? nothing : { type: 'event', event: chunk };
  }

  function add(chunk: ChatCompletionChunk): void {
    head ??= chunk;
    extension = chunk.x_clawwits ?? extension;
    usage = chunk.usage ?? usage;
    for (const choice of chunk.choices ?? []) addChoice(choice);
  }

  function addChoice({ index, delta, finish_reason, logprobs }: ChatChunkChoice): void {
    let choice = choices.get(index);
    if (choice === undefined) {
      choice = { index, message: { role: 'assistant', content: null }, finish_reason: '' };
      choices.set(index, choice);
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
      finished.add(index);
    }
  }

  return {
    read,
    get complete() {
      return finished.size >= Math.max(options.choices, choices.size);
    },
    get text() {
      return choices.get(0)?.message.content ?? '';
    },
    get usage() {
      return usage === null
        ? {
            inputTokens: estimateTokens(options.countPromptCharacters()),
            outputTokens: estimateTokens(keeper.characters),
            estimated: true,
          }
        : { inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens, estimated: false };
    },
    keepAll: () => keeper.keepAll(),
    result() {
      const { inputTokens, outputTokens } = this.usage;
      return {
        id: head?.id ?? '',
        object: 'chat.completion',
        ...(head?.created !== undefined && { created: head.created }),
        model: head?.model ?? '',
        choices: [...choices.values()].sort((a, b) => a.index - b.index) as ChatCompletion['choices'],
        usage: usage ?? {
          prompt_tokens: inputTokens,
          completion_tokens: outputTokens,
          total_tokens: inputTokens + outputTokens,
        },
        ...(extension !== undefined && { x_clawwits: extension }),
        ...(head?.system_fingerprint != null && { system_fingerprint: head.system_fingerprint }),
      };
    },
    encode: (chunk) => `data: ${JSON.stringify(chunk)}\n\n`,
    terminalMark: 'data: [DONE]\n\n',
  };
}

function toolCallAt(calls: ChatToolCall[], index: number): ChatToolCall {
  const call = calls[index] ?? { id: '', type: 'function', function: { name: '', arguments: '' } };
  calls[index] = call;
  return call;
}
