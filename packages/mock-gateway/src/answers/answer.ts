import type { ChatCompletionRequest, JsonObject, MessageRequest, ResponseRequest } from '@clawwits/contract';
import type { EndStep, Step } from './step.ts';
import type { EmbeddedTexts, EmbeddingCall } from './upstream-embeddings.ts';

/** A piece of an answer's text: one delta of a stream. `tokens` is its cost; by default it is counted. */
export type AnswerPiece = string | { readonly text: string; readonly tokens?: number };

/** Text, whole or in pieces. Pieces are read one by one as the client reads, so that a long answer needs no memory. */
export type AnswerText = string | Iterable<AnswerPiece> | AsyncIterable<AnswerPiece>;

/** A call of a tool. */
export interface AnswerToolCall {
  readonly name: string;
  /** An object, or the exact JSON text. */
  readonly arguments: JsonObject | string;
  /** Default: follows from seed, request and clock. */
  readonly id?: string;
}

/** An answer with more than text. */
export interface AnswerParts {
  /** Thinking of the model before its answer. */
  readonly thinking?: AnswerText;
  readonly text?: AnswerText;
  readonly toolCalls?: readonly AnswerToolCall[];
}

/** The steps of an answer that is read while it is generated, with the model's own reason for its end. */
export interface AnswerSteps {
  readonly steps: AsyncIterable<Step | EndStep>;
  /** `true` if the steps carry chunks or events of the call's own dialect, which are passed on unchanged. Default `false`. */
  readonly isRelayed?: boolean;
}

/** Answer of the model. */
export type Answer = AnswerText | AnswerParts | AnswerSteps;

/** Input from which an answer is created. */
export interface AnswerRequest {
  /** The last text of the user. */
  readonly prompt: string;
  /** The instructions, or an empty text. */
  readonly system: string;
  /** The model that serves. */
  readonly model: string;
  /** Index among several answers, from 0. */
  readonly choice: number;
  /** The calling account. */
  readonly account: string;
  /** Aborts when the client is gone. */
  readonly signal: AbortSignal;
  /** The call as received. */
  readonly call:
    | { readonly endpoint: 'chatCompletions'; readonly body: ChatCompletionRequest }
    | { readonly endpoint: 'messages'; readonly body: MessageRequest }
    | { readonly endpoint: 'responses'; readonly body: ResponseRequest };
}

/** Embeds texts in place of the gateway's own vectors. */
export interface Embedder {
  /** @throws if the texts cannot be embedded: a `router_error`, which costs nothing */
  embed(call: EmbeddingCall): Promise<EmbeddedTexts>;
}

/** Chooses the answer; `undefined` leaves it to the generator. */
export type AnswerHook =
  | Answer
  | (((request: AnswerRequest) => Answer | undefined | Promise<Answer | undefined>) & Partial<Embedder>);

/** Creates embeddings in place of the gateway: an upstream. */
export const embedderOf = (hook: AnswerHook | undefined): Embedder | null =>
  typeof hook === 'function' && hook.embed !== undefined ? (hook as Embedder) : null;
