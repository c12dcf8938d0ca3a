import type { JsonObject, JsonSchema, ModelName } from './shared.ts';

/** Marks a prefix of the prompt that the provider may cache. */
export interface CacheControl {
  type: 'ephemeral';
  ttl?: '5m' | '1h' | undefined;
}

/** Text in a message. */
export interface TextBlockParam {
  type: 'text';
  text: string;
  cache_control?: CacheControl | null | undefined;
}

/** An image in a message. */
export interface ImageBlockParam {
  type: 'image';
  source: { type: 'base64'; media_type: string; data: string } | { type: 'url'; url: string };
  cache_control?: CacheControl | null | undefined;
}

/** A document in a message: a PDF, a text, or parts. */
export interface DocumentBlockParam {
  type: 'document';
  source:
    | { type: 'base64'; media_type: string; data: string }
    | { type: 'text'; media_type: 'text/plain'; data: string }
    | { type: 'content'; content: string | (TextBlockParam | ImageBlockParam)[] }
    | { type: 'url'; url: string };
  title?: string | null | undefined;
  /** Background for the model that is not cited. */
  context?: string | null | undefined;
  citations?: { enabled?: boolean | undefined } | null | undefined;
  cache_control?: CacheControl | null | undefined;
}

/** A tool call that the model made before. */
export interface ToolUseBlockParam {
  type: 'tool_use';
  id: string;
  name: string;
  /** The arguments, an object that JSON can carry. */
  input: object;
  cache_control?: CacheControl | null | undefined;
}

/** What a tool answered. */
export interface ToolResultBlockParam {
  type: 'tool_result';
  tool_use_id: string;
  content?: string | (TextBlockParam | ImageBlockParam | DocumentBlockParam)[] | undefined;
  is_error?: boolean | undefined;
  cache_control?: CacheControl | null | undefined;
}

/** Thinking that the model did before, sent back as it came. */
export interface ThinkingBlockParam {
  type: 'thinking';
  thinking: string;
  signature: string;
}

/** Thinking that the provider encrypted, sent back as it came. */
export interface RedactedThinkingBlockParam {
  type: 'redacted_thinking';
  data: string;
}

/** One block of a message. */
export type ContentBlockParam =
  | TextBlockParam
  | ImageBlockParam
  | DocumentBlockParam
  | ToolUseBlockParam
  | ToolResultBlockParam
  | ThinkingBlockParam
  | RedactedThinkingBlockParam;

/** One message of a conversation. */
export interface MessageParam {
  role: 'user' | 'assistant';
  content: string | ContentBlockParam[];
}

/** A tool that the model may use. */
export interface MessageTool {
  name: string;
  description?: string | undefined;
  /** A JSON Schema object. */
  input_schema: JsonSchema;
  cache_control?: CacheControl | null | undefined;
}

/** Whether, and which, tool is used. */
export type MessageToolChoice =
  | { type: 'auto'; disable_parallel_tool_use?: boolean | undefined }
  | { type: 'any'; disable_parallel_tool_use?: boolean | undefined }
  | { type: 'tool'; name: string; disable_parallel_tool_use?: boolean | undefined }
  | { type: 'none' };

/** Extended thinking. `budget_tokens` must be below the most tokens of the answer. */
export type ThinkingConfig = { type: 'enabled'; budget_tokens: number } | { type: 'disabled' };

/** Form and effort of the answer. */
export interface OutputConfig {
  /** JSON Schema that the text of the answer satisfies. Default: free text. */
  format?: { type: 'json_schema'; schema: JsonSchema } | null | undefined;
  /** How thorough the model is. */
  effort?: 'low' | 'medium' | 'high' | (string & {}) | null | undefined;
}

/** The parameters of a message whose name is one word: the same on the wire and in the SDK. */
export interface MessageParamsOfOneWord {
  /** The conversation so far, at least one message. */
  messages: MessageParam[];
  /** The model that answers. Default `"auto"`: the gateway chooses. */
  model?: ModelName | undefined;
  /** Instructions that frame the conversation. */
  system?: string | TextBlockParam[] | undefined;
  /** Randomness, 0 to 2. Default: the model's own. */
  temperature?: number | undefined;
  /** Tools that the model may use. */
  tools?: MessageTool[] | undefined;
  /** Extended thinking. */
  thinking?: ThinkingConfig | undefined;
  /** Labels for the call. */
  metadata?: { user_id?: string | null | undefined } | undefined;
  /** `true` streams the answer as server-sent events. Default `false`. */
  stream?: boolean | undefined;
}

/**
 * The body of `POST /v1/messages`, as the wire names it.
 * @see docs/contract.md §1, Endpoints
 */
export interface MessageRequest extends MessageParamsOfOneWord {
  /** The most tokens that the answer may have: a whole number of 1 or more. Reserved in the wallet while the call runs. */
  max_tokens: number;
  /** Which tool is used. */
  tool_choice?: MessageToolChoice | undefined;
  /** Texts at which the answer ends; they are not part of it. */
  stop_sequences?: string[] | undefined;
  /** Nucleus sampling, 0 to 1. */
  top_p?: number | undefined;
  /** Samples from the k likeliest tokens alone. */
  top_k?: number | undefined;
  /** Form of the answer: free text, or JSON that satisfies a schema. */
  output_config?: OutputConfig | undefined;
  /** Priority class that the provider processes the call in. Default: the provider's own. */
  service_tier?: 'auto' | 'standard_only' | (string & {}) | undefined;
}

/** Text that the model wrote. */
export interface TextBlock {
  type: 'text';
  text: string;
}

/** A tool call that the model makes. */
export interface ToolUseBlock {
  type: 'tool_use';
  id: string;
  name: string;
  input: JsonObject;
}

/** What the model thought, with the signature that proves it unchanged. */
export interface ThinkingBlock {
  type: 'thinking';
  thinking: string;
  signature: string;
}

/** One block of an answer. */
export type ContentBlock = TextBlock | ToolUseBlock | ThinkingBlock;

/** Why an answer ended. `max_tokens`: the limit was reached. */
export type StopReason = 'end_turn' | 'max_tokens' | 'stop_sequence' | 'tool_use' | (string & {});

/** What a message cost, in tokens; one token is one Wits. */
export interface MessageUsage {
  input_tokens: number;
  output_tokens: number;
  cache_read_input_tokens?: number | null | undefined;
  cache_creation_input_tokens?: number | null | undefined;
}

/**
 * The answer of `POST /v1/messages`, untouched.
 * @see docs/contract.md §1, Endpoints
 */
export interface Message {
  id: string;
  type: 'message';
  role: 'assistant';
  /** The model that served; the gateway may leave it out. */
  model?: string | undefined;
  content: ContentBlock[];
  usage: MessageUsage;
  stop_reason: StopReason | null;
  /** The stop sequence that ended the answer, if one did. */
  stop_sequence?: string | null | undefined;
}

/** What a `content_block_delta` adds to a block. */
export type ContentBlockDelta =
  | { type: 'text_delta'; text: string }
  | { type: 'input_json_delta'; partial_json: string }
  | { type: 'thinking_delta'; thinking: string }
  | { type: 'signature_delta'; signature: string };

/** The first event: the message, still empty. */
export interface MessageStartEvent {
  type: 'message_start';
  message: Message;
}

/** A block begins. */
export interface ContentBlockStartEvent {
  type: 'content_block_start';
  index: number;
  content_block: ContentBlock;
}

/** A block grows. */
export interface ContentBlockDeltaEvent {
  type: 'content_block_delta';
  index: number;
  delta: ContentBlockDelta;
}

/** A block is complete. */
export interface ContentBlockStopEvent {
  type: 'content_block_stop';
  index: number;
}

/** Why the message ended, and the running total of its usage. */
export interface MessageDeltaEvent {
  type: 'message_delta';
  delta: { stop_reason: StopReason | null; stop_sequence?: string | null | undefined };
  usage: {
    output_tokens: number;
    input_tokens?: number | null | undefined;
    cache_read_input_tokens?: number | null | undefined;
    cache_creation_input_tokens?: number | null | undefined;
  };
}

/** The last event. */
export interface MessageStopEvent {
  type: 'message_stop';
}

/** A sign of life; may come anywhere. */
export interface PingEvent {
  type: 'ping';
}

/**
 * One event of a streamed message.
 * @see docs/contract.md §1, Streaming
 */
export type MessageStreamEvent =
  | MessageStartEvent
  | ContentBlockStartEvent
  | ContentBlockDeltaEvent
  | ContentBlockStopEvent
  | MessageDeltaEvent
  | MessageStopEvent
  | PingEvent;
