import * as z from 'zod';
import type { StopReason } from '../types/message-answer.ts';
import { countSchema, jsonObjectSchema, openString } from './shared.ts';

/** Text that the model wrote. */
export const textBlockSchema = z.object({ type: z.literal('text'), text: z.string() });

/** A tool call that the model makes. */
export const toolUseBlockSchema = z.object({
  type: z.literal('tool_use'),
  id: z.string(),
  name: z.string(),
  input: jsonObjectSchema,
});

/** Thinking of the model. */
export const thinkingBlockSchema = z.object({
  type: z.literal('thinking'),
  thinking: z.string(),
  signature: z.string(),
});

/** One block of an answer. */
export const contentBlockSchema = z.discriminatedUnion('type', [
  textBlockSchema,
  toolUseBlockSchema,
  thinkingBlockSchema,
]);

/** Reason for the end of an answer. */
export const stopReasonSchema = openString<StopReason>();

/** Usage of a message. */
export const messageUsageSchema = z.object({
  input_tokens: countSchema,
  output_tokens: countSchema,
  cache_read_input_tokens: countSchema.nullish(),
  cache_creation_input_tokens: countSchema.nullish(),
});

/** The answer of `POST /v1/messages`. */
export const messageSchema = z.object({
  id: z.string(),
  type: z.literal('message'),
  role: z.literal('assistant'),
  model: z.string().optional(),
  content: z.array(contentBlockSchema),
  usage: messageUsageSchema,
  stop_reason: stopReasonSchema.nullable(),
  stop_sequence: z.string().nullish(),
});

/** Addition to a block. */
export const contentBlockDeltaSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text_delta'), text: z.string() }),
  z.object({ type: z.literal('input_json_delta'), partial_json: z.string() }),
  z.object({ type: z.literal('thinking_delta'), thinking: z.string() }),
  z.object({ type: z.literal('signature_delta'), signature: z.string() }),
]);

/** The first event. */
export const messageStartEventSchema = z.object({ type: z.literal('message_start'), message: messageSchema });

/** A block begins. */
export const contentBlockStartEventSchema = z.object({
  type: z.literal('content_block_start'),
  index: z.number().int().min(0),
  content_block: contentBlockSchema,
});

/** A block grows. */
export const contentBlockDeltaEventSchema = z.object({
  type: z.literal('content_block_delta'),
  index: z.number().int().min(0),
  delta: contentBlockDeltaSchema,
});

/** A block is complete. */
export const contentBlockStopEventSchema = z.object({
  type: z.literal('content_block_stop'),
  index: z.number().int().min(0),
});

/** Reason for the end of the message, and its usage. */
export const messageDeltaEventSchema = z.object({
  type: z.literal('message_delta'),
  delta: z.object({ stop_reason: stopReasonSchema.nullable(), stop_sequence: z.string().nullish() }),
  usage: z.object({
    output_tokens: countSchema,
    input_tokens: countSchema.nullish(),
    cache_read_input_tokens: countSchema.nullish(),
    cache_creation_input_tokens: countSchema.nullish(),
  }),
});

/** The last event. */
export const messageStopEventSchema = z.object({ type: z.literal('message_stop') });

/** A keep-alive. */
export const pingEventSchema = z.object({ type: z.literal('ping') });

/** One event of a streamed message. */
export const messageStreamEventSchema = z.discriminatedUnion('type', [
  messageStartEventSchema,
  contentBlockStartEventSchema,
  contentBlockDeltaEventSchema,
  contentBlockStopEventSchema,
  messageDeltaEventSchema,
  messageStopEventSchema,
  pingEventSchema,
]);
