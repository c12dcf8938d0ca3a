import type * as z from 'zod';
import type * as auth from '../types/auth.ts';
import type * as billing from '../types/billing.ts';
import type * as chatAnswer from '../types/chat-answer.ts';
import type * as chatRequest from '../types/chat-request.ts';
import type * as embeddings from '../types/embeddings.ts';
import type * as errors from '../types/error.ts';
import type * as health from '../types/health.ts';
import type * as images from '../types/images.ts';
import type * as keys from '../types/keys.ts';
import type * as messageAnswer from '../types/message-answer.ts';
import type * as messageRequest from '../types/message-request.ts';
import type * as models from '../types/models.ts';
import type * as plugins from '../types/plugins.ts';
import type * as responseAnswer from '../types/response-answer.ts';
import type * as responseRequest from '../types/response-request.ts';
import type * as telemetry from '../types/telemetry.ts';
import type * as updates from '../types/updates.ts';
import type * as usage from '../types/usage.ts';
import type * as videos from '../types/videos.ts';
import type * as webhooks from '../types/webhooks.ts';
import type * as wits from '../types/wits.ts';
import type * as schemas from './index.ts';

/**
 * Is `true` where both types are identical, down to optional and `undefined` fields: two generic functions are assignable
 * to each other only if their conditions are identical types.
 */
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
// No constraint on `Schema`: the compiler would check it against the union of all schemas, which is too large for it.
type Same<Schema, Written> = Schema extends z.ZodType
  ? Equal<z.output<Schema>, Written> extends true
    ? Equal<z.input<Schema>, Written>
    : false
  : false;

/** Name of every schema that this folder exports. */
type SchemaName = {
  [Name in keyof typeof schemas]: (typeof schemas)[Name] extends z.ZodType ? Name : never;
}[keyof typeof schemas];

/** Handwritten interface of each schema, by the schema's name. */
interface Written {
  chatTextPartSchema: chatRequest.ChatTextPart;
  chatImagePartSchema: chatRequest.ChatImagePart;
  chatInputAudioPartSchema: chatRequest.ChatInputAudioPart;
  chatFilePartSchema: chatRequest.ChatFilePart;
  chatRefusalPartSchema: chatRequest.ChatRefusalPart;
  chatContentPartSchema: chatRequest.ChatContentPart;
  chatToolCallSchema: chatRequest.ChatToolCall;
  chatSystemMessageSchema: chatRequest.ChatSystemMessage;
  chatUserMessageSchema: chatRequest.ChatUserMessage;
  chatAssistantMessageSchema: chatRequest.ChatAssistantMessage;
  chatToolMessageSchema: chatRequest.ChatToolMessage;
  chatMessageSchema: chatRequest.ChatMessage;
  chatToolSchema: chatRequest.ChatTool;
  chatToolChoiceSchema: chatRequest.ChatToolChoice;
  chatResponseFormatSchema: chatRequest.ChatResponseFormat;
  chatCompletionRequestSchema: chatRequest.ChatCompletionRequest;
  chatFinishReasonSchema: chatAnswer.ChatFinishReason;
  chatUsageSchema: chatAnswer.ChatUsage;
  witsBalanceSchema: wits.WitsBalance;
  clawwitsExtensionSchema: chatAnswer.ClawwitsExtension;
  chatCompletionMessageSchema: chatAnswer.ChatCompletionMessage;
  chatTokenLogprobSchema: chatAnswer.ChatTokenLogprob;
  chatLogprobsSchema: chatAnswer.ChatLogprobs;
  chatChoiceSchema: chatAnswer.ChatChoice;
  chatCompletionSchema: chatAnswer.ChatCompletion;
  chatToolCallDeltaSchema: chatAnswer.ChatToolCallDelta;
  chatDeltaSchema: chatAnswer.ChatDelta;
  chatChunkChoiceSchema: chatAnswer.ChatChunkChoice;
  chatCompletionChunkSchema: chatAnswer.ChatCompletionChunk;
  cacheControlSchema: messageRequest.CacheControl;
  textBlockParamSchema: messageRequest.TextBlockParam;
  imageBlockParamSchema: messageRequest.ImageBlockParam;
  documentBlockParamSchema: messageRequest.DocumentBlockParam;
  redactedThinkingBlockParamSchema: messageRequest.RedactedThinkingBlockParam;
  outputConfigSchema: messageRequest.OutputConfig;
  toolUseBlockParamSchema: messageRequest.ToolUseBlockParam;
  toolResultBlockParamSchema: messageRequest.ToolResultBlockParam;
  thinkingBlockParamSchema: messageRequest.ThinkingBlockParam;
  contentBlockParamSchema: messageRequest.ContentBlockParam;
  messageParamSchema: messageRequest.MessageParam;
  messageToolSchema: messageRequest.MessageTool;
  messageToolChoiceSchema: messageRequest.MessageToolChoice;
  thinkingConfigSchema: messageRequest.ThinkingConfig;
  messageRequestSchema: messageRequest.MessageRequest;
  textBlockSchema: messageAnswer.TextBlock;
  toolUseBlockSchema: messageAnswer.ToolUseBlock;
  thinkingBlockSchema: messageAnswer.ThinkingBlock;
  contentBlockSchema: messageAnswer.ContentBlock;
  stopReasonSchema: messageAnswer.StopReason;
  messageUsageSchema: messageAnswer.MessageUsage;
  messageSchema: messageAnswer.Message;
  contentBlockDeltaSchema: messageAnswer.ContentBlockDelta;
  messageStartEventSchema: messageAnswer.MessageStartEvent;
  contentBlockStartEventSchema: messageAnswer.ContentBlockStartEvent;
  contentBlockDeltaEventSchema: messageAnswer.ContentBlockDeltaEvent;
  contentBlockStopEventSchema: messageAnswer.ContentBlockStopEvent;
  messageDeltaEventSchema: messageAnswer.MessageDeltaEvent;
  messageStopEventSchema: messageAnswer.MessageStopEvent;
  pingEventSchema: messageAnswer.PingEvent;
  messageStreamEventSchema: messageAnswer.MessageStreamEvent;
  embeddingRequestSchema: embeddings.EmbeddingRequest;
  embeddingUsageSchema: embeddings.EmbeddingUsage;
  embeddingListSchema: embeddings.EmbeddingList;
  base64EmbeddingListSchema: embeddings.EmbeddingList<string>;
  gatewayErrorObjectSchema: errors.GatewayErrorObject;
  gatewayErrorBodySchema: errors.GatewayErrorBody;
  userSchema: auth.User;
  credentialsSchema: auth.Credentials;
  signupResultSchema: auth.SignupResult;
  loginResultSchema: auth.LoginResult;
  usageTotalsSchema: auth.UsageTotals;
  profileSchema: auth.Profile;
  forgotPasswordRequestSchema: auth.ForgotPasswordRequest;
  resetPasswordRequestSchema: auth.ResetPasswordRequest;
  acknowledgementSchema: auth.Acknowledgement;
  checkoutRequestSchema: billing.CheckoutRequest;
  checkoutResultSchema: billing.CheckoutResult;
  invoiceSchema: billing.Invoice;
  invoiceListSchema: billing.InvoiceList;
  healthReportSchema: health.HealthReport;
  imageRequestSchema: images.ImageRequest;
  generatedImageSchema: images.GeneratedImage;
  imageListSchema: images.ImageList;
  apiKeySchema: keys.ApiKey;
  apiKeyListSchema: keys.ApiKeyList;
  apiKeyRequestSchema: keys.ApiKeyRequest;
  createdApiKeySchema: keys.CreatedApiKey;
  deletedSchema: keys.Deleted;
  wireModelSchema: models.WireModel;
  wireModelListSchema: models.WireModelList;
  pluginSchema: plugins.Plugin;
  pluginListSchema: plugins.PluginList;
  telemetryPingSchema: telemetry.TelemetryPing;
  telemetryEventSchema: telemetry.TelemetryEvent;
  telemetryBatchSchema: telemetry.TelemetryBatch;
  telemetryReceiptSchema: telemetry.TelemetryReceipt;
  telemetryStatsSchema: telemetry.TelemetryStats;
  latestUpdateSchema: updates.LatestUpdate;
  updateCheckSchema: updates.UpdateCheck;
  providerUsageSchema: usage.ProviderUsage;
  usageSummarySchema: usage.UsageSummary;
  dailyUsageSchema: usage.DailyUsage;
  dailyUsageListSchema: usage.DailyUsageList;
  videoRequestSchema: videos.VideoRequest;
  generatedVideoSchema: videos.GeneratedVideo;
  videoListSchema: videos.VideoList;
  webhookSchema: webhooks.Webhook;
  webhookListSchema: webhooks.WebhookList;
  webhookRequestSchema: webhooks.WebhookRequest;
  createdWebhookSchema: webhooks.CreatedWebhook;
  usageUpdatedEventSchema: webhooks.UsageUpdatedEvent;
  invoicePaidEventSchema: webhooks.InvoicePaidEvent;
  webhookEventSchema: webhooks.WebhookEvent;
  responseInputPartSchema: responseRequest.ResponseInputPart;
  responseInputMessageSchema: responseRequest.ResponseInputMessage;
  responseFunctionCallSchema: responseRequest.ResponseFunctionCall;
  responseFunctionCallOutputSchema: responseRequest.ResponseFunctionCallOutput;
  responseReasoningSchema: responseRequest.ResponseReasoning;
  responseInputItemSchema: responseRequest.ResponseInputItem;
  responseToolSchema: responseRequest.ResponseTool;
  responseTextFormatSchema: responseRequest.ResponseTextFormat;
  responseRequestSchema: responseRequest.ResponseRequest;
  responseOutputTextSchema: responseAnswer.ResponseOutputText;
  responseOutputRefusalSchema: responseAnswer.ResponseOutputRefusal;
  responseOutputMessageSchema: responseAnswer.ResponseOutputMessage;
  responseOutputItemSchema: responseAnswer.ResponseOutputItem;
  responseUsageSchema: responseAnswer.ResponseUsage;
  modelResponseSchema: responseAnswer.ModelResponse;
  responseStateEventSchema: responseAnswer.ResponseStateEvent;
  responseItemEventSchema: responseAnswer.ResponseItemEvent;
  responsePartEventSchema: responseAnswer.ResponsePartEvent;
  responseTextDeltaEventSchema: responseAnswer.ResponseTextDeltaEvent;
  responseTextDoneEventSchema: responseAnswer.ResponseTextDoneEvent;
  responseArgumentsDeltaEventSchema: responseAnswer.ResponseArgumentsDeltaEvent;
  responseArgumentsDoneEventSchema: responseAnswer.ResponseArgumentsDoneEvent;
  responseReasoningDeltaEventSchema: responseAnswer.ResponseReasoningDeltaEvent;
  responseReasoningDoneEventSchema: responseAnswer.ResponseReasoningDoneEvent;
  responseStreamEventSchema: responseAnswer.ResponseStreamEvent;
}

/** Name of each schema that differs from its interface or has none, and of each interface whose schema is gone. */
type Mismatch =
  | {
      [Name in SchemaName]: Name extends keyof Written
        ? Same<(typeof schemas)[Name], Written[Name]> extends true
          ? never
          : Name
        : Name;
    }[SchemaName]
  | Exclude<keyof Written, SchemaName>;

type Empty<Names extends never> = Names;

/**
 * Compiles only while every schema equals its handwritten interface, in both directions. The compiler's message names the
 * schemas that do not.
 */
export type SchemasEqualTypes = Empty<Mismatch>;
