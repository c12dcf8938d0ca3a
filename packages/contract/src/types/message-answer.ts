import type { JsonObject } from './shared.ts';

/** Text that the model wrote. */
export interface TextBlock {
  type: 'text';
  /** The text. */
  text: string;
}

/** A tool call that the model makes. */
export interface ToolUseBlock {
  type: 'tool_use';
  /** Id of the call; the tool's answer repeats it as `tool_use_id`. */
  id: string;
  /** Name of the tool. */
  name: string;
  /** The arguments. */
  input: JsonObject;
}

/** Thinking of the model, with the signature that proves it unchanged. */
export interface ThinkingBlock {
  type: 'thinking';
  /** The thinking. */
  thinking: string;
  /** Proof that the thinking is unchanged; send it back with the block. */
  signature: string;
}

/** One block of an answer. */
export type ContentBlock = TextBlock | ToolUseBlock | ThinkingBlock;

/** Reason for the end of an answer. `max_tokens`: the limit was reached. */
export type StopReason = 'end_turn' | 'max_tokens' | 'stop_sequence' | 'tool_use' | (string & {});

/** Cost of a message in tokens; one token is one Wits. */
export interface MessageUsage {
  /** Tokens of the conversation and the tools. */
  input_tokens: number;
  /** Tokens of the answer, thinking included. */
  output_tokens: number;
  /** Tokens that the provider read from its cache. */
  cache_read_input_tokens?: number | null | undefined;
  /** Tokens that the provider wrote to its cache. */
  cache_creation_input_tokens?: number | null | undefined;
}

/**
 * The answer of `POST /v1/messages`, untouched.
 * @see docs/contract.md §1, Endpoints
 */
export interface Message {
  /** Id of the message. */
  id: string;
  type: 'message';
  role: 'assistant';
  /** The model that served; the gateway may leave it out. */
  model?: string | undefined;
  /** Blocks of the answer; can be sent back in `messages` as they are. */
  content: ContentBlock[];
  /** Cost of the call in tokens. */
  usage: MessageUsage;
  /** Reason for the end of the answer; `null` while a stream is in progress. */
  stop_reason: StopReason | null;
  /** The stop sequence that ended the answer, if one did. */
  stop_sequence?: string | null | undefined;
}

/** Addition of a `content_block_delta` to a block. */
export type ContentBlockDelta =
  | {
      type: 'text_delta';
      /** Piece of the text. */
      text: string;
    }
  | {
      type: 'input_json_delta';
      /** Piece of the arguments' JSON text. */
      partial_json: string;
    }
  | {
      type: 'thinking_delta';
      /** Piece of the thinking. */
      thinking: string;
    }
  | {
      type: 'signature_delta';
      /** Proof that the thinking is unchanged. */
      signature: string;
    };

/** The first event: the message, still empty. */
export interface MessageStartEvent {
  type: 'message_start';
  /** The message, without content. */
  message: Message;
}

/** A block begins. */
export interface ContentBlockStartEvent {
  type: 'content_block_start';
  /** Index of the block in the message, from 0. */
  index: number;
  /** The block, still empty. */
  content_block: ContentBlock;
}

/** A block grows. */
export interface ContentBlockDeltaEvent {
  type: 'content_block_delta';
  /** Index of the block in the message, from 0. */
  index: number;
  /** Addition to the block. */
  delta: ContentBlockDelta;
}

/** A block is complete. */
export interface ContentBlockStopEvent {
  type: 'content_block_stop';
  /** Index of the block in the message, from 0. */
  index: number;
}

/** Reason for the end of the message, and the running total of its usage. */
export interface MessageDeltaEvent {
  type: 'message_delta';
  /** Reason for the end of the message. */
  delta: {
    /** Reason for the end of the answer. */
    stop_reason: StopReason | null;
    /** The stop sequence that ended the answer, if one did. */
    stop_sequence?: string | null | undefined;
  };
  /** Tokens so far. */
  usage: {
    /** Tokens of the answer so far. */
    output_tokens: number;
    /** Tokens of the conversation and the tools. */
    input_tokens?: number | null | undefined;
    /** Tokens that the provider read from its cache. */
    cache_read_input_tokens?: number | null | undefined;
    /** Tokens that the provider wrote to its cache. */
    cache_creation_input_tokens?: number | null | undefined;
  };
}

/** The last event. */
export interface MessageStopEvent {
  type: 'message_stop';
}

/** A keep-alive; may occur anywhere. */
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
