import type { ChatToolCall } from './chat-request.ts';

/** Reason for the end of an answer. `length`: `max_tokens` was reached. */
export type ChatFinishReason = 'stop' | 'length' | 'tool_calls' | 'content_filter' | (string & {});

/** Cost of a chat completion in tokens; one token is one Wits. */
export interface ChatUsage {
  /** Tokens of the conversation and the tools. */
  prompt_tokens: number;
  /** Tokens of the answer, thinking included. */
  completion_tokens: number;
  /** Both together. */
  total_tokens: number;
  /** Breakdown of the prompt's tokens. */
  prompt_tokens_details?:
    | {
        /** Tokens that the provider read from its cache. */
        cached_tokens?: number | undefined;
      }
    | null
    | undefined;
  /** Breakdown of the answer's tokens. */
  completion_tokens_details?:
    | {
        /** Tokens of thinking. */
        reasoning_tokens?: number | undefined;
      }
    | null
    | undefined;
}

/** Report of ClawWits on how it served the call. */
export interface ClawwitsExtension {
  /** Provider that ran the model. */
  provider: string;
  /** `true` if the answer came from the gateway's cache. */
  cached: boolean;
  /** Time to the first token, in milliseconds. */
  ttft_ms: number;
}

/** The model's message in a chat completion. */
export interface ChatCompletionMessage {
  role: 'assistant';
  /** The answer; `null` if the model calls a tool instead. */
  content: string | null;
  /** Text of a refusal, if the model refused. */
  refusal?: string | null | undefined;
  /** Thinking of the model before it answered, if the provider reports it. */
  reasoning_content?: string | null | undefined;
  /** Tools that the model calls; answer each with a message of the role `tool`. */
  tool_calls?: ChatToolCall[] | undefined;
}

/** The log probability of one token and of its alternatives. */
export interface ChatTokenLogprob {
  /** The token as text. */
  token: string;
  /** Natural logarithm of its probability. */
  logprob: number;
  /** UTF-8 bytes of the token. */
  bytes?: number[] | null | undefined;
  /** Most probable alternatives, as many as `top_logprobs` requested. */
  top_logprobs?:
    | {
        /** The token as text. */
        token: string;
        /** Natural logarithm of its probability. */
        logprob: number;
        /** UTF-8 bytes of the token. */
        bytes?: number[] | null | undefined;
      }[]
    | undefined;
}

/** Log probabilities of an answer's tokens. */
export interface ChatLogprobs {
  /** Tokens of the answer, in order. */
  content?: ChatTokenLogprob[] | null | undefined;
}

/** One answer of a chat completion. */
export interface ChatChoice {
  /** Index of the answer, from 0. */
  index: number;
  /** The answer; can be sent back in `messages` as it is. */
  message: ChatCompletionMessage;
  /** Reason for the end of the answer. */
  finish_reason: ChatFinishReason;
  /** Log probabilities, if `logprobs` requested them. */
  logprobs?: ChatLogprobs | null | undefined;
}

/**
 * The answer of `POST /v1/chat/completions`, untouched.
 * @see docs/contract.md §1, Endpoints
 */
export interface ChatCompletion {
  /** Id of the answer. */
  id: string;
  object: 'chat.completion';
  /** Seconds since 1970; the published sample leaves it out. */
  created?: number | undefined;
  /** The model that served. */
  model: string;
  /** The answers, as many as `n` requested, at least one. */
  choices: [ChatChoice, ...ChatChoice[]];
  /** Cost of the call in tokens. */
  usage: ChatUsage;
  /** Report of ClawWits on the call; other gateways leave it out. */
  x_clawwits?: ClawwitsExtension | undefined;
  /** Configuration of the provider that answered. */
  system_fingerprint?: string | null | undefined;
}

/** A piece of a tool call; pieces with the same `index` belong together. */
export interface ChatToolCallDelta {
  /** Index of the call that the piece belongs to, from 0. */
  index: number;
  /** Id of the call, on its first piece. */
  id?: string | undefined;
  type?: 'function' | undefined;
  /** Pieces of the function's name and arguments. */
  function?:
    | {
        /** Name of the function, on the first piece. */
        name?: string | undefined;
        /** Piece of the arguments' JSON text. */
        arguments?: string | undefined;
      }
    | undefined;
}

/** Addition of a chunk to an answer. */
export interface ChatDelta {
  role?: 'assistant' | undefined;
  /** Piece of the text. */
  content?: string | null | undefined;
  /** Piece of a refusal. */
  refusal?: string | null | undefined;
  /** Piece of the thinking. */
  reasoning_content?: string | null | undefined;
  /** Pieces of tool calls. */
  tool_calls?: ChatToolCallDelta[] | undefined;
}

/** One answer's share of a chunk. */
export interface ChatChunkChoice {
  /** Index of the answer that the piece belongs to, from 0. */
  index: number;
  /** Addition to the answer. */
  delta: ChatDelta;
  /** Reason for the end of the answer, on its last chunk. */
  finish_reason?: ChatFinishReason | null | undefined;
  /** Log probabilities of the piece's tokens. */
  logprobs?: ChatLogprobs | null | undefined;
}

/**
 * One event of a streamed chat completion.
 * @see docs/contract.md §1, Streaming
 */
export interface ChatCompletionChunk {
  /** Id of the answer, the same on each chunk. */
  id: string;
  object: 'chat.completion.chunk';
  /** Seconds since 1970. */
  created?: number | undefined;
  /** The model that serves. */
  model: string;
  /** Empty on the chunk that carries `usage`. */
  choices: ChatChunkChoice[];
  /** Cost of the call in tokens, on the last chunk. */
  usage?: ChatUsage | null | undefined;
  /** Report of ClawWits on the call. */
  x_clawwits?: ClawwitsExtension | undefined;
  /** Configuration of the provider that answers. */
  system_fingerprint?: string | null | undefined;
}
