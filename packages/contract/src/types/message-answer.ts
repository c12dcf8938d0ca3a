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
  /** Name of the call; the tool's answer repeats it as `tool_use_id`. */
  id: string;
  /** Name of the tool. */
  name: string;
  /** The arguments. */
  input: JsonObject;
}

/** What the model thought, with the signature that proves it unchanged. */
export interface ThinkingBlock {
  type: 'thinking';
  /** The thinking. */
  thinking: string;
  /** Proof that the thinking is unchanged; send it back with the block. */
  signature: string;
}

/** One block of an answer. */
export type ContentBlock = TextBlock | ToolUseBlock | ThinkingBlock;

/** Why an answer ended. `max_tokens`: the limit was reached. */
export type StopReason = 'end_turn' | 'max_tokens' | 'stop_sequence' | 'tool_use' | (string & {});

/** What a message cost, in tokens; one token is one Wits. */
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
  /** Name of the message. */
  id: string;
  type: 'message';
  role: 'assistant';
  /** The model that served; the gateway may leave it out. */
  model?: string | undefined;
  /** Blocks of the answer; can be sent back in `messages` as they are. */
  content: ContentBlock[];
  /** What the call cost, in tokens. */
  usage: MessageUsage;
  /** Why the answer ended; `null` while a stream is in progress. */
  stop_reason: StopReason | null;
  /** The stop sequence that ended the answer, if one did. */
  stop_sequence?: string | null | undefined;
}

/** What a `content_block_delta` adds to a block. */
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
  /** Which block of the message it is, from 0. */
  index: number;
  /** The block, still empty. */
  content_block: ContentBlock;
}

/** A block grows. */
export interface ContentBlockDeltaEvent {
  type: 'content_block_delta';
  /** Which block of the message it is, from 0. */
  index: number;
  /** What is added to the block. */
  delta: ContentBlockDelta;
}

/** A block is complete. */
export interface ContentBlockStopEvent {
  type: 'content_block_stop';
  /** Which block of the message it is, from 0. */
  index: number;
}

/** Why the message ended, and the running total of its usage. */
export interface MessageDeltaEvent {
  type: 'message_delta';
  /** Why the message ended. */
  delta: {
    /** Why the answer ended. */
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
