import type { ChatCompletion, ChatCompletionChunk, ChatUsage } from '@clawwits/contract';
import { ChatAnswer } from './chat-answer.ts';
import type { ServerSentEvent } from './event-parser.ts';
import { isObject, type Members } from './merge.ts';
import { RepeatedJsonReader } from './repeated-json.ts';
import { parseEventData, readStreamError } from './stream-error.ts';
import type { StreamUsage } from './stream-partial.ts';
import { estimateTokens, Keeper, type StreamReader, type StreamStep } from './stream-reader.ts';

/** What a reader must know of the request. */
export interface ChatReaderOptions {
  /** How many answers were asked for: one may begin after another has ended. */
  readonly choices: number;
  /** Whether the chunk that carries nothing but `usage` is for the SDK alone, because the caller did not ask for it. */
  readonly hideUsageChunk: boolean;
  /** Counts the characters of the request, for an estimate where the gateway reports no usage. */
  readonly countPromptCharacters: () => number;
}

const nothing: StreamStep<never> = { type: 'nothing' };
const end: StreamStep<never> = { type: 'end' };

/** Reads a streamed chat completion: `data: {chunk}` … `data: [DONE]`. */
export class ChatReader implements StreamReader<ChatCompletionChunk, ChatCompletion> {
  readonly #options: ChatReaderOptions;
  readonly #keeper = new Keeper();
  readonly #answer = new ChatAnswer(this.#keeper);
  readonly #json = new RepeatedJsonReader();
  /** The likeness of the chunks that bring one text and nothing else, and how that text is added. */
  #plain: { readonly likeness: object; readonly add: (chunk: Members) => boolean } | null = null;
  #hiddenChunk = '';

  constructor(options: ChatReaderOptions) {
    this.#options = options;
  }

  read(source: ServerSentEvent): StreamStep<ChatCompletionChunk> {
    const { event, data } = source;
    if (data === '[DONE]') {
      if (this.#answer.isEmpty) throw new SyntaxError('The stream ended without an answer.');
      return end;
    }
    if (data === '') return nothing;
    const chunk = parseEventData(source, this.#json);
    const { likeness } = this.#json;
    if (likeness !== null && likeness === this.#plain?.likeness && event !== 'error') {
      if (this.#plain.add(chunk as Members)) return { type: 'event', event: chunk as ChatCompletionChunk };
    }
    const facts = readStreamError(event, chunk, isObject(chunk) && isAnswer(chunk)) ?? readChoiceError(chunk);
    if (facts !== null) return { type: 'error', facts };
    if (!isObject(chunk)) throw new SyntaxError('A chunk is not an object.');
    complete(chunk);
    this.#answer.add(chunk);
    const add = likeness === null ? null : this.#answer.findPlainText(chunk);
    this.#plain = likeness !== null && add !== null ? { likeness, add } : null;
    return this.#handOut(chunk as unknown as ChatCompletionChunk);
  }

  #handOut(chunk: ChatCompletionChunk): StreamStep<ChatCompletionChunk> {
    const isUsageAlone = isObject(chunk.usage) && !chunk.choices?.length;
    if (!isUsageAlone || !this.#options.hideUsageChunk) return { type: 'event', event: chunk };
    this.#hiddenChunk = this.encode(chunk);
    return nothing;
  }

  /** Whoever reads the stream next learns what it cost, too. */
  get terminalMark(): string {
    return `${this.#hiddenChunk}data: [DONE]\n\n`;
  }

  get complete(): boolean {
    const { finished, size } = this.#answer;
    return finished >= Math.max(this.#options.choices, size);
  }

  get text(): string {
    return this.#answer.text;
  }

  get usage(): StreamUsage {
    const { inputTokens, outputTokens } = this.#answer.reportedUsage;
    return {
      inputTokens: inputTokens ?? estimateTokens(this.#options.countPromptCharacters()),
      outputTokens: outputTokens ?? estimateTokens(this.#keeper.characters),
      estimated: inputTokens === undefined || outputTokens === undefined,
    };
  }

  keepAll(): void {
    this.#keeper.keepAll();
  }

  result(): ChatCompletion {
    const { inputTokens, outputTokens, estimated } = this.usage;
    const counts: ChatUsage = {
      prompt_tokens: inputTokens,
      completion_tokens: outputTokens,
      total_tokens: inputTokens + outputTokens,
    };
    return this.#answer.result(counts, estimated);
  }

  encode(chunk: ChatCompletionChunk): string {
    return `data: ${JSON.stringify(chunk)}\n\n`;
  }
}

/** Whether a chunk has what only a chunk has. */
const isAnswer = ({ choices, usage, object }: Members): boolean =>
  Array.isArray(choices) || isObject(usage) || (typeof object === 'string' && object.startsWith('chat.completion'));

/** Adds what every chunk has by its type, so that a loop over the stream needs no checks for servers that leave it out. */
function complete(chunk: Members): void {
  if (!Array.isArray(chunk['choices'])) chunk['choices'] = [];
  for (const choice of chunk['choices'] as unknown[]) {
    if (!isObject(choice) || isObject(choice['delta'])) continue;
    choice['delta'] = typeof choice['delta'] === 'string' ? { content: choice['delta'] } : {};
  }
}

/** The failure of a single answer, which some gateways report within it. */
function readChoiceError(chunk: unknown): ReturnType<typeof readStreamError> {
  if (!isObject(chunk) || !Array.isArray(chunk['choices'])) return null;
  for (const choice of chunk['choices']) {
    if (isObject(choice) && isObject(choice['error'])) return readStreamError('error', choice, false);
  }
  return null;
}
