import type { ChatCompletionChunk, ChatUsage } from '@clawwits/contract';

/** The next step of the model's answer. */
export type Step =
  | {
      readonly type: 'thinking' | 'text' | 'refusal' | 'tool-arguments';
      readonly text: string;
      readonly tokens?: number;
      /** The chunk of a chat that is sent in its place, as an upstream sent it. */
      readonly chunk?: ChatCompletionChunk;
      /** The event of another dialect that is sent in its place, as an upstream sent it. */
      readonly event?: object;
    }
  | { readonly type: 'tool'; readonly id: string; readonly name: string };

/** The model's own reason for the end of its answer. */
export interface EndStep {
  readonly type: 'end';
  readonly finish: 'end' | 'length' | 'filter' | 'refusal' | 'tools';
  /** The upstream's own count, which is billed in place of an estimate. */
  readonly usage?: ChatUsage;
  /** Tokens of the prompt, if the upstream reports nothing else. */
  readonly promptTokens?: number;
  /** The chunk of a chat that ends it, as an upstream sent it, and those that follow it. */
  readonly chunks?: readonly [ChatCompletionChunk, ...ChatCompletionChunk[]];
  /** The events of another dialect that end it, as an upstream sent them. */
  readonly events?: readonly object[];
}
