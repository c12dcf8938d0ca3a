import type { JsonSchema, ModelName } from './shared.ts';

/** A piece of text in a message's `content`. */
export interface ChatTextPart {
  type: 'text';
  /** The text. */
  text: string;
}

/** An image in a message's `content`. */
export interface ChatImagePart {
  type: 'image_url';
  /** Address of the image, and the detail in which the model looks at it. */
  image_url: {
    /** An `https:` URL or a `data:` URL with base64. */
    url: string;
    /** Detail in which the model looks at the image; `high` costs more tokens. Default `auto`. */
    detail?: 'auto' | 'low' | 'high' | undefined;
  };
}

/** Recorded speech in a message's `content`. */
export interface ChatInputAudioPart {
  type: 'input_audio';
  /** The recording. */
  input_audio: {
    /** The recording as base64, without the `data:` prefix. */
    data: string;
    /** Encoding of the recording. */
    format: 'wav' | 'mp3' | (string & {});
  };
}

/** A file in a message's `content`, such as a PDF. */
export interface ChatFilePart {
  type: 'file';
  /** The file: its bytes or its id. */
  file: {
    /** The file as a `data:` URL with base64. */
    file_data?: string | undefined;
    /** Id of a file that the provider holds. */
    file_id?: string | undefined;
    /** Name of the file, for the model. */
    filename?: string | undefined;
  };
}

/** One part of a user message. */
export type ChatContentPart = ChatTextPart | ChatImagePart | ChatInputAudioPart | ChatFilePart;

/** A refusal that the model wrote before. */
export interface ChatRefusalPart {
  type: 'refusal';
  /** Text of the refusal. */
  refusal: string;
}

/** A call that the model wants to make. */
export interface ChatToolCall {
  /** Id of the call; the tool's answer repeats it as `tool_call_id`. */
  id: string;
  type: 'function';
  /** The function and its arguments. */
  function: {
    /** Name of the function. */
    name: string;
    /** A JSON text; the model may have written invalid JSON. */
    arguments: string;
  };
}

/** Instructions that frame the conversation. */
export interface ChatSystemMessage {
  /** `developer` is the newer word for `system`. */
  role: 'system' | 'developer';
  /** The instructions. */
  content: string | ChatTextPart[];
  /** Name of the participant. */
  name?: string | undefined;
}

/** A message of the user. */
export interface ChatUserMessage {
  role: 'user';
  /** The question: a text, or parts. */
  content: string | ChatContentPart[];
  /** Name of the participant. */
  name?: string | undefined;
}

/** An earlier message of the model: a message of a result can be sent back unchanged. */
export interface ChatAssistantMessage {
  role: 'assistant';
  /** The answer; empty if only tools were called. */
  content?: string | (ChatTextPart | ChatRefusalPart)[] | null | undefined;
  /** Name of the participant. */
  name?: string | undefined;
  /** Text of a refusal. */
  refusal?: string | null | undefined;
  /** Thinking of the model before it answered. */
  reasoning_content?: string | null | undefined;
  /** Tools that the model called. */
  tool_calls?: ChatToolCall[] | undefined;
}

/** The result of a tool call. */
export interface ChatToolMessage {
  role: 'tool';
  /** Result of the tool. */
  content: string | ChatTextPart[];
  /** The `id` of the tool call that this answers. */
  tool_call_id: string;
}

/** One message of a conversation. */
export type ChatMessage = ChatSystemMessage | ChatUserMessage | ChatAssistantMessage | ChatToolMessage;

/** A function that the model may call. */
export interface ChatTool {
  type: 'function';
  /** The function. */
  function: {
    /** Name by which the model calls it. */
    name: string;
    /** Description for the model: when and how to call the function. */
    description?: string | undefined;
    /** A JSON Schema object. */
    parameters?: JsonSchema | undefined;
    /** `true` keeps the arguments to the schema exactly. */
    strict?: boolean | null | undefined;
  };
}

/** Choice of the tool that the model must or may call. */
export type ChatToolChoice =
  | 'none'
  | 'auto'
  | 'required'
  | {
      type: 'function';
      /** The function that must be called. */
      function: {
        /** Name of the function. */
        name: string;
      };
    };

/** The form of the answer. */
export type ChatResponseFormat =
  | { type: 'text' }
  | {
      type: 'json_object';
      /** A JSON Schema object, for providers that take it here instead of in `json_schema`. */
      schema?: JsonSchema | undefined;
    }
  | {
      type: 'json_schema';
      /** The schema and its name. */
      json_schema: {
        /** Name of the schema: letters, digits, `_` and `-`. */
        name: string;
        /** Description for the model: purpose of the answer. */
        description?: string | undefined;
        /** A JSON Schema object. */
        schema?: JsonSchema | undefined;
        /** `true` keeps the answer to the schema exactly. */
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
  /** Number of answers, 1 to 128. Default 1; each is billed. */
  n?: number | null | undefined;
  /** Makes sampling repeatable if the model supports it. */
  seed?: number | null | undefined;
  /** Functions that the model may call. */
  tools?: ChatTool[] | undefined;
  /** `true` returns log probabilities of the output tokens. */
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
  /** Maximum tokens of the answer: a whole number of 1 or more. Reserved in the wallet while the call runs. */
  max_tokens?: number | null | undefined;
  /** OpenAI's newer name for `max_tokens`. */
  max_completion_tokens?: number | null | undefined;
  /** Nucleus sampling, 0 to 1. */
  top_p?: number | null | undefined;
  /** Tool that the model must or may call. */
  tool_choice?: ChatToolChoice | undefined;
  /** `true` allows several tool calls in one answer. */
  parallel_tool_calls?: boolean | undefined;
  /** The form of the answer: text, JSON, or JSON that satisfies a schema. */
  response_format?: ChatResponseFormat | undefined;
  /** −2 to 2; above 0 favours new subjects. */
  presence_penalty?: number | null | undefined;
  /** −2 to 2; above 0 avoids repetition. */
  frequency_penalty?: number | null | undefined;
  /** Number of alternatives to return for each token, 0 to 20; needs `logprobs`. */
  top_logprobs?: number | null | undefined;
  /** Effort that a reasoning model spends on thinking. */
  reasoning_effort?: 'none' | 'minimal' | 'low' | 'medium' | 'high' | 'xhigh' | (string & {}) | null | undefined;
  /** Further content of a stream. */
  stream_options?:
    | {
        /** `true` sends the usage as a last chunk without choices. */
        include_usage?: boolean | undefined;
      }
    | null
    | undefined;
  /** Bias of single tokens, −100 to 100 by token id. */
  logit_bias?: Record<string, number> | null | undefined;
  /** Priority class in which the provider processes the call. Default: the provider's own. */
  service_tier?: 'auto' | 'default' | 'flex' | 'priority' | (string & {}) | null | undefined;
}
