import type { JsonObject, JsonSchema, ModelName } from './shared.ts';

/** A piece of what is said. */
export type ResponseInputPart =
  | { type: 'input_text'; text: string }
  | { type: 'input_image'; image_url: string; detail?: 'auto' | 'low' | 'high' | undefined }
  | {
      type: 'input_file';
      /** The file as a `data:` URL with base64. */
      file_data?: string | undefined;
      file_id?: string | undefined;
      file_url?: string | undefined;
      filename?: string | undefined;
    }
  | { type: 'output_text'; text: string };

/** A message of the conversation. */
export interface ResponseInputMessage {
  type?: 'message' | undefined;
  role: 'user' | 'assistant' | 'system' | 'developer';
  content: string | ResponseInputPart[];
}

/** A tool call that the model made before. */
export interface ResponseFunctionCall {
  type: 'function_call';
  id?: string | undefined;
  call_id: string;
  name: string;
  /** A JSON text; the model may have written invalid JSON. */
  arguments: string;
  status?: string | undefined;
}

/** What a tool answered. */
export interface ResponseFunctionCallOutput {
  type: 'function_call_output';
  call_id: string;
  output: string;
}

/** What a model thought, in summary; can be sent back as it came. */
export interface ResponseReasoning {
  type: 'reasoning';
  id: string;
  summary: { type: 'summary_text'; text: string }[];
  encrypted_content?: string | null | undefined;
  status?: string | undefined;
}

/** What goes into a response. An output item of an earlier response goes back in as it came. */
export type ResponseInputItem =
  | ResponseInputMessage
  | ResponseFunctionCall
  | ResponseFunctionCallOutput
  | ResponseReasoning;

/** A tool that the model may call. */
export interface ResponseTool {
  type: 'function';
  name: string;
  description?: string | null | undefined;
  /** A JSON Schema object. */
  parameters?: JsonSchema | null | undefined;
  strict?: boolean | null | undefined;
}

/** The form of the answer's text. */
export type ResponseTextFormat =
  | { type: 'text' }
  | { type: 'json_object' }
  | { type: 'json_schema'; name: string; schema: JsonSchema; strict?: boolean | null | undefined };

/** How long a reasoning model thinks. */
export type ReasoningEffort = 'minimal' | 'low' | 'medium' | 'high' | (string & {});

/** The parameters of a response whose name is one word: the same on the wire and in the SDK. */
export interface ResponseParamsOfOneWord {
  /** What is said: a text, or the conversation so far. */
  input: string | ResponseInputItem[];
  /** The model that answers. */
  model: ModelName;
  /** Instructions that frame the conversation. */
  instructions?: string | null | undefined;
  /** `true` streams the answer as server-sent events. Default `false`. */
  stream?: boolean | null | undefined;
  /** How long a reasoning model thinks. */
  reasoning?:
    | {
        effort?: ReasoningEffort | null | undefined;
        summary?: 'auto' | 'concise' | 'detailed' | null | undefined;
      }
    | null
    | undefined;
  /** Randomness, 0 to 2. Default: the model's own. */
  temperature?: number | null | undefined;
  /** Tools that the model may call. */
  tools?: ResponseTool[] | undefined;
  /** The form of the answer's text. */
  text?: { format?: ResponseTextFormat | undefined } | undefined;
  /** Labels for the call. */
  metadata?: Record<string, string> | null | undefined;
  /** An opaque name of your end user. */
  user?: string | undefined;
  /** Whether the gateway may keep the answer. */
  store?: boolean | null | undefined;
}

/**
 * The body of `POST /v1/responses`, in the shape of OpenAI's Responses API.
 * @see docs/contract.md §3
 */
export interface ResponseRequest extends ResponseParamsOfOneWord {
  /** The most tokens that the answer may have, thinking included: a whole number of 1 or more. */
  max_output_tokens?: number | null | undefined;
  /** Nucleus sampling, 0 to 1. */
  top_p?: number | null | undefined;
  /** Which tool is called. */
  tool_choice?: 'none' | 'auto' | 'required' | { type: 'function'; name: string } | undefined;
  /** Whether several tools may be called at once. */
  parallel_tool_calls?: boolean | null | undefined;
  /** Priority class that the provider processes the call in. Default: the provider's own. */
  service_tier?: 'auto' | 'default' | 'flex' | 'priority' | (string & {}) | null | undefined;
}

/** Text that the model wrote. */
export interface ResponseOutputText {
  type: 'output_text';
  text: string;
  annotations?: JsonObject[] | undefined;
}

/** A refusal that the model wrote. */
export interface ResponseOutputRefusal {
  type: 'refusal';
  refusal: string;
}

/** A message that the model wrote. */
export interface ResponseOutputMessage {
  type: 'message';
  /** The gateway may leave it out. */
  id?: string | undefined;
  role: 'assistant';
  status?: string | undefined;
  content: (ResponseOutputText | ResponseOutputRefusal)[];
}

/** One piece of what the model answered. */
export type ResponseOutputItem = ResponseOutputMessage | ResponseFunctionCall | ResponseReasoning;

/** What a response used, in tokens. */
export interface ResponseUsage {
  input_tokens: number;
  output_tokens: number;
  total_tokens: number;
  input_tokens_details?: { cached_tokens?: number | undefined } | undefined;
  output_tokens_details?: { reasoning_tokens?: number | undefined } | undefined;
}

/**
 * The answer of `POST /v1/responses`, untouched. Named so because `Response` is what `fetch` gives.
 * @see docs/contract.md §3
 */
export interface ModelResponse {
  id: string;
  object: 'response';
  /** When it was made, in seconds since 1970. */
  created_at: number;
  /** The model that served. */
  model: string;
  /** `completed`, `incomplete`, `failed` or `in_progress`; the gateway may leave it out. */
  status?: 'completed' | 'incomplete' | 'failed' | 'in_progress' | undefined;
  output: ResponseOutputItem[];
  /** Absent while a stream is under way. */
  usage?: ResponseUsage | null | undefined;
  /** Why the answer is not whole: `max_output_tokens` for one. */
  incomplete_details?: { reason?: string | undefined } | null | undefined;
  error?: { code?: string | null | undefined; message: string } | null | undefined;
}

interface EventBase {
  /** Counts the events of the stream. */
  sequence_number?: number | undefined;
}

interface ItemEventBase extends EventBase {
  /** Which output item it belongs to. */
  output_index: number;
  item_id?: string | undefined;
}

interface PartEventBase extends ItemEventBase {
  /** Which part of the item it belongs to. */
  content_index: number;
}

/** The response as a whole has come to a new state. */
export interface ResponseStateEvent extends EventBase {
  type: 'response.created' | 'response.in_progress' | 'response.completed' | 'response.incomplete' | 'response.failed';
  response: ModelResponse;
}

/** An output item has begun, or is whole. */
export interface ResponseItemEvent extends ItemEventBase {
  type: 'response.output_item.added' | 'response.output_item.done';
  item: ResponseOutputItem;
}

/** A part of a message has begun, or is whole. */
export interface ResponsePartEvent extends PartEventBase {
  type: 'response.content_part.added' | 'response.content_part.done';
  part: ResponseOutputText | ResponseOutputRefusal;
}

/** A piece of the text. */
export interface ResponseTextDeltaEvent extends PartEventBase {
  type: 'response.output_text.delta';
  delta: string;
}

/** The whole text of a part. */
export interface ResponseTextDoneEvent extends PartEventBase {
  type: 'response.output_text.done';
  text: string;
}

/** A piece of a tool call's arguments. */
export interface ResponseArgumentsDeltaEvent extends ItemEventBase {
  type: 'response.function_call_arguments.delta';
  delta: string;
}

/** The whole arguments of a tool call. */
export interface ResponseArgumentsDoneEvent extends ItemEventBase {
  type: 'response.function_call_arguments.done';
  arguments: string;
}

/** A piece of the summary of what was thought. */
export interface ResponseReasoningDeltaEvent extends ItemEventBase {
  type: 'response.reasoning_summary_text.delta';
  summary_index: number;
  delta: string;
}

/** The whole summary of what was thought. */
export interface ResponseReasoningDoneEvent extends ItemEventBase {
  type: 'response.reasoning_summary_text.done';
  summary_index: number;
  text: string;
}

/**
 * An event of a streamed response. Gateways send further kinds; a `switch` over `type` needs a `default`.
 * @see docs/contract.md §3
 */
export type ResponseStreamEvent =
  | ResponseStateEvent
  | ResponseItemEvent
  | ResponsePartEvent
  | ResponseTextDeltaEvent
  | ResponseTextDoneEvent
  | ResponseArgumentsDeltaEvent
  | ResponseArgumentsDoneEvent
  | ResponseReasoningDeltaEvent
  | ResponseReasoningDoneEvent;
