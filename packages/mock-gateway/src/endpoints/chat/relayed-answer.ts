import type { ChatChunkChoice, ChatCompletion, ChatCompletionChunk } from '@clawwits/contract';
import { ChatReader } from '@clawwits/dialects';
import type { Performance } from '../../answers/perform.ts';
import type { Step } from '../../answers/step.ts';

/** Members that all chunks of an answer share. */
export type ChunkBase = Pick<ChatCompletionChunk, 'id' | 'object' | 'created' | 'model'>;

/** Input for the chunks of a relayed answer. */
export interface RelayPlan {
  /** Names of the answer for chunks that have none. */
  readonly base: ChunkBase;
  /** Index among several answers, from 0. */
  readonly index: number;
  /** `true` if it is the only one: several come from as many calls of the upstream, and share the id and model of one answer. */
  readonly isOnly: boolean;
}

/** Creates the chunks of an answer whose steps carry those of an upstream. */
export class RelayedChunks {
  readonly #plan: RelayPlan;
  #base: ChunkBase;

  constructor(plan: RelayPlan) {
    this.#plan = plan;
    this.#base = plan.base;
  }

  /** The chunk of a step; text that was cut gets a new one. */
  ofStep(step: Step, toDelta: (step: Step) => ChatChunkChoice['delta']): ChatCompletionChunk {
    const chunk = step.type === 'tool' ? undefined : step.chunk;
    return chunk === undefined ? this.#make(toDelta(step), null) : this.#pass(chunk);
  }

  /** The chunk that ends the answer, and those that follow it. */
  end({ ending }: Performance, finishReason: string): [ChatCompletionChunk, ...ChatCompletionChunk[]] {
    if (ending?.chunks === undefined) return [this.#make({}, finishReason)];
    const [end, ...others] = ending.chunks;
    return [this.#pass(end), ...others.map((chunk) => this.#pass(chunk))];
  }

  #make(delta: ChatChunkChoice['delta'], finish_reason: string | null): ChatCompletionChunk {
    return { ...this.#base, choices: [{ index: this.#plan.index, delta, finish_reason }] };
  }

  #pass(chunk: ChatCompletionChunk): ChatCompletionChunk {
    const { base, index, isOnly } = this.#plan;
    const { id, created, model } = chunk;
    this.#base = { ...base, ...(isOnly && id && { id }), ...(created && { created }), ...(model && { model }) };
    if (isOnly) return { ...this.#base, ...chunk };
    const { usage: _usage, ...rest } = chunk;
    return { ...base, ...rest, id: base.id, choices: chunk.choices.map((choice) => ({ ...choice, index })) };
  }
}

/** Puts the chunks of one answer back together. */
export function joinChunks(chunks: readonly ChatCompletionChunk[]): ChatCompletion {
  const reader = new ChatReader({ choices: 1, hideUsageChunk: false, countPromptCharacters: () => 0 });
  reader.keepAll();
  for (const chunk of chunks) reader.read({ data: JSON.stringify(chunk) });
  return reader.result();
}
