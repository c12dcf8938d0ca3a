export type {
  Acknowledgement,
  ApiKey,
  ApiKeyList,
  ApiKeyRequest,
  ChatAssistantMessage,
  ChatChoice,
  ChatChunkChoice,
  ChatCompletion,
  ChatCompletionChunk,
  ChatCompletionMessage,
  ChatContentPart,
  ChatDelta,
  ChatFilePart,
  ChatFinishReason,
  ChatImagePart,
  ChatInputAudioPart,
  ChatMessage,
  ChatRefusalPart,
  ChatResponseFormat,
  ChatSystemMessage,
  ChatTextPart,
  ChatTool,
  ChatToolCall,
  ChatToolChoice,
  ChatToolMessage,
  ChatUsage,
  ChatUserMessage,
  CheckoutRequest,
  CheckoutResult,
  ClawwitsExtension,
  ContentBlock,
  ContentBlockParam,
  CreatedApiKey,
  CreatedWebhook,
  Credentials,
  DailyUsage,
  DailyUsageList,
  Deleted,
  DocumentBlockParam,
  Embedding,
  EmbeddingList,
  EmbeddingUsage,
  ErrorCode,
  ForgotPasswordRequest,
  GatewayName,
  GatewayProfile,
  GeneratedImage,
  GeneratedVideo,
  HealthReport,
  ImageList,
  Invoice,
  InvoiceList,
  InvoicePaidEvent,
  JsonObject,
  JsonSchema,
  JsonSchemaKeywords,
  JsonValue,
  LatestUpdate,
  LimitFacts,
  LoginResult,
  Message,
  MessageParam,
  MessageStreamEvent,
  MessageTool,
  MessageToolChoice,
  MessageUsage,
  Model,
  ModelName,
  ModelPrice,
  ModelResponse,
  OutputConfig,
  Plugin,
  PluginList,
  PluginQuery,
  Profile,
  ProviderUsage,
  ReasoningEffort,
  RedactedThinkingBlockParam,
  ResetPasswordRequest,
  ResponseFunctionCall,
  ResponseFunctionCallOutput,
  ResponseInputItem,
  ResponseInputMessage,
  ResponseInputPart,
  ResponseOutputItem,
  ResponseOutputMessage,
  ResponseOutputText,
  ResponseReasoning,
  ResponseStreamEvent,
  ResponseTextFormat,
  ResponseTool,
  ResponseUsage,
  SignupResult,
  StopReason,
  TelemetryReceipt,
  TelemetryStats,
  TextBlock,
  ThinkingBlock,
  ThinkingConfig,
  Tier,
  ToolUseBlock,
  UpdateCheck,
  UsageSummary,
  UsageTotals,
  UsageUpdatedEvent,
  User,
  VideoList,
  VideoRequest,
  Webhook,
  WebhookEvent,
  WebhookList,
  WebhookRequest,
  WitsBalance,
} from '@clawwits/contract';
export type { StreamPartial, StreamUsage } from '@clawwits/dialects';
export { Clawwits, type ClawwitsConstructor, type ClientBase } from './clawwits.ts';
export type { ClientOptions } from './client-options.ts';
export type { Query, RequestOptions } from './core/call.ts';
export type { ClawwitsPromise, WithResponse } from './core/clawwits-promise.ts';
export type { LogLevel } from './core/log.ts';
export type { AttemptAnswer, AttemptRequest, Middleware } from './core/middleware.ts';
export type { ObservedCall, ObservedEnd, Observer } from './core/observer.ts';
export type { RawRequestOptions } from './core/raw-call.ts';
export type { ReadStreamOptions } from './core/read-stream.ts';
export type { ResponseMetadata } from './core/response-metadata.ts';
export type { RetryNotice } from './core/retry-notice.ts';
export type { CallSettings } from './core/settings.ts';
export {
  type AttemptRecord,
  ClawwitsError,
  type ErrorDetails,
  type FailoverRecord,
  isClawwitsError,
} from './errors/clawwits-error.ts';
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
export {
  createFailover,
  type Failover,
  type FailoverMember,
  type FailoverOptions,
} from './failover.ts';
export { type ClawwitsGateway, type ClawwitsResources, clawwits } from './gateways/clawwits.ts';
export { type ClewGateway, type ClewResources, clew } from './gateways/clew.ts';
export { defineGateway, type Gateway, type ResourcesOf } from './gateways/gateway.ts';
export { type KlawdGateway, type KlawdResources, klawd } from './gateways/klawd.ts';
export { type TechopenclawGateway, type TechopenclawResources, techopenclaw } from './gateways/techopenclaw.ts';
export type { Logger } from './platform/logger.ts';
export type { Auth } from './resources/auth.ts';
export type { Billing } from './resources/billing.ts';
export { type ChatCompletionStream, type ChatCompletions, readChatStream } from './resources/chat/completions.ts';
export type { EmbeddingProgress, EmbedManyOptions } from './resources/embed-many.ts';
export type { Embeddings } from './resources/embeddings.ts';
export type { Health } from './resources/health.ts';
export type { Images } from './resources/images.ts';
export type { Keys } from './resources/keys.ts';
export { type MessageStream, type Messages, readMessageStream } from './resources/messages.ts';
export type { ModelList, Models } from './resources/models.ts';
export type { Plugins } from './resources/plugins.ts';
export { type ModelResponseStream, outputText, type Responses, readResponseStream } from './resources/responses.ts';
export type { Telemetry } from './resources/telemetry.ts';
export type { Updates } from './resources/updates.ts';
export type { DailyUsageQuery, Usage } from './resources/usage.ts';
export type { Videos } from './resources/videos.ts';
export type { Webhooks } from './resources/webhooks.ts';
export type { Wits } from './resources/wits.ts';
export { Stream } from './stream/stream.ts';
export type { Dispatcher } from './transport/dispatcher.ts';
export type { Fetch } from './transport/fetch.ts';
export { version } from './version.ts';
export type { RawBody } from './webhooks/raw-body.ts';
export type {
  SignatureSource,
  SignedWebhook,
  WebhookHeaders,
  WebhookOptions,
  WebhookTools,
} from './webhooks/unwrap.ts';
export { WebhookError } from './webhooks/webhook-error.ts';
export type {
  ChatCompletionCreateParams,
  ChatCompletionCreateParamsNonStreaming,
  ChatCompletionCreateParamsStreaming,
} from './wire/chat.ts';
export { decodeEmbedding } from './wire/decode-embedding.ts';
export type { EmbeddingCreateParams } from './wire/embeddings.ts';
export type { ImageGenerateParams } from './wire/images.ts';
export type {
  MessageCreateParams,
  MessageCreateParamsNonStreaming,
  MessageCreateParamsStreaming,
} from './wire/messages.ts';
export type {
  ResponseCreateParams,
  ResponseCreateParamsNonStreaming,
  ResponseCreateParamsStreaming,
} from './wire/responses.ts';
export type { TelemetryBatchParams, TelemetryEventParams, TelemetryPingParams } from './wire/telemetry.ts';
