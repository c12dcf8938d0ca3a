import type * as z from 'zod';
import type * as chat from '../types/chat.ts';
import type * as embeddings from '../types/embeddings.ts';
import type * as errors from '../types/error.ts';
import type * as messages from '../types/messages.ts';
import type * as wits from '../types/wits.ts';
import type * as chatAnswer from './chat-answer.ts';
import type * as chatRequest from './chat-request.ts';
import type * as embeddingSchemas from './embeddings.ts';
import type * as errorSchemas from './error.ts';
import type * as messageAnswer from './message-answer.ts';
import type * as messageRequest from './message-request.ts';
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
];
