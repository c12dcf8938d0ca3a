export type {
  ChatAssistantMessage,
  ChatChoice,
  ChatChunkChoice,
  ChatCompletion,
  ChatCompletionChunk,
  ChatCompletionMessage,
  ChatContentPart,
  ChatDelta,
  ChatFinishReason,
  ChatImagePart,
  ChatMessage,
  ChatResponseFormat,
  ChatSystemMessage,
  ChatTextPart,
  ChatTool,
  ChatToolCall,
  ChatToolChoice,
  ChatToolMessage,
  ChatUsage,
  ChatUserMessage,
  ClawwitsExtension,
  ContentBlock,
  ContentBlockParam,
  Embedding,
  EmbeddingList,
  EmbeddingUsage,
  ErrorCode,
  GatewayProfile,
  JsonObject,
  JsonValue,
  LimitFacts,
  Message,
  MessageParam,
  MessageStreamEvent,
  MessageTool,
  MessageToolChoice,
  MessageUsage,
  ModelName,
  StopReason,
  TextBlock,
  ThinkingBlock,
  ThinkingConfig,
  Tier,
  ToolUseBlock,
  WitsBalance,
} from '@clawwits/contract';
export { Clawwits, type ClawwitsConstructor, type ClientBase } from './client.ts';
export type { ClientOptions } from './configuration.ts';
export type { RequestOptions } from './core/call.ts';
export type { ClawwitsPromise, WithResponse } from './core/clawwits-promise.ts';
export type { LogLevel } from './core/log.ts';
export type { AttemptAnswer, AttemptRequest, Middleware } from './core/middleware.ts';
export type { ObservedCall, ObservedEnd, Observer } from './core/observer.ts';
export type { RawRequestOptions } from './core/raw-call.ts';
export type { ReadStreamOptions } from './core/read-stream.ts';
export type { ResponseMetadata } from './core/response-metadata.ts';
export type { RetryNotice } from './core/retry-notice.ts';
export type { CallSettings } from './core/settings.ts';
export type { Query } from './core/target.ts';
export { type AttemptRecord, ClawwitsError, type ErrorDetails, isClawwitsError } from './errors/clawwits-error.ts';
export {
  AbortError,
  AuthenticationError,
  ConfigurationError,
  ConnectionError,
  GatewayError,
  IncompleteStreamError,
  InsufficientBalanceError,
  PermissionError,
  RateLimitError,
  RequestRejectedError,
  TimeoutError,
} from './errors/error-classes.ts';
export { type ClawwitsGateway, type ClawwitsResources, clawwits } from './gateways/clawwits.ts';
export { defineGateway, type Gateway, type ResourcesOf } from './gateways/gateway.ts';
export type { Logger } from './platform/logger.ts';
export { type ChatCompletionStream, type ChatCompletions, readChatStream } from './resources/chat/completions.ts';
export type { Embeddings } from './resources/embeddings.ts';
export { type MessageStream, type Messages, readMessageStream } from './resources/messages.ts';
export type { Wits } from './resources/wits.ts';
export type { StreamPartial, StreamUsage } from './stream/partial.ts';
export { Stream } from './stream/stream.ts';
export type { Dispatcher } from './transport/dispatcher.ts';
export type { Fetch } from './transport/fetch.ts';
export { version } from './version.ts';
export type {
  ChatCompletionCreateParams,
  ChatCompletionCreateParamsNonStreaming,
  ChatCompletionCreateParamsStreaming,
} from './wire/chat.ts';
export { decodeEmbedding } from './wire/decode-embedding.ts';
export type { EmbeddingCreateParams } from './wire/embeddings.ts';
export type {
  MessageCreateParams,
  MessageCreateParamsNonStreaming,
  MessageCreateParamsStreaming,
} from './wire/messages.ts';
