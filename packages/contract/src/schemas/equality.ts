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
import type * as authSchemas from './auth.ts';
import type * as billingSchemas from './billing.ts';
import type * as chatAnswer from './chat-answer.ts';
import type * as chatRequest from './chat-request.ts';
import type * as embeddingSchemas from './embeddings.ts';
import type * as errorSchemas from './error.ts';
import type * as healthSchemas from './health.ts';
import type * as imagesSchemas from './images.ts';
import type * as keysSchemas from './keys.ts';
import type * as messageAnswer from './message-answer.ts';
import type * as messageRequest from './message-request.ts';
import type * as modelsSchemas from './models.ts';
import type * as pluginsSchemas from './plugins.ts';
import type * as responseAnswer from './response-answer.ts';
import type * as responseRequest from './response-request.ts';
import type * as telemetrySchemas from './telemetry.ts';
import type * as updatesSchemas from './updates.ts';
import type * as usageSchemas from './usage.ts';
import type * as videosSchemas from './videos.ts';
import type * as webhooksSchemas from './webhooks.ts';
import type * as witsSchemas from './wits.ts';

/**
 * Proves that each schema and its hand-written interface are the same type, in both directions, with the same
 * optional and `undefined` fields: two generic functions are assignable to each other only where their conditions
 * are identical types. A schema that drifts makes the type check fail in the line that names it.
 */
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Same<Schema extends z.ZodType, Written> =
  Equal<z.output<Schema>, Written> extends true ? Equal<z.input<Schema>, Written> : false;

/** Fails to compile in the line of the schema that differs from its interface. */
type Proven<Proof extends true> = Proof;

/** Every schema beside its interface. */
export type SchemasEqualTypes = [
  Proven<Same<typeof chatRequest.chatTextPartSchema, chat.ChatTextPart>>,
  Proven<Same<typeof chatRequest.chatImagePartSchema, chat.ChatImagePart>>,
  Proven<Same<typeof chatRequest.chatContentPartSchema, chat.ChatContentPart>>,
  Proven<Same<typeof chatRequest.chatToolCallSchema, chat.ChatToolCall>>,
  Proven<Same<typeof chatRequest.chatSystemMessageSchema, chat.ChatSystemMessage>>,
  Proven<Same<typeof chatRequest.chatUserMessageSchema, chat.ChatUserMessage>>,
  Proven<Same<typeof chatRequest.chatAssistantMessageSchema, chat.ChatAssistantMessage>>,
  Proven<Same<typeof chatRequest.chatToolMessageSchema, chat.ChatToolMessage>>,
  Proven<Same<typeof chatRequest.chatMessageSchema, chat.ChatMessage>>,
  Proven<Same<typeof chatRequest.chatToolSchema, chat.ChatTool>>,
  Proven<Same<typeof chatRequest.chatToolChoiceSchema, chat.ChatToolChoice>>,
  Proven<Same<typeof chatRequest.chatResponseFormatSchema, chat.ChatResponseFormat>>,
  Proven<Same<typeof chatRequest.chatCompletionRequestSchema, chat.ChatCompletionRequest>>,
  Proven<Same<typeof chatAnswer.chatFinishReasonSchema, chat.ChatFinishReason>>,
  Proven<Same<typeof chatAnswer.chatUsageSchema, chat.ChatUsage>>,
  Proven<Same<typeof chatAnswer.clawwitsExtensionSchema, chat.ClawwitsExtension>>,
  Proven<Same<typeof chatAnswer.chatCompletionMessageSchema, chat.ChatCompletionMessage>>,
  Proven<Same<typeof chatAnswer.chatTokenLogprobSchema, chat.ChatTokenLogprob>>,
  Proven<Same<typeof chatAnswer.chatLogprobsSchema, chat.ChatLogprobs>>,
  Proven<Same<typeof chatAnswer.chatChoiceSchema, chat.ChatChoice>>,
  Proven<Same<typeof chatAnswer.chatCompletionSchema, chat.ChatCompletion>>,
  Proven<Same<typeof chatAnswer.chatToolCallDeltaSchema, chat.ChatToolCallDelta>>,
  Proven<Same<typeof chatAnswer.chatDeltaSchema, chat.ChatDelta>>,
  Proven<Same<typeof chatAnswer.chatChunkChoiceSchema, chat.ChatChunkChoice>>,
  Proven<Same<typeof chatAnswer.chatCompletionChunkSchema, chat.ChatCompletionChunk>>,
  Proven<Same<typeof messageRequest.cacheControlSchema, messages.CacheControl>>,
  Proven<Same<typeof messageRequest.textBlockParamSchema, messages.TextBlockParam>>,
  Proven<Same<typeof messageRequest.imageBlockParamSchema, messages.ImageBlockParam>>,
  Proven<Same<typeof messageRequest.toolUseBlockParamSchema, messages.ToolUseBlockParam>>,
  Proven<Same<typeof messageRequest.toolResultBlockParamSchema, messages.ToolResultBlockParam>>,
  Proven<Same<typeof messageRequest.thinkingBlockParamSchema, messages.ThinkingBlockParam>>,
  Proven<Same<typeof messageRequest.contentBlockParamSchema, messages.ContentBlockParam>>,
  Proven<Same<typeof messageRequest.messageParamSchema, messages.MessageParam>>,
  Proven<Same<typeof messageRequest.messageToolSchema, messages.MessageTool>>,
  Proven<Same<typeof messageRequest.messageToolChoiceSchema, messages.MessageToolChoice>>,
  Proven<Same<typeof messageRequest.thinkingConfigSchema, messages.ThinkingConfig>>,
  Proven<Same<typeof messageRequest.messageRequestSchema, messages.MessageRequest>>,
  Proven<Same<typeof messageAnswer.textBlockSchema, messages.TextBlock>>,
  Proven<Same<typeof messageAnswer.toolUseBlockSchema, messages.ToolUseBlock>>,
  Proven<Same<typeof messageAnswer.thinkingBlockSchema, messages.ThinkingBlock>>,
  Proven<Same<typeof messageAnswer.contentBlockSchema, messages.ContentBlock>>,
  Proven<Same<typeof messageAnswer.stopReasonSchema, messages.StopReason>>,
  Proven<Same<typeof messageAnswer.messageUsageSchema, messages.MessageUsage>>,
  Proven<Same<typeof messageAnswer.messageSchema, messages.Message>>,
  Proven<Same<typeof messageAnswer.contentBlockDeltaSchema, messages.ContentBlockDelta>>,
  Proven<Same<typeof messageAnswer.messageStartEventSchema, messages.MessageStartEvent>>,
  Proven<Same<typeof messageAnswer.contentBlockStartEventSchema, messages.ContentBlockStartEvent>>,
  Proven<Same<typeof messageAnswer.contentBlockDeltaEventSchema, messages.ContentBlockDeltaEvent>>,
  Proven<Same<typeof messageAnswer.contentBlockStopEventSchema, messages.ContentBlockStopEvent>>,
  Proven<Same<typeof messageAnswer.messageDeltaEventSchema, messages.MessageDeltaEvent>>,
  Proven<Same<typeof messageAnswer.messageStopEventSchema, messages.MessageStopEvent>>,
  Proven<Same<typeof messageAnswer.pingEventSchema, messages.PingEvent>>,
  Proven<Same<typeof messageAnswer.messageStreamEventSchema, messages.MessageStreamEvent>>,
  Proven<Same<typeof embeddingSchemas.embeddingRequestSchema, embeddings.EmbeddingRequest>>,
  Proven<Same<typeof embeddingSchemas.embeddingUsageSchema, embeddings.EmbeddingUsage>>,
  Proven<Same<typeof embeddingSchemas.embeddingListSchema, embeddings.EmbeddingList>>,
  Proven<Same<typeof embeddingSchemas.base64EmbeddingListSchema, embeddings.EmbeddingList<string>>>,
  Proven<Same<typeof witsSchemas.witsBalanceSchema, wits.WitsBalance>>,
  Proven<Same<typeof errorSchemas.gatewayErrorObjectSchema, errors.GatewayErrorObject>>,
  Proven<Same<typeof errorSchemas.gatewayErrorBodySchema, errors.GatewayErrorBody>>,
  Proven<Same<typeof authSchemas.userSchema, auth.User>>,
  Proven<Same<typeof authSchemas.credentialsSchema, auth.Credentials>>,
  Proven<Same<typeof authSchemas.signupResultSchema, auth.SignupResult>>,
  Proven<Same<typeof authSchemas.loginResultSchema, auth.LoginResult>>,
  Proven<Same<typeof authSchemas.usageTotalsSchema, auth.UsageTotals>>,
  Proven<Same<typeof authSchemas.profileSchema, auth.Profile>>,
  Proven<Same<typeof authSchemas.forgotPasswordRequestSchema, auth.ForgotPasswordRequest>>,
  Proven<Same<typeof authSchemas.resetPasswordRequestSchema, auth.ResetPasswordRequest>>,
  Proven<Same<typeof authSchemas.acknowledgementSchema, auth.Acknowledgement>>,
  Proven<Same<typeof billingSchemas.checkoutRequestSchema, billing.CheckoutRequest>>,
  Proven<Same<typeof billingSchemas.checkoutResultSchema, billing.CheckoutResult>>,
  Proven<Same<typeof billingSchemas.invoiceSchema, billing.Invoice>>,
  Proven<Same<typeof billingSchemas.invoiceListSchema, billing.InvoiceList>>,
  Proven<Same<typeof healthSchemas.healthSchema, health.Health>>,
  Proven<Same<typeof imagesSchemas.imageRequestSchema, images.ImageRequest>>,
  Proven<Same<typeof imagesSchemas.generatedImageSchema, images.GeneratedImage>>,
  Proven<Same<typeof imagesSchemas.imageListSchema, images.ImageList>>,
  Proven<Same<typeof keysSchemas.apiKeySchema, keys.ApiKey>>,
  Proven<Same<typeof keysSchemas.apiKeyListSchema, keys.ApiKeyList>>,
  Proven<Same<typeof keysSchemas.apiKeyRequestSchema, keys.ApiKeyRequest>>,
  Proven<Same<typeof keysSchemas.createdApiKeySchema, keys.CreatedApiKey>>,
  Proven<Same<typeof keysSchemas.deletedSchema, keys.Deleted>>,
  Proven<Same<typeof modelsSchemas.wireModelSchema, models.WireModel>>,
  Proven<Same<typeof modelsSchemas.wireModelListSchema, models.WireModelList>>,
  Proven<Same<typeof pluginsSchemas.pluginSchema, plugins.Plugin>>,
  Proven<Same<typeof pluginsSchemas.pluginListSchema, plugins.PluginList>>,
  Proven<Same<typeof telemetrySchemas.telemetryPingSchema, telemetry.TelemetryPing>>,
  Proven<Same<typeof telemetrySchemas.telemetryEventSchema, telemetry.TelemetryEvent>>,
  Proven<Same<typeof telemetrySchemas.telemetryBatchSchema, telemetry.TelemetryBatch>>,
  Proven<Same<typeof telemetrySchemas.telemetryReceiptSchema, telemetry.TelemetryReceipt>>,
  Proven<Same<typeof telemetrySchemas.telemetryStatsSchema, telemetry.TelemetryStats>>,
  Proven<Same<typeof updatesSchemas.latestUpdateSchema, updates.LatestUpdate>>,
  Proven<Same<typeof updatesSchemas.updateCheckSchema, updates.UpdateCheck>>,
  Proven<Same<typeof usageSchemas.providerUsageSchema, usage.ProviderUsage>>,
  Proven<Same<typeof usageSchemas.usageSummarySchema, usage.UsageSummary>>,
  Proven<Same<typeof usageSchemas.dailyUsageSchema, usage.DailyUsage>>,
  Proven<Same<typeof usageSchemas.dailyUsageListSchema, usage.DailyUsageList>>,
  Proven<Same<typeof videosSchemas.videoRequestSchema, videos.VideoRequest>>,
  Proven<Same<typeof videosSchemas.generatedVideoSchema, videos.GeneratedVideo>>,
  Proven<Same<typeof videosSchemas.videoListSchema, videos.VideoList>>,
  Proven<Same<typeof webhooksSchemas.webhookSchema, webhooks.Webhook>>,
  Proven<Same<typeof webhooksSchemas.webhookListSchema, webhooks.WebhookList>>,
  Proven<Same<typeof webhooksSchemas.webhookRequestSchema, webhooks.WebhookRequest>>,
  Proven<Same<typeof webhooksSchemas.createdWebhookSchema, webhooks.CreatedWebhook>>,
  Proven<Same<typeof webhooksSchemas.usageUpdatedEventSchema, webhooks.UsageUpdatedEvent>>,
  Proven<Same<typeof webhooksSchemas.invoicePaidEventSchema, webhooks.InvoicePaidEvent>>,
  Proven<Same<typeof webhooksSchemas.webhookEventSchema, webhooks.WebhookEvent>>,
  Proven<Same<typeof responseRequest.responseInputPartSchema, responses.ResponseInputPart>>,
  Proven<Same<typeof responseRequest.responseInputMessageSchema, responses.ResponseInputMessage>>,
  Proven<Same<typeof responseRequest.responseFunctionCallSchema, responses.ResponseFunctionCall>>,
  Proven<Same<typeof responseRequest.responseFunctionCallOutputSchema, responses.ResponseFunctionCallOutput>>,
  Proven<Same<typeof responseRequest.responseReasoningSchema, responses.ResponseReasoning>>,
  Proven<Same<typeof responseRequest.responseInputItemSchema, responses.ResponseInputItem>>,
  Proven<Same<typeof responseRequest.responseToolSchema, responses.ResponseTool>>,
  Proven<Same<typeof responseRequest.responseTextFormatSchema, responses.ResponseTextFormat>>,
  Proven<Same<typeof responseRequest.responseRequestSchema, responses.ResponseRequest>>,
  Proven<Same<typeof responseAnswer.responseOutputTextSchema, responses.ResponseOutputText>>,
  Proven<Same<typeof responseAnswer.responseOutputRefusalSchema, responses.ResponseOutputRefusal>>,
  Proven<Same<typeof responseAnswer.responseOutputMessageSchema, responses.ResponseOutputMessage>>,
  Proven<Same<typeof responseAnswer.responseOutputItemSchema, responses.ResponseOutputItem>>,
  Proven<Same<typeof responseAnswer.responseUsageSchema, responses.ResponseUsage>>,
  Proven<Same<typeof responseAnswer.modelResponseSchema, responses.ModelResponse>>,
  Proven<Same<typeof responseAnswer.responseStateEventSchema, responses.ResponseStateEvent>>,
  Proven<Same<typeof responseAnswer.responseItemEventSchema, responses.ResponseItemEvent>>,
  Proven<Same<typeof responseAnswer.responsePartEventSchema, responses.ResponsePartEvent>>,
  Proven<Same<typeof responseAnswer.responseTextDeltaEventSchema, responses.ResponseTextDeltaEvent>>,
  Proven<Same<typeof responseAnswer.responseTextDoneEventSchema, responses.ResponseTextDoneEvent>>,
  Proven<Same<typeof responseAnswer.responseArgumentsDeltaEventSchema, responses.ResponseArgumentsDeltaEvent>>,
  Proven<Same<typeof responseAnswer.responseArgumentsDoneEventSchema, responses.ResponseArgumentsDoneEvent>>,
  Proven<Same<typeof responseAnswer.responseReasoningDeltaEventSchema, responses.ResponseReasoningDeltaEvent>>,
  Proven<Same<typeof responseAnswer.responseReasoningDoneEventSchema, responses.ResponseReasoningDoneEvent>>,
  Proven<Same<typeof responseAnswer.responseStreamEventSchema, responses.ResponseStreamEvent>>,
];
