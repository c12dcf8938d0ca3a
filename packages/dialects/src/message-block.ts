import type { ContentBlock } from '@clawwits/contract';
import { asJsonText, isSameJson, JsonProgress } from './json-progress.ts';
import { isObject, type Members, mergeInto, mergeMember } from './merge.ts';
import type { Keeper } from './stream-reader.ts';

/** Blocks whose input comes in pieces of JSON, server tools' included. */
const toolType = /tool_use$/;

/** A block of a message, and the deltas that continue it. */
export class MessageBlock {
  readonly index: number;
  readonly #keeper: Keeper;
  readonly #block: Members = {};
  #isStopped = false;
  /** The input's pieces. */
  #input = '';
  #progress = new JsonProgress();

  constructor(index: number, { input, ...members }: Members, keeper: Keeper) {
    this.index = index;
    this.#keeper = keeper;
    mergeInto(this.#block, members, keeper, 'pieces');
    const block = this.#block;
    if (block['type'] === 'text') block['text'] ??= '';
    if (block['type'] === 'thinking') {
      block['thinking'] ??= '';
      block['signature'] ??= '';
    }
    if (typeof input === 'string') this.#addInput(input);
    else if (isObject(input)) mergeMember(block, 'input', input, keeper, 'snapshots');
    if (toolType.test(String(block['type']))) block['input'] ??= {};
  }

  get text(): string {
    const { type, text } = this.#block;
    return type === 'text' && typeof text === 'string' ? text : '';
  }

  /** Whether a block's start is this one's, sent again. */
  isBegunBy({ type, id, text }: Members): boolean {
    const own = this.#block;
    return !this.#isStopped && own['type'] === type && own['id'] === id && (!text || own['text'] === text);
  }

  addDelta(delta: Members): void {
    for (const name in delta) {
      const value = delta[name];
      if (name === 'type') continue;
      if (name === 'partial_json') this.#addInput(asJsonText(value));
      else if (name === 'citation') mergeMember(this.#block, 'citations', [value], this.#keeper, 'pieces');
      else mergeMember(this.#block, name, value, this.#keeper, 'pieces');
    }
  }

  /** The whole input may come again after its pieces. */
  #addInput(piece: string): void {
    if (this.#progress.closed && isSameJson(this.#input, piece)) return;
    if (!this.#keeper.keep(piece)) return;
    this.#input += piece;
    this.#progress.add(piece);
  }

  /** @throws {SyntaxError} where the input that came in pieces contradicts the one that came with the start */
  stop(): void {
    this.#isStopped = true;
    const input = parseInput(this.#input);
    const begun = this.#block['input'];
    if (
      input !== null &&
      isObject(begun) &&
      Object.keys(begun).length > 0 &&
      !isSameJson(JSON.stringify(begun), this.#input)
    ) {
      throw new SyntaxError('A tool call has two inputs.');
    }
  }

  result(): ContentBlock {
    const block = this.#block as unknown as ContentBlock;
    if (this.#input.trim() === '') return block;
    const input = parseInput(this.#input);
    // Cut in the middle where the answer reached its limit: nothing to run, and still what the model wrote.
    return { ...block, ...(input === null ? { partial_json: this.#input } : { input }) } as ContentBlock;
  }
}

/** The input of a tool; `null` where the text is not an object in JSON. */
function parseInput(text: string): Members | null {
  try {
    const input: unknown = JSON.parse(text);
    return isObject(input) ? input : null;
  } catch {
    return null;
  }
}
