import type * as z from 'zod';
import type * as auth from '../types/auth.ts';
import type * as billing from '../types/billing.ts';
import type * as chat from '../types/chat.ts';
import type * as embeddings from '../types/embeddings.ts';
import type * as errors from '../types/error.ts';
import type * as health from '../types/health.ts';
import type * as images from '../types/images.ts';
import type * as keys from '../types/keys.ts';
import type * as messages from '../types/messages.ts';
import type * as models from '../types/models.ts';
import type * as plugins from '../types/plugins.ts';
import type * as responses from '../types/responses.ts';
import type * as telemetry from '../types/telemetry.ts';
import type * as updates from '../types/updates.ts';
import type * as usage from '../types/usage.ts';
import type * as videos from '../types/videos.ts';
import type * as webhooks from '../types/webhooks.ts';
import type * as wits from '../types/wits.ts';
import type * as schemas from './index.ts';

/**
 * Is `true` where both types are identical, down to optional and `undefined` fields: two generic functions are assignable
 * to each other only where their conditions are identical types.
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
  chatTextPartSchema: chat.ChatTextPart;
  chatImagePartSchema: chat.ChatImagePart;
  chatInputAudioPartSchema: chat.ChatInputAudioPart;
  chatFilePartSchema: chat.ChatFilePart;
  chatRefusalPartSchema: chat.ChatRefusalPart;
  chatContentPartSchema: chat.ChatContentPart;
  chatToolCallSchema: chat.ChatToolCall;
  chatSystemMessageSchema: chat.ChatSystemMessage;
  chatUserMessageSchema: chat.ChatUserMessage;
  chatAssistantMessageSchema: chat.ChatAssistantMessage;
  chatToolMessageSchema: chat.ChatToolMessage;
  chatMessageSchema: chat.ChatMessage;
  chatToolSchema: chat.ChatTool;
  chatToolChoiceSchema: chat.ChatToolChoice;
  chatResponseFormatSchema: chat.ChatResponseFormat;
  chatCompletionRequestSchema: chat.ChatCompletionRequest;
  chatFinishReasonSchema: chat.ChatFinishReason;
  chatUsageSchema: chat.ChatUsage;
  witsBalanceSchema: wits.WitsBalance;
  clawwitsExtensionSchema: chat.ClawwitsExtension;
  chatCompletionMessageSchema: chat.ChatCompletionMessage;
  chatTokenLogprobSchema: chat.ChatTokenLogprob;
  chatLogprobsSchema: chat.ChatLogprobs;
  chatChoiceSchema: chat.ChatChoice;
  chatCompletionSchema: chat.ChatCompletion;
  chatToolCallDeltaSchema: chat.ChatToolCallDelta;
  chatDeltaSchema: chat.ChatDelta;
  chatChunkChoiceSchema: chat.ChatChunkChoice;
  chatCompletionChunkSchema: chat.ChatCompletionChunk;
  cacheControlSchema: messages.CacheControl;
  textBlockParamSchema: messages.TextBlockParam;
  imageBlockParamSchema: messages.ImageBlockParam;
  documentBlockParamSchema: messages.DocumentBlockParam;
  redactedThinkingBlockParamSchema: messages.RedactedThinkingBlockParam;
  outputConfigSchema: messages.OutputConfig;
  toolUseBlockParamSchema: messages.ToolUseBlockParam;
  toolResultBlockParamSchema: messages.ToolResultBlockParam;
  thinkingBlockParamSchema: messages.ThinkingBlockParam;
  contentBlockParamSchema: messages.ContentBlockParam;
  messageParamSchema: messages.MessageParam;
  messageToolSchema: messages.MessageTool;
  messageToolChoiceSchema: messages.MessageToolChoice;
  thinkingConfigSchema: messages.ThinkingConfig;
  messageRequestSchema: messages.MessageRequest;
  textBlockSchema: messages.TextBlock;
  toolUseBlockSchema: messages.ToolUseBlock;
  thinkingBlockSchema: messages.ThinkingBlock;
  contentBlockSchema: messages.ContentBlock;
  stopReasonSchema: messages.StopReason;
  messageUsageSchema: messages.MessageUsage;
  messageSchema: messages.Message;
  contentBlockDeltaSchema: messages.ContentBlockDelta;
  messageStartEventSchema: messages.MessageStartEvent;
  contentBlockStartEventSchema: messages.ContentBlockStartEvent;
  contentBlockDeltaEventSchema: messages.ContentBlockDeltaEvent;
  contentBlockStopEventSchema: messages.ContentBlockStopEvent;
  messageDeltaEventSchema: messages.MessageDeltaEvent;
  messageStopEventSchema: messages.MessageStopEvent;
  pingEventSchema: messages.PingEvent;
  messageStreamEventSchema: messages.MessageStreamEvent;
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
  healthSchema: health.Health;
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
  responseInputPartSchema: responses.ResponseInputPart;
  responseInputMessageSchema: responses.ResponseInputMessage;
  responseFunctionCallSchema: responses.ResponseFunctionCall;
  responseFunctionCallOutputSchema: responses.ResponseFunctionCallOutput;
  responseReasoningSchema: responses.ResponseReasoning;
  responseInputItemSchema: responses.ResponseInputItem;
  responseToolSchema: responses.ResponseTool;
  responseTextFormatSchema: responses.ResponseTextFormat;
  responseRequestSchema: responses.ResponseRequest;
  responseOutputTextSchema: responses.ResponseOutputText;
  responseOutputRefusalSchema: responses.ResponseOutputRefusal;
  responseOutputMessageSchema: responses.ResponseOutputMessage;
  responseOutputItemSchema: responses.ResponseOutputItem;
  responseUsageSchema: responses.ResponseUsage;
  modelResponseSchema: responses.ModelResponse;
  responseStateEventSchema: responses.ResponseStateEvent;
  responseItemEventSchema: responses.ResponseItemEvent;
  responsePartEventSchema: responses.ResponsePartEvent;
  responseTextDeltaEventSchema: responses.ResponseTextDeltaEvent;
  responseTextDoneEventSchema: responses.ResponseTextDoneEvent;
  responseArgumentsDeltaEventSchema: responses.ResponseArgumentsDeltaEvent;
  responseArgumentsDoneEventSchema: responses.ResponseArgumentsDoneEvent;
  responseReasoningDeltaEventSchema: responses.ResponseReasoningDeltaEvent;
  responseReasoningDoneEventSchema: responses.ResponseReasoningDoneEvent;
  responseStreamEventSchema: responses.ResponseStreamEvent;
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
