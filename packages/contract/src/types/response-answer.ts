import type { ResponseFunctionCall, ResponseReasoning } from './response-request.ts';
import type { JsonObject } from './shared.ts';

/** Text that the model wrote. */
export interface ResponseOutputText {
  type: 'output_text';
  /** The text. */
  text: string;
  /** Remarks of the provider on the text, such as citations. */
  annotations?: JsonObject[] | undefined;
}

/** A refusal that the model wrote. */
export interface ResponseOutputRefusal {
  type: 'refusal';
  /** Text of the refusal. */
  refusal: string;
}

/** A message that the model wrote. */
export interface ResponseOutputMessage {
  type: 'message';
  /** The gateway may leave it out. */
  id?: string | undefined;
  role: 'assistant';
  /** `completed`, `incomplete` or `in_progress`. */
  status?: string | undefined;
  /** Parts of the message. */
  content: (ResponseOutputText | ResponseOutputRefusal)[];
}

/** One output item of the model. */
export type ResponseOutputItem = ResponseOutputMessage | ResponseFunctionCall | ResponseReasoning;

/** Usage of a response, in tokens. */
export interface ResponseUsage {
  /** Tokens of the conversation and the tools. */
  input_tokens: number;
  /** Tokens of the answer, thinking included. */
  output_tokens: number;
  /** Both together. */
  total_tokens: number;
  /** Breakdown of the input's tokens. */
  input_tokens_details?:
    | {
        /** Tokens that the provider read from its cache. */
        cached_tokens?: number | undefined;
      }
    | undefined;
  /** Breakdown of the output's tokens. */
  output_tokens_details?:
    | {
        /** Tokens of thinking. */
        reasoning_tokens?: number | undefined;
      }
    | undefined;
}

/**
 * The answer of `POST /v1/responses`, untouched. Named so because `Response` is what `fetch` gives.
 * @see docs/contract.md §3
 */
export interface ModelResponse {
  /** Id of the response. */
  id: string;
  object: 'response';
  /** Time of creation, in seconds since 1970. */
  created_at: number;
  /** The model that served. */
  model: string;
  /** `completed`, `incomplete`, `failed` or `in_progress`; the gateway may leave it out. */
  status?: 'completed' | 'incomplete' | 'failed' | 'in_progress' | undefined;
  /** Output items of the model, in order; can be sent back in `input` as they are. */
  output: ResponseOutputItem[];
  /** Absent while a stream is in progress. */
  usage?: ResponseUsage | null | undefined;
  /** Reason that the answer is not whole, such as `max_output_tokens`. */
  incomplete_details?:
    | {
        /** The reason, such as `max_output_tokens`. */
        reason?: string | undefined;
      }
    | null
    | undefined;
  /** Reason for the failure. */
  error?:
    | {
        /** Error code. */
        code?: string | null | undefined;
        /** Explains the error. */
        message: string;
      }
    | null
    | undefined;
}

interface EventBase {
  /** Counts the events of the stream. */
  sequence_number?: number | undefined;
}

interface ItemEventBase extends EventBase {
  /** Index of the output item. */
  output_index: number;
  /** Id of the item. */
  item_id?: string | undefined;
}

interface PartEventBase extends ItemEventBase {
  /** Index of the part in the item. */
  content_index: number;
}

/** The response has a new state. */
export interface ResponseStateEvent extends EventBase {
  type: 'response.created' | 'response.in_progress' | 'response.completed' | 'response.incomplete' | 'response.failed';
  /** The response in its new state. */
  response: ModelResponse;
}

/** An output item has begun, or is whole. */
export interface ResponseItemEvent extends ItemEventBase {
  type: 'response.output_item.added' | 'response.output_item.done';
  /** The item. */
  item: ResponseOutputItem;
}

/** A part of a message has begun, or is whole. */
export interface ResponsePartEvent extends PartEventBase {
  type: 'response.content_part.added' | 'response.content_part.done';
  /** The part. */
  part: ResponseOutputText | ResponseOutputRefusal;
}

/** A piece of the text. */
export interface ResponseTextDeltaEvent extends PartEventBase {
  type: 'response.output_text.delta';
  /** Piece of the text. */
  delta: string;
}

/** The whole text of a part. */
export interface ResponseTextDoneEvent extends PartEventBase {
  type: 'response.output_text.done';
  /** The whole text. */
  text: string;
}

/** A piece of a tool call's arguments. */
export interface ResponseArgumentsDeltaEvent extends ItemEventBase {
  type: 'response.function_call_arguments.delta';
  /** Piece of the arguments' JSON text. */
  delta: string;
}

/** The whole arguments of a tool call. */
export interface ResponseArgumentsDoneEvent extends ItemEventBase {
  type: 'response.function_call_arguments.done';
  /** The whole JSON text. */
  arguments: string;
}

/** A piece of the summary of the thinking. */
export interface ResponseReasoningDeltaEvent extends ItemEventBase {
  type: 'response.reasoning_summary_text.delta';
  /** Index of the piece of the summary. */
  summary_index: number;
  /** Piece of the summary. */
  delta: string;
}

/** The whole summary of the thinking. */
export interface ResponseReasoningDoneEvent extends ItemEventBase {
  type: 'response.reasoning_summary_text.done';
  /** Index of the piece of the summary. */
  summary_index: number;
  /** The whole text. */
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
