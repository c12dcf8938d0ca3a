import type { ChatCompletion, ChatUsage } from '@clawwits/contract';
import { ChatChoiceAnswer } from './chat-choice.ts';
import { isObject, type Members, mergeInto, mergeMember } from './merge.ts';
import type { Keeper } from './stream-reader.ts';

/** What the provider reported. */
export interface ReportedUsage {
  readonly inputTokens: number | undefined;
  readonly outputTokens: number | undefined;
}

/** Noise that hides the lengths of texts from whoever watches the network. */
const padding = 'obfuscation';

/** What the chunks of a chat completion add up to. */
export class ChatAnswer {
  readonly #keeper: Keeper;
  readonly #choices = new Map<number, ChatChoiceAnswer>();
  /** The members of the chunks that are not known here. */
  readonly #members: Members = {};
  readonly #head = { id: '', created: undefined as number | undefined, model: '' };
  #usage: Members | null = null;
  finished = 0;

  constructor(keeper: Keeper) {
    this.#keeper = keeper;
  }

  get isEmpty(): boolean {
    return this.#choices.size === 0;
  }

  /** How many answers have begun. */
  get size(): number {
    return this.#choices.size;
  }

  get text(): string {
    return this.#choices.get(0)?.text ?? '';
  }

  add(chunk: Members): void {
    const head = this.#head;
    for (const name in chunk) {
      const value = chunk[name];
      switch (name) {
        case 'choices':
          if (Array.isArray(value)) for (const piece of value) if (isObject(piece)) this.#addChoice(piece);
          break;
        // The first chunk of some servers has neither id nor model.
        case 'id':
        case 'model':
          if (head[name] === '' && typeof value === 'string') head[name] = value;
          break;
        case 'created':
          if (typeof value === 'number') head.created ||= value;
          break;
        case 'usage':
          this.#addUsage(value);
          break;
        case 'object':
        case padding:
          break;
        default:
          mergeMember(this.#members, name, value, this.#keeper, 'snapshots');
      }
    }
  }

  #addChoice(piece: Members): void {
    const { index: given, usage } = piece;
    const index = typeof given === 'number' ? given : 0;
    let choice = this.#choices.get(index);
    if (choice === undefined) {
      choice = new ChatChoiceAnswer(index, this.#keeper);
      this.#choices.set(index, choice);
    }
    const wasFinished = choice.isFinished;
    choice.add(piece);
    if (choice.isFinished && !wasFinished) this.finished += 1;
    this.#addUsage(usage);
  }

  /** Counts only grow: a 0 after a number comes from a server that did not count. */
  #addUsage(usage: unknown): void {
    if (!isObject(usage)) return;
    this.#usage ??= {};
    const counted = Object.entries(usage).filter(([name, count]) => count !== 0 || !this.#usage?.[name]);
    mergeInto(this.#usage, Object.fromEntries(counted), this.#keeper, 'snapshots');
  }

  /**
   * How the text of a chunk is added that brings one text and nothing else; `null` where it brings more. What is given
   * adds the text of a chunk that differs in that text alone, and says `false` where it cannot.
   */
  findPlainText({ choices }: Members): ((chunk: Members) => boolean) | null {
    const [piece] = Array.isArray(choices) && choices.length === 1 ? choices : [];
    if (!isObject(piece)) return null;
    const choice = this.#choices.get(typeof piece['index'] === 'number' ? piece['index'] : 0);
    const name = choice?.findPlainText(piece);
    return choice === undefined || name === undefined
      ? null
      : (chunk) =>
          choice.addPlainText(name, (chunk['choices'] as [{ delta: Record<string, string> }])[0].delta[name] ?? '');
  }

  get reportedUsage(): ReportedUsage {
    const { x_groq: extension } = this.#members;
    const usage = this.#usage ?? (isObject(extension) && isObject(extension['usage']) ? extension['usage'] : {});
    return {
      inputTokens: readCount(usage['prompt_tokens']) ?? readCount(usage['input_tokens']),
      outputTokens: readCount(usage['completion_tokens']) ?? readCount(usage['output_tokens']),
    };
  }

  /**
   * @param counts the usage as far as the provider did not report it
   * @param estimated whether the provider reported none, or not all
   */
  result(counts: ChatUsage, estimated: boolean): ChatCompletion {
    if (this.isEmpty) throw new SyntaxError('The stream held no answer.');
    const choices = [...this.#choices.values()].sort((one, other) => one.index - other.index);
    const { id, created, model } = this.#head;
    return {
      id,
      object: 'chat.completion',
      ...(created !== undefined && { created }),
      model,
      choices: choices.map((choice) => choice.result()) as ChatCompletion['choices'],
      usage: estimated ? { ...this.#usage, ...counts } : { ...counts, ...this.#usage },
      ...this.#members,
    };
  }
}

const readCount = (count: unknown): number | undefined => (typeof count === 'number' && count >= 0 ? count : undefined);
