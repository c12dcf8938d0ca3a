import { asJsonText } from './json-progress.ts';
import type { Keeper } from './keeper.ts';
import { isObject, type Members } from './members.ts';
import { mergeMember } from './merge.ts';
import { joinName, ToolCallAssembler } from './tool-calls.ts';

/** Assembles a message from deltas in any form that servers send. */
export class ChoiceAssembler {
  readonly #message: Members;
  readonly #keeper: Keeper;
  /** The whole message so far, which some servers send with each delta or in place of it. */
  #snapshot: Members = {};
  /** Created with the first tool call. */
  #calls: ToolCallAssembler | null = null;

  constructor(message: Members, keeper: Keeper) {
    this.#message = message;
    this.#keeper = keeper;
  }

  get text(): string {
    return textOf(this.#message['content']) || textOf(this.#snapshot['content']);
  }

  /** Keeps the last: each holds the one before. */
  takeSnapshot(message: unknown): void {
    this.#snapshot = isObject(message) ? message : {};
  }

  /** Adds the members of the snapshot that the deltas left out. */
  complete(): void {
    const snapshot = this.#snapshot;
    this.#snapshot = {};
    for (const name in snapshot) if (!this.#message[name]) this.add(name, snapshot[name]);
  }

  /** Adds a member of a delta. */
  add(name: string, value: unknown): void {
    if (name === 'tool_calls') this.#addToolCalls(Array.isArray(value) ? value : [value]);
    else if (name === 'function_call' && isObject(value)) this.#addFunctionCall(value);
    else if (name !== 'role') mergeMember(this.#message, name, value, this.#keeper, 'pieces');
  }

  #addToolCalls(calls: readonly unknown[]): void {
    for (const call of calls) {
      if (!isObject(call)) continue;
      this.#calls ??= new ToolCallAssembler();
      this.#message['tool_calls'] = this.#calls.calls;
      this.#calls.add(call, this.#keeper);
    }
  }

  /** The single function call of the older API. */
  #addFunctionCall({ name: piece, arguments: input, ...others }: Members): void {
    this.#message['function_call'] ??= { name: '', arguments: '' };
    const call = this.#message['function_call'] as Record<string, string>;
    call['name'] = joinName(call['name'] ?? '', typeof piece === 'string' ? piece : '');
    for (const [other, text] of Object.entries({ ...others, arguments: asJsonText(input) })) {
      mergeMember(call, other, text, this.#keeper, 'pieces');
    }
  }
}

/** The text of a message's content, which some servers send in parts. */
function textOf(content: unknown): string {
  const parts = Array.isArray(content) ? content.filter((part) => part?.type === 'text') : [{ text: content }];
  return parts.map(({ text }) => (typeof text === 'string' ? text : '')).join('');
}
