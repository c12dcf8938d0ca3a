import type * as contract from '@clawwits/contract';
import type { ClientOptions } from './client-options.ts';
import type { RequestOptions } from './core/call.ts';
import type * as chatParams from './wire/chat.ts';
import type * as embeddingParams from './wire/embeddings.ts';
import type * as messageParams from './wire/messages.ts';
import type * as responseParams from './wire/responses.ts';

/**
 * Types that have the same name here and in other SDKs. A namespace reaches them through this table: in the published types,
 * which are one file, an alias in a namespace would hide the type of its own name.
 */
export interface OwnTypes {
  ClientOptions: ClientOptions;
  RequestOptions: RequestOptions;
  ChatCompletion: contract.ChatCompletion;
  ChatCompletionChunk: contract.ChatCompletionChunk;
  ChatCompletionCreateParams: chatParams.ChatCompletionCreateParams;
  ChatCompletionCreateParamsNonStreaming: chatParams.ChatCompletionCreateParamsNonStreaming;
  ChatCompletionCreateParamsStreaming: chatParams.ChatCompletionCreateParamsStreaming;
  ChatCompletionMessage: contract.ChatCompletionMessage;
  ContentBlock: contract.ContentBlock;
  ContentBlockDeltaEvent: contract.ContentBlockDeltaEvent;
  ContentBlockParam: contract.ContentBlockParam;
  ContentBlockStartEvent: contract.ContentBlockStartEvent;
  ContentBlockStopEvent: contract.ContentBlockStopEvent;
  DocumentBlockParam: contract.DocumentBlockParam;
  Embedding: contract.Embedding;
  EmbeddingCreateParams: embeddingParams.EmbeddingCreateParams;
  ImageBlockParam: contract.ImageBlockParam;
  Message: contract.Message;
  MessageCreateParams: messageParams.MessageCreateParams;
  MessageCreateParamsNonStreaming: messageParams.MessageCreateParamsNonStreaming;
  MessageCreateParamsStreaming: messageParams.MessageCreateParamsStreaming;
  MessageDeltaEvent: contract.MessageDeltaEvent;
  MessageParam: contract.MessageParam;
  MessageStartEvent: contract.MessageStartEvent;
  MessageStopEvent: contract.MessageStopEvent;
  MessageStreamEvent: contract.MessageStreamEvent;
  OutputConfig: contract.OutputConfig;
  RedactedThinkingBlockParam: contract.RedactedThinkingBlockParam;
  ResponseCreateParams: responseParams.ResponseCreateParams;
  ResponseCreateParamsNonStreaming: responseParams.ResponseCreateParamsNonStreaming;
  ResponseCreateParamsStreaming: responseParams.ResponseCreateParamsStreaming;
  ResponseInputItem: contract.ResponseInputItem;
  ResponseOutputItem: contract.ResponseOutputItem;
  ResponseOutputMessage: contract.ResponseOutputMessage;
  ResponseOutputRefusal: contract.ResponseOutputRefusal;
  ResponseOutputText: contract.ResponseOutputText;
  ResponseStreamEvent: contract.ResponseStreamEvent;
  ResponseTextDeltaEvent: contract.ResponseTextDeltaEvent;
  ResponseUsage: contract.ResponseUsage;
  StopReason: contract.StopReason;
  TextBlock: contract.TextBlock;
  TextBlockParam: contract.TextBlockParam;
  ThinkingBlock: contract.ThinkingBlock;
  ThinkingBlockParam: contract.ThinkingBlockParam;
  ToolResultBlockParam: contract.ToolResultBlockParam;
  ToolUseBlock: contract.ToolUseBlock;
  ToolUseBlockParam: contract.ToolUseBlockParam;
}
