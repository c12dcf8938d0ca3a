import type { ChatCompletion, ChatCompletionChunk } from '@clawwits/contract';
import type { Step } from './step.ts';
import { textOf } from './upstream-chunks.ts';
import { ToolCallSteps } from './upstream-tool-calls.ts';

/** Members that servers send beyond the types of the contract, or in other forms. */
interface LooseMessage {
  readonly content?: unknown;
  readonly reasoning?: unknown;
  readonly reasoning_content?: unknown;
  readonly refusal?: unknown;
  readonly tool_calls?: unknown;
  readonly function_call?: object;
}

type TextType = 'thinking' | 'text' | 'refusal';
const textTypes: readonly TextType[] = ['thinking', 'text', 'refusal'];

function textsOf(message: LooseMessage): Record<TextType, string> {
  return {
    thinking: textOf(message.reasoning_content) || textOf(message.reasoning),
    text: textOf(message.content),
    refusal: textOf(message.refusal),
  };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Translates the chunks of a chat into steps that every dialect can write. */
export class UpstreamTranslation {
  readonly #sent: Record<TextType, boolean> = { thinking: false, text: false, refusal: false };
  readonly #calls: ToolCallSteps;
  /** Steps that arrived between the pieces of a tool call. */
  #waiting: Step[] = [];
  #id = '';

  constructor() {
    this.#calls = new ToolCallSteps((index) => `call_${this.#id}_${index}`);
  }

  get isRefusal(): boolean {
    return this.#sent.refusal;
  }

  get isEmpty(): boolean {
    return this.#calls.isEmpty && textTypes.every((type) => !this.#sent[type]);
  }

  *add({ id, choices }: ChatCompletionChunk): Generator<Step> {
    this.#id ||= id ?? '';
    for (const { index, delta } of choices) {
      if ((index ?? 0) === 0 && delta) yield* this.#addMessage(delta as LooseMessage, textTypes);
    }
  }

  /** Content of the whole answer beyond its pieces. @throws if a tool call changed after it had been passed on */
  *end({ choices: [{ message }] }: ChatCompletion): Generator<Step> {
    const { function_call: only, ...members } = message as LooseMessage;
    // Some servers send the whole message in place of its pieces.
    const missing = textTypes.filter((type) => !this.#sent[type]);
    const calls = this.#calls.isEmpty ? members.tool_calls || (only && [{ function: only }]) : undefined;
    yield* this.#addMessage({ ...members, tool_calls: calls }, missing);
    yield* this.#calls.end();
    yield* this.#release();
  }

  *#addMessage(message: LooseMessage, types: readonly TextType[]): Generator<Step> {
    const texts = textsOf(message);
    for (const type of types) {
      if (texts[type] === '') continue;
      this.#sent[type] = true;
      this.#waiting.push({ type, text: texts[type] });
    }
    if (this.#waiting.length > 0 && !this.#calls.isOpen) yield* this.#release();
    const pieces = Array.isArray(message.tool_calls) ? message.tool_calls : [message.tool_calls];
    for (const piece of pieces) if (isObject(piece)) yield* this.#calls.add(piece);
  }

  *#release(): Generator<Step> {
    const steps = this.#waiting;
    this.#waiting = [];
    if (steps.length > 0) this.#calls.close();
    yield* steps;
  }
}
