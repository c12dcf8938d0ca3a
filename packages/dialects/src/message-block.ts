import { asJsonText, isSameJson, JsonProgress } from './json-progress.ts';
import type { Keeper } from './keeper.ts';
import { isObject, type Members } from './members.ts';
import { mergeInto, mergeMember } from './merge.ts';

/** A block of a message, and the deltas that continue it. */
export class MessageBlock {
  readonly index: number;
  readonly members: Members = {};
  readonly #keeper: Keeper;
  readonly #progress = new JsonProgress();
  #isStopped = false;
  /** The pieces of a tool's input. */
  #input = '';

  constructor(index: number, { input, ...members }: Members, keeper: Keeper) {
    this.index = index;
    this.#keeper = keeper;
    mergeInto(this.members, members, keeper, 'pieces');
    const own = this.members;
    const type = String(own['type']);
    if (type === 'text') own['text'] ??= '';
    if (type === 'thinking') for (const name of ['thinking', 'signature']) own[name] ??= '';
    if (isObject(input)) own['input'] = structuredClone(input);
    else this.#addInput(asJsonText(input));
    if (type.endsWith('tool_use')) own['input'] ??= {};
  }

  /** Checks whether the start of a block repeats this one's. */
  isBegunBy({ type, id, text }: Members): boolean {
    const own = this.members;
    return !this.#isStopped && own['type'] === type && own['id'] === id && (!text || own['text'] === text);
  }

  addDelta(delta: Members): void {
    for (const name in delta) {
      const value = delta[name];
      if (name === 'partial_json') this.#addInput(asJsonText(value));
      else if (name === 'citation') mergeMember(this.members, 'citations', [value], this.#keeper, 'pieces');
      else if (name !== 'type') mergeMember(this.members, name, value, this.#keeper, 'pieces');
    }
  }

  /** The whole input may be repeated after its pieces. */
  #addInput(piece: string): void {
    const isAgain = /^\s*\{/.test(piece) && this.#progress.isClosed(this.#input) && isSameJson(this.#input, piece);
    if (!isAgain && this.#keeper.keep(piece)) this.#input += piece;
  }

  /** @throws {SyntaxError} if the input in pieces contradicts the input of the start */
  stop(): void {
    this.#isStopped = true;
    const { input } = this.members;
    const isWhole = isObject(input) && Object.keys(input).length > 0;
    if (isWhole && this.#parseInput() !== null && !isSameJson(JSON.stringify(input), this.#input)) {
      throw new SyntaxError('A tool call has two inputs.');
    }
  }

  #parseInput(): Members | null {
    try {
      const input: unknown = JSON.parse(this.#input);
      return isObject(input) ? input : null;
    } catch {
      return null;
    }
  }

  result(): Members {
    if (this.#input.trim() === '') return this.members;
    const input = this.#parseInput();
    // Cut in the middle when the answer reached its limit: not runnable, but still the model's output.
    return { ...this.members, ...(input === null ? { partial_json: this.#input } : { input }) };
  }
}
