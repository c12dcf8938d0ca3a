import type { ChatChoice } from '@clawwits/contract';
import { asJsonText } from './json-progress.ts';
import { isObject, isText, type Members, mergeMember } from './merge.ts';
import type { Keeper } from './stream-reader.ts';
import { joinName, ToolCallAssembler } from './tool-calls.ts';

/** What the chunks add up to for one answer of a chat completion. */
export class ChatChoiceAnswer {
  readonly index: number;
  isFinished = false;
  readonly #keeper: Keeper;
  readonly #message: Members = { role: 'assistant', content: null };
  readonly #choice: Members;
  #calls: ToolCallAssembler | null = null;
  /** The whole message so far, which some servers send along with each delta or instead of one. */
  #snapshot: Members | null = null;

  constructor(index: number, keeper: Keeper) {
    this.index = index;
    this.#keeper = keeper;
    this.#choice = { index, message: this.#message, finish_reason: '' };
  }

  get text(): string {
    return textOf(this.#message['content']) || textOf(this.#snapshot?.['content']);
  }

  add(piece: Members): void {
    for (const name in piece) {
      const value = piece[name];
      switch (name) {
        case 'index':
        case 'usage':
          break;
        case 'delta':
          if (isObject(value)) this.#addDelta(value);
          break;
        case 'message':
          if (isObject(value)) this.#snapshot = value;
          break;
        case 'finish_reason':
          if (typeof value !== 'string' || value === '') break;
          this.#choice[name] = value;
          this.isFinished = true;
          break;
        default:
          mergeMember(this.#choice, name, value, this.#keeper, 'pieces');
      }
    }
  }

  #addDelta(delta: Members): void {
    for (const name in delta) {
      const value = delta[name];
      switch (name) {
        case 'role':
          break;
        case 'tool_calls':
          this.#addToolCalls(Array.isArray(value) ? value : [value]);
          break;
        case 'function_call':
          if (isObject(value)) this.#addFunctionCall(value);
          break;
        default:
          mergeMember(this.#message, name, value, this.#keeper, 'pieces');
      }
    }
  }

  #addToolCalls(pieces: readonly unknown[]): void {
    for (const piece of pieces) {
      if (!isObject(piece)) continue;
      this.#calls ??= new ToolCallAssembler();
      this.#message['tool_calls'] = this.#calls.calls;
      this.#calls.add(piece, this.#keeper);
    }
  }

  /** The one call that the dialect had before it had several. */
  #addFunctionCall({ name, arguments: input, ...others }: Members): void {
    const known = this.#message['function_call'];
    const call: Members = isObject(known) ? known : { name: '', arguments: '' };
    this.#message['function_call'] = call;
    call['name'] = joinName(call['name'] as string, typeof name === 'string' ? name : '');
    mergeMember(call, 'arguments', asJsonText(input), this.#keeper, 'pieces');
    for (const other in others) mergeMember(call, other, others[other], this.#keeper, 'pieces');
  }

  /**
   * The member of a delta that brings text, where the piece brings nothing else that changes the answer when it comes
   * again.
   */
  findPlainText({ index: _, delta, ...others }: Members): string | undefined {
    if (!isObject(delta) || Object.values(others).some((value) => value !== null)) return undefined;
    const names = Object.keys(delta).filter((name) => name !== 'role' && delta[name] !== null);
    const [name = ''] = names;
    return names.length === 1 && typeof delta[name] === 'string' && isText(name) ? name : undefined;
  }

  /** Adds a piece of a member that is text already; `false` where it is something else. */
  addPlainText(name: string, piece: string): boolean {
    const known = this.#message[name];
    if (typeof known !== 'string') return false;
    if (this.#keeper.keep(piece)) this.#message[name] = known + piece;
    return true;
  }

  result(): ChatChoice {
    const snapshot = this.#snapshot;
    this.#snapshot = null;
    const message = this.#message;
    for (const name in snapshot) {
      const known = message[name];
      if (known === undefined || known === null || known === '') this.#addDelta({ [name]: snapshot[name] });
    }
    return this.#choice as unknown as ChatChoice;
  }
}

/** The text of a message's content, which some servers send in parts. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .map((part) => (isObject(part) && part['type'] === 'text' && typeof part['text'] === 'string' ? part['text'] : ''))
    .join('');
}
