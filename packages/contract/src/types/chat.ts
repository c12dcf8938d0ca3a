import type { JsonSchema, ModelName } from './shared.ts';

/** A piece of text in a message's `content`. */
export interface ChatTextPart {
  type: 'text';
  text: string;
}

/** An image in a message's `content`. */
export interface ChatImagePart {
  type: 'image_url';
  image_url: {
    /** An `https:` URL or a `data:` URL with base64. */
    url: string;
    detail?: 'auto' | 'low' | 'high' | undefined;
  };
}

/** Recorded speech in a message's `content`. */
export interface ChatInputAudioPart {
  type: 'input_audio';
  input_audio: {
    /** The recording as base64, without the `data:` prefix. */
    data: string;
    format: 'wav' | 'mp3' | (string & {});
  };
}

/** A file in a message's `content`, such as a PDF. */
export interface ChatFilePart {
  type: 'file';
  file: {
    /** The file as a `data:` URL with base64. */
    file_data?: string | undefined;
    /** Id of a file that the provider holds. */
    file_id?: string | undefined;
    filename?: string | undefined;
  };
}

/** One part of a user message. */
export type ChatContentPart = ChatTextPart | ChatImagePart | ChatInputAudioPart | ChatFilePart;

/** A refusal that the model wrote before. */
export interface ChatRefusalPart {
  type: 'refusal';
  refusal: string;
}

/** A call that the model wants to make. */
export interface ChatToolCall {
  id: string;
  type: 'function';
  function: {
    name: string;
    /** A JSON text; the model may have written invalid JSON. */
    arguments: string;
  };
}

/** Instructions that frame the conversation. */
export interface ChatSystemMessage {
  role: 'system' | 'developer';
  content: string | ChatTextPart[];
  name?: string | undefined;
}

/** What the user says. */
export interface ChatUserMessage {
  role: 'user';
  content: string | ChatContentPart[];
  name?: string | undefined;
}

/** What the model said before: a message of a result can be sent back as it came. */
export interface ChatAssistantMessage {
  role: 'assistant';
  content?: string | (ChatTextPart | ChatRefusalPart)[] | null | undefined;
  name?: string | undefined;
  refusal?: string | null | undefined;
  reasoning_content?: string | null | undefined;
  tool_calls?: ChatToolCall[] | undefined;
}

/** What a tool answered. */
export interface ChatToolMessage {
  role: 'tool';
  content: string | ChatTextPart[];
  /** The `id` of the tool call that this answers. */
  tool_call_id: string;
}

/** One message of a conversation. */
export type ChatMessage = ChatSystemMessage | ChatUserMessage | ChatAssistantMessage | ChatToolMessage;

/** A function that the model may call. */
export interface ChatTool {
  type: 'function';
  function: {
    name: string;
    description?: string | undefined;
    /** A JSON Schema object. */
    parameters?: JsonSchema | undefined;
    strict?: boolean | null | undefined;
  };
}

/** Whether, and which, tool is called. */
export type ChatToolChoice = 'none' | 'auto' | 'required' | { type: 'function'; function: { name: string } };

/** The form of the answer. */
export type ChatResponseFormat =
  | { type: 'text' }
  | { type: 'json_object' }
  | {
      type: 'json_schema';
      json_schema: {
        name: string;
        description?: string | undefined;
        schema?: JsonSchema | undefined;
        strict?: boolean | null | undefined;
      };
    };

/** The parameters of a chat completion whose name is one word: the same on the wire and in the SDK. */
export interface ChatParamsOfOneWord {
  /** The conversation so far, at least one message. */
  messages: ChatMessage[];
  /** The model that answers. Default `"auto"`: the gateway chooses. */
  model?: ModelName | undefined;
  /** Randomness, 0 to 2. Default: the model's own. */
  temperature?: number | null | undefined;
  /** Texts at which the answer ends; they are not part of it. At most four. */
  stop?: string | string[] | null | undefined;
  /** How many answers to make, 1 to 128. Default 1; each is billed. */
  n?: number | null | undefined;
  /** Makes sampling repeatable where the model allows it. */
  seed?: number | null | undefined;
  /** Functions that the model may call. */
  tools?: ChatTool[] | undefined;
  /** Whether to return log probabilities of the output tokens. */
  logprobs?: boolean | null | undefined;
  /** An opaque name of your end user. */
  user?: string | undefined;
  /** Your own labels for the call. Keys are never renamed. */
  metadata?: Record<string, string> | null | undefined;
  /** `true` streams the answer as server-sent events. Default `false`. */
  stream?: boolean | null | undefined;
}

/**
 * The body of `POST /v1/chat/completions`, as the wire names it.
 * @see docs/contract.md §1, Endpoints
 */
export interface ChatCompletionRequest extends ChatParamsOfOneWord {
  /** The most tokens that the answer may have: a whole number of 1 or more. Reserved in the wallet while the call runs. */
  max_tokens?: number | null | undefined;
  /** OpenAI's newer name for `max_tokens`. */
  max_completion_tokens?: number | null | undefined;
  /** Nucleus sampling, 0 to 1. */
  top_p?: number | null | undefined;
  /** Which tool is called. */
  tool_choice?: ChatToolChoice | undefined;
  /** Whether several tools may be called at once. */
  parallel_tool_calls?: boolean | undefined;
  /** The form of the answer: text, JSON, or JSON that satisfies a schema. */
  response_format?: ChatResponseFormat | undefined;
  /** −2 to 2; above 0 favours new subjects. */
  presence_penalty?: number | null | undefined;
  /** −2 to 2; above 0 avoids repetition. */
  frequency_penalty?: number | null | undefined;
  /** How many alternatives to return a token, 0 to 20; needs `logprobs`. */
  top_logprobs?: number | null | undefined;
  /** How long a reasoning model thinks. */
  reasoning_effort?: 'none' | 'minimal' | 'low' | 'medium' | 'high' | 'xhigh' | (string & {}) | null | undefined;
  /** What a stream tells beside the text. */
  stream_options?: { include_usage?: boolean | undefined } | null | undefined;
  /** Likelihoods of single tokens, −100 to 100 by token id. */
  logit_bias?: Record<string, number> | null | undefined;
  /** Priority class that the provider processes the call in. Default: the provider's own. */
  service_tier?: 'auto' | 'default' | 'flex' | 'priority' | (string & {}) | null | undefined;
}

/** Why an answer ended. `length`: `max_tokens` was reached. */
export type ChatFinishReason = 'stop' | 'length' | 'tool_calls' | 'content_filter' | (string & {});

/** What a chat completion cost, in tokens; one token is one Wits. */
export interface ChatUsage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
  prompt_tokens_details?: { cached_tokens?: number | undefined } | null | undefined;
  completion_tokens_details?: { reasoning_tokens?: number | undefined } | null | undefined;
}

/** What ClawWits tells about how it served the call. */
export interface ClawwitsExtension {
  /** Who ran the model. */
  provider: string;
  /** Whether the answer came from the gateway's cache. */
  cached: boolean;
  /** Time to the first token, in milliseconds. */
  ttft_ms: number;
}

/** The model's message in a chat completion. */
export interface ChatCompletionMessage {
  role: 'assistant';
  /** The answer; `null` where the model calls a tool instead. */
  content: string | null;
  refusal?: string | null | undefined;
  reasoning_content?: string | null | undefined;
  tool_calls?: ChatToolCall[] | undefined;
}

/** The log probability of one token and of its alternatives. */
export interface ChatTokenLogprob {
  token: string;
  logprob: number;
  bytes?: number[] | null | undefined;
  top_logprobs?: { token: string; logprob: number; bytes?: number[] | null | undefined }[] | undefined;
}

/** Log probabilities of an answer's tokens. */
export interface ChatLogprobs {
  content?: ChatTokenLogprob[] | null | undefined;
}

/** One answer of a chat completion. */
export interface ChatChoice {
  index: number;
  message: ChatCompletionMessage;
  finish_reason: ChatFinishReason;
  logprobs?: ChatLogprobs | null | undefined;
}

/**
 * The answer of `POST /v1/chat/completions`, untouched.
 * @see docs/contract.md §1, Endpoints
 */
export interface ChatCompletion {
  id: string;
  object: 'chat.completion';
  /** Seconds since 1970; the published sample leaves it out. */
  created?: number | undefined;
  /** The model that served. */
  model: string;
  /** At least one answer; as many as `n` asked for. */
  choices: [ChatChoice, ...ChatChoice[]];
  usage: ChatUsage;
  x_clawwits?: ClawwitsExtension | undefined;
  system_fingerprint?: string | null | undefined;
}

/** A piece of a tool call; pieces with the same `index` belong together. */
export interface ChatToolCallDelta {
  index: number;
  id?: string | undefined;
  type?: 'function' | undefined;
  function?: { name?: string | undefined; arguments?: string | undefined } | undefined;
}

/** What a chunk adds to an answer. */
export interface ChatDelta {
  role?: 'assistant' | undefined;
  content?: string | null | undefined;
  refusal?: string | null | undefined;
  reasoning_content?: string | null | undefined;
  tool_calls?: ChatToolCallDelta[] | undefined;
}

/** One answer's share of a chunk. */
export interface ChatChunkChoice {
  index: number;
  delta: ChatDelta;
  finish_reason?: ChatFinishReason | null | undefined;
  logprobs?: ChatLogprobs | null | undefined;
}

/**
 * One event of a streamed chat completion.
 * @see docs/contract.md §1, Streaming
 */
export interface ChatCompletionChunk {
  id: string;
  object: 'chat.completion.chunk';
  created?: number | undefined;
  model: string;
  /** Empty on the chunk that carries `usage`. */
  choices: ChatChunkChoice[];
  usage?: ChatUsage | null | undefined;
  x_clawwits?: ClawwitsExtension | undefined;
  system_fingerprint?: string | null | undefined;
}
