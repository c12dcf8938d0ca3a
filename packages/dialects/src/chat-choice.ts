import { asJsonText } from './json-progress.ts';
import { isObject, type Members, mergeMember } from './merge.ts';
import type { Keeper } from './stream-reader.ts';
import { joinName, ToolCallAssembler } from './tool-calls.ts';

/** What the chunks add up to for one answer of a chat completion. */
export class ChatChoiceAnswer {
  readonly index: number;
  readonly message: Members = { role: 'assistant', content: null };
  readonly choice: Members;
  isFinished = false;
  readonly #keeper: Keeper;
  readonly #calls = new ToolCallAssembler();
  /** The whole message so far, which some servers send along with each delta or instead of one. */
  #snapshot: Members = {};

  constructor(index: number, keeper: Keeper) {
    this.index = index;
    this.#keeper = keeper;
    this.choice = { index, message: this.message, finish_reason: '' };
  }

  get text(): string {
    return textOf(this.message['content']) || textOf(this.#snapshot['content']);
  }

  /** Adds a piece; its delta becomes what it is by its type, where it is missing or a text. */
  add(piece: Members): void {
    const { delta } = piece;
    const members = isObject(delta) ? delta : typeof delta === 'string' ? { content: delta } : {};
    if (members !== delta) piece['delta'] = members;
    for (const name in piece) {
      const value = piece[name];
      if (value === null && name in this.choice) continue;
      if (name === 'message') this.#snapshot = isObject(value) ? value : {};
      else if (name === 'finish_reason') {
        // Some servers end twice: why, and then that they have stopped.
        if (value && (value !== 'stop' || !this.isFinished)) this.choice[name] = value;
        this.isFinished ||= Boolean(value);
      } else if (name !== 'index' && name !== 'delta') {
        // Objects of an answer, such as a filter's results, are repeated with each chunk, and log probabilities in pieces.
        const mode = isObject(value) && name !== 'logprobs' ? 'snapshots' : 'pieces';
        mergeMember(this.choice, name, value, this.#keeper, mode);
      }
    }
    for (const name in members) this.#addMember(name, members[name]);
  }

  #addMember(name: string, value: unknown): void {
    const { message } = this;
    if (name === 'tool_calls') {
      for (const call of Array.isArray(value) ? value : [value]) {
        if (!isObject(call)) continue;
        message[name] = this.#calls.calls;
        this.#calls.add(call, this.#keeper);
      }
    } else if (name === 'function_call' && isObject(value)) {
      // The one call that the dialect had before it had several.
      message[name] ??= { name: '', arguments: '' };
      const call = message[name] as Record<string, string>;
      const { name: piece, arguments: input, ...others } = value;
      call['name'] = joinName(call['name'] ?? '', typeof piece === 'string' ? piece : '');
      for (const [other, text] of Object.entries({ ...others, arguments: asJsonText(input) })) {
        mergeMember(call, other, text, this.#keeper, 'pieces');
      }
    } else if (name !== 'role') mergeMember(message, name, value, this.#keeper, 'pieces');
  }

  result(): Members {
    const snapshot = this.#snapshot;
    this.#snapshot = {};
    for (const name in snapshot) if (!this.message[name]) this.#addMember(name, snapshot[name]);
    return this.choice;
  }
}

/** The text of a message's content, which some servers send in parts. */
function textOf(content: unknown): string {
  const parts = Array.isArray(content) ? content.filter((part) => part?.type === 'text') : [{ text: content }];
  return parts.map(({ text }) => (typeof text === 'string' ? text : '')).join('');
}
