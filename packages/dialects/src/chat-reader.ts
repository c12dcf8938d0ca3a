import { type ChatCompletion, type ChatCompletionChunk, readErrorBody } from '@clawwits/contract';
import { AnswerReader, type AnswerReaderOptions, findText, nothing, type PlainText } from './answer-reader.ts';
import { ChatChoiceAnswer } from './chat-choice.ts';
import { isObject, type Members, mergeMember } from './merge.ts';
import { splitChat } from './split-chat.ts';
import type { StreamStep } from './stream-reader.ts';

/** What a reader must know of the request. */
export interface ChatReaderOptions extends AnswerReaderOptions {
  /** How many answers were asked for: one may begin after another has ended. */
  readonly choices: number;
  /** Whether the chunk that carries nothing but `usage` is for the SDK alone, because the caller did not ask for it. */
  readonly hideUsageChunk: boolean;
}

/** Reads a streamed chat completion: `data: {chunk}` … `data: [DONE]`. */
export class ChatReader extends AnswerReader<ChatCompletionChunk, ChatCompletion> {
  readonly #options: ChatReaderOptions;
  readonly #choices = new Map<number, ChatChoiceAnswer>();
  /** What the chunks say of the answer as a whole. */
  readonly #answer: Members = { id: '', object: 'chat.completion', model: '' };
  #hiddenChunk = '';

  constructor(options: ChatReaderOptions) {
    super(options);
    this.#options = options;
  }

  protected endAtMark(): StreamStep<never> {
    return { type: this.#choices.size === 0 ? 'cut' : 'end' };
  }

  protected isAnswer({ choices, usage, object }: Members): boolean {
    return Array.isArray(choices) || isObject(usage) || String(object).startsWith('chat.completion');
  }

  protected take(chunk: Members): StreamStep<ChatCompletionChunk> {
    // A loop over the stream needs no checks for servers that leave out what every chunk has by its type.
    if (!Array.isArray(chunk['choices'])) chunk['choices'] = [];
    for (const name in chunk) {
      const value = chunk[name];
      // Most chunks repeat most of what the one before said.
      if (this.#answer[name] !== value) this.#add(name, value);
    }
    const choices = chunk['choices'] as unknown[];
    for (const choice of choices) {
      if (!isObject(choice)) continue;
      // Some gateways report the failure of a single answer within it.
      if (isObject(choice['error'])) return { type: 'error', facts: readErrorBody(choice) };
      this.#choiceAt(choice).add(choice);
    }
    const event = chunk as unknown as ChatCompletionChunk;
    if (choices.length > 0 || !isObject(chunk['usage']) || !this.#options.hideUsageChunk)
      return { type: 'event', event };
    this.#hiddenChunk = this.encode(event);
    return nothing;
  }

  #add(name: string, value: unknown): void {
    const answer = this.#answer;
    // The first chunk of some servers has neither id nor model. `obfuscation` hides the lengths of texts on the network.
    if (name === 'id' || name === 'model' || name === 'created') answer[name] ||= value ?? '';
    else if (name !== 'choices' && name !== 'object' && name !== 'obfuscation') {
      mergeMember(answer, name, value, this.keeper, 'snapshots');
    }
  }

  /** The answer that a piece belongs to: the first, where it does not say. */
  #choiceAt({ index: given }: Members): ChatChoiceAnswer {
    const index = typeof given === 'number' ? given : 0;
    const known = this.#choices.get(index);
    if (known !== undefined) return known;
    const choice = new ChatChoiceAnswer(index, this.keeper);
    this.#choices.set(index, choice);
    return choice;
  }

  protected findPlainText({ choices }: Members): PlainText | null {
    const [piece, ...others] = choices as unknown[];
    if (!isObject(piece) || others.length > 0) return null;
    const { index: _, delta, ...rest } = piece;
    const isPlain = Object.values(rest).every((value) => value === null);
    return isPlain ? findText(this.#choiceAt(piece).message, delta as Members) : null;
  }

  protected deltaOf({ choices }: Members): Members | undefined {
    return (choices as [{ delta: Members }])[0].delta;
  }

  /** Whoever reads the stream next learns what it cost, too. */
  get terminalMark(): string {
    return `${this.#hiddenChunk}data: [DONE]\n\n`;
  }

  get split(): typeof splitChat {
    return splitChat;
  }

  get complete(): boolean {
    let finished = 0;
    for (const choice of this.#choices.values()) if (choice.isFinished) finished += 1;
    return finished >= Math.max(this.#options.choices, this.#choices.size);
  }

  get text(): string {
    return this.#choices.get(0)?.text ?? '';
  }

  /** Some servers report it within an answer or an extension. */
  #usage(): Members {
    const places = [this.#answer, this.#choices.get(0)?.choice, this.#answer['x_groq']];
    for (const place of places) if (isObject(place) && isObject(place['usage'])) return place['usage'];
    return {};
  }

  protected reportedTokens(): readonly [unknown, unknown] {
    const usage = this.#usage();
    return [usage['prompt_tokens'] ?? usage['input_tokens'], usage['completion_tokens'] ?? usage['output_tokens']];
  }

  result(): ChatCompletion {
    if (this.#choices.size === 0) throw new SyntaxError('The stream held no answer.');
    const { inputTokens, outputTokens, estimated } = this.usage;
    const counts = {
      prompt_tokens: inputTokens,
      completion_tokens: outputTokens,
      total_tokens: inputTokens + outputTokens,
    };
    const choices = [...this.#choices.values()].sort((one, other) => one.index - other.index);
    return {
      ...this.#answer,
      choices: choices.map((choice) => choice.result()),
      usage: { ...counts, ...this.#usage(), ...(estimated && counts) },
    } as unknown as ChatCompletion;
  }

  encode(chunk: ChatCompletionChunk): string {
    return `data: ${JSON.stringify(chunk)}\n\n`;
  }
}
