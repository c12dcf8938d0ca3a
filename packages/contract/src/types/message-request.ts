import type { JsonSchema, ModelName } from './shared.ts';

/** Marks a prefix of the prompt that the provider may cache. */
export interface CacheControl {
  type: 'ephemeral';
  /** Time that the prefix is kept. Default `5m`. */
  ttl?: '5m' | '1h' | undefined;
}

/** Text in a message. */
export interface TextBlockParam {
  type: 'text';
  /** The text. */
  text: string;
  /** Marks the prompt up to here as one that the provider may cache. */
  cache_control?: CacheControl | null | undefined;
}

/** An image in a message. */
export interface ImageBlockParam {
  type: 'image';
  /** Source of the image: data in the request, or an address. */
  source:
    | {
        type: 'base64';
        /** Type of the data, such as `image/png`. */
        media_type: string;
        /** The data: base64, or the text itself. */
        data: string;
      }
    | {
        type: 'url';
        /** An `https:` URL. */
        url: string;
      };
  /** Marks the prompt up to here as one that the provider may cache. */
  cache_control?: CacheControl | null | undefined;
}

/** A document in a message: a PDF, a text, or parts. */
export interface DocumentBlockParam {
  type: 'document';
  /** Source of the document: data in the request, or an address. */
  source:
    | {
        type: 'base64';
        /** Type of the data, such as `image/png`. */
        media_type: string;
        /** The data: base64, or the text itself. */
        data: string;
      }
    | {
        type: 'text';
        media_type: 'text/plain';
        /** The data: base64, or the text itself. */
        data: string;
      }
    | {
        type: 'content';
        /** The content: a text, or blocks. */
        content: string | (TextBlockParam | ImageBlockParam)[];
      }
    | {
        type: 'url';
        /** An `https:` URL. */
        url: string;
      };
  /** Title of the document, for the model. */
  title?: string | null | undefined;
  /** Background for the model that is not cited. */
  context?: string | null | undefined;
  /** Citations of the document in the answer. */
  citations?:
    | {
        /** `true` lets the model cite it. Default `false`. */
        enabled?: boolean | undefined;
      }
    | null
    | undefined;
  /** Marks the prompt up to here as one that the provider may cache. */
  cache_control?: CacheControl | null | undefined;
}

/** A tool call that the model made before. */
export interface ToolUseBlockParam {
  type: 'tool_use';
  /** Id of the call. */
  id: string;
  /** Name of the tool. */
  name: string;
  /** The arguments, a JSON object. */
  input: object;
  /** Marks the prompt up to here as one that the provider may cache. */
  cache_control?: CacheControl | null | undefined;
}

/** The result of a tool call. */
export interface ToolResultBlockParam {
  type: 'tool_result';
  /** `id` of the tool call that this answers. */
  tool_use_id: string;
  /** Result of the tool. */
  content?: string | (TextBlockParam | ImageBlockParam | DocumentBlockParam)[] | undefined;
  /** `true` if the tool failed. Default `false`. */
  is_error?: boolean | undefined;
  /** Marks the prompt up to here as one that the provider may cache. */
  cache_control?: CacheControl | null | undefined;
}

/** Earlier thinking of the model, sent back unchanged. */
export interface ThinkingBlockParam {
  type: 'thinking';
  /** The thinking. */
  thinking: string;
  /** Proof that the thinking is unchanged. */
  signature: string;
}

/** Thinking that the provider encrypted, sent back unchanged. */
export interface RedactedThinkingBlockParam {
  type: 'redacted_thinking';
  /** The encrypted thinking. */
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
  /** Author of the message. */
  role: 'user' | 'assistant';
  /** Content of the message: a text, or blocks. */
  content: string | ContentBlockParam[];
}

/** A tool that the model may use. */
export interface MessageTool {
  type?: 'custom' | undefined;
  /** Name by which the model calls it. */
  name: string;
  /** Description for the model: when and how to call the tool. */
  description?: string | undefined;
  /** A JSON Schema object. */
  input_schema: JsonSchema;
  /** Marks the prompt up to here as one that the provider may cache. */
  cache_control?: CacheControl | null | undefined;
}

/** Choice of the tool that the model must or may use. */
export type MessageToolChoice =
  | {
      type: 'auto';
      /** `true` allows one tool call at a time. Default `false`. */
      disable_parallel_tool_use?: boolean | undefined;
    }
  | {
      type: 'any';
      /** `true` allows one tool call at a time. Default `false`. */
      disable_parallel_tool_use?: boolean | undefined;
    }
  | {
      type: 'tool';
      /** Name of the tool. */
      name: string;
      /** `true` allows one tool call at a time. Default `false`. */
      disable_parallel_tool_use?: boolean | undefined;
    }
  | { type: 'none' };

/** Extended thinking. `budget_tokens` must be below the maximum tokens of the answer; `adaptive` leaves it to the model. */
export type ThinkingConfig =
  | {
      type: 'enabled';
      /** Maximum tokens of thinking. */
      budget_tokens: number;
    }
  | { type: 'adaptive' }
  | { type: 'disabled' };

/** Form and effort of the answer. */
export interface OutputConfig {
  /** JSON Schema that the text of the answer satisfies. Default: free text. */
  format?:
    | {
        type: 'json_schema';
        /** A JSON Schema object. */
        schema: JsonSchema;
      }
    | null
    | undefined;
  /** Thoroughness of the model. */
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
  metadata?:
    | {
        /** An opaque name of your end user. */
        user_id?: string | null | undefined;
      }
    | undefined;
  /** `true` streams the answer as server-sent events. Default `false`. */
  stream?: boolean | undefined;
}

/**
 * The body of `POST /v1/messages`, as the wire names it.
 * @see docs/contract.md §1, Endpoints
 */
export interface MessageRequest extends MessageParamsOfOneWord {
  /** Maximum tokens of the answer: a whole number of 1 or more. Reserved in the wallet while the call runs. */
  max_tokens: number;
  /** Tool that the model must or may use. */
  tool_choice?: MessageToolChoice | undefined;
  /** Texts at which the answer ends; they are not part of it. */
  stop_sequences?: string[] | undefined;
  /** Nucleus sampling, 0 to 1. */
  top_p?: number | undefined;
  /** Samples only from the k most probable tokens. */
  top_k?: number | undefined;
  /** Form of the answer: free text, or JSON that satisfies a schema. */
  output_config?: OutputConfig | undefined;
  /** Priority class in which the provider processes the call. Default: the provider's own. */
  service_tier?: 'auto' | 'standard_only' | (string & {}) | undefined;
}
