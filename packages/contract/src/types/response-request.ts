import type { JsonSchema, ModelName } from './shared.ts';

/** A part of a message. */
export type ResponseInputPart =
  | {
      type: 'input_text';
      /** The text. */
      text: string;
    }
  | {
      type: 'input_image';
      /** An `https:` URL or a `data:` URL with base64. */
      image_url: string;
      /** Detail in which the model looks at the image; `high` costs more tokens. Default `auto`. */
      detail?: 'auto' | 'low' | 'high' | undefined;
    }
  | {
      type: 'input_file';
      /** The file as a `data:` URL with base64. */
      file_data?: string | undefined;
      /** Id of a file that the provider holds. */
      file_id?: string | undefined;
      /** Address of the file. */
      file_url?: string | undefined;
      /** Name of the file, for the model. */
      filename?: string | undefined;
    }
  | {
      type: 'output_text';
      /** The text. */
      text: string;
    };

/** A message of the conversation. */
export interface ResponseInputMessage {
  type?: 'message' | undefined;
  /** Author of the message. */
  role: 'user' | 'assistant' | 'system' | 'developer';
  /** Content of the message: a text, or parts. */
  content: string | ResponseInputPart[];
}

/** A tool call that the model made before. */
export interface ResponseFunctionCall {
  type: 'function_call';
  /** Id of the item. */
  id?: string | undefined;
  /** Id of the call; the tool's answer repeats it. */
  call_id: string;
  /** Name of the function. */
  name: string;
  /** A JSON text; the model may have written invalid JSON. */
  arguments: string;
  /** `completed`, `incomplete` or `in_progress`. */
  status?: string | undefined;
}

/** The result of a tool call. */
export interface ResponseFunctionCallOutput {
  type: 'function_call_output';
  /** `call_id` of the call that this answers. */
  call_id: string;
  /** Result of the tool. */
  output: string;
}

/** Thinking of the model, in summary; can be sent back unchanged. */
export interface ResponseReasoning {
  type: 'reasoning';
  /** Id of the item. */
  id: string;
  /** Pieces of the summary. */
  summary: {
    type: 'summary_text';
    /** Text of the piece. */
    text: string;
  }[];
  /** The thinking itself, encrypted; send it back with the item. */
  encrypted_content?: string | null | undefined;
  /** `completed`, `incomplete` or `in_progress`. */
  status?: string | undefined;
}

/** Input item of a response. An output item of an earlier response can be sent back unchanged. */
export type ResponseInputItem =
  | ResponseInputMessage
  | ResponseFunctionCall
  | ResponseFunctionCallOutput
  | ResponseReasoning;

/** A tool that the model may call. */
export interface ResponseTool {
  type: 'function';
  /** Name by which the model calls it. */
  name: string;
  /** Description for the model: when and how to call the function. */
  description?: string | null | undefined;
  /** A JSON Schema object. */
  parameters?: JsonSchema | null | undefined;
  /** `true` keeps the arguments to the schema exactly. */
  strict?: boolean | null | undefined;
}

/** The form of the answer's text. */
export type ResponseTextFormat =
  | { type: 'text' }
  | { type: 'json_object' }
  | {
      type: 'json_schema';
      /** Name of the schema: letters, digits, `_` and `-`. */
      name: string;
      /** A JSON Schema object. */
      schema: JsonSchema;
      /** `true` keeps the answer to the schema exactly. */
      strict?: boolean | null | undefined;
    };

/** Effort that a reasoning model spends on thinking. */
export type ReasoningEffort = 'minimal' | 'low' | 'medium' | 'high' | (string & {});

/** The parameters of a response whose name is one word: the same on the wire and in the SDK. */
export interface ResponseParamsOfOneWord {
  /** Input: a text, or the conversation so far. */
  input: string | ResponseInputItem[];
  /** The model that answers. */
  model: ModelName;
  /** Instructions that frame the conversation. */
  instructions?: string | null | undefined;
  /** `true` streams the answer as server-sent events. Default `false`. */
  stream?: boolean | null | undefined;
  /** Effort that a reasoning model spends on thinking. */
  reasoning?:
    | {
        /** Effort. Default: the model's own. */
        effort?: ReasoningEffort | null | undefined;
        /** Detail of the summary of the thinking. Default: no summary. */
        summary?: 'auto' | 'concise' | 'detailed' | null | undefined;
      }
    | null
    | undefined;
  /** Randomness, 0 to 2. Default: the model's own. */
  temperature?: number | null | undefined;
  /** Tools that the model may call. */
  tools?: ResponseTool[] | undefined;
  /** The form of the answer's text. */
  text?:
    | {
        /** Text, JSON, or JSON that satisfies a schema. Default: text. */
        format?: ResponseTextFormat | undefined;
      }
    | undefined;
  /** Labels for the call. */
  metadata?: Record<string, string> | null | undefined;
  /** An opaque name of your end user. */
  user?: string | undefined;
  /** `true` allows the gateway to keep the answer. */
  store?: boolean | null | undefined;
}

/**
 * The body of `POST /v1/responses`, in the shape of OpenAI's Responses API.
 * @see docs/contract.md §3
 */
export interface ResponseRequest extends ResponseParamsOfOneWord {
  /** Maximum tokens of the answer, thinking included: a whole number of 1 or more. */
  max_output_tokens?: number | null | undefined;
  /** Nucleus sampling, 0 to 1. */
  top_p?: number | null | undefined;
  /** Tool that the model must or may call. */
  tool_choice?:
    | 'none'
    | 'auto'
    | 'required'
    | {
        type: 'function';
        /** Name of the function. */
        name: string;
      }
    | undefined;
  /** `true` allows several tool calls in one answer. */
  parallel_tool_calls?: boolean | null | undefined;
  /** Priority class in which the provider processes the call. Default: the provider's own. */
  service_tier?: 'auto' | 'default' | 'flex' | 'priority' | (string & {}) | null | undefined;
}
