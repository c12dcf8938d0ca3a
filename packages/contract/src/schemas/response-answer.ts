import * as z from 'zod';
import { responseFunctionCallSchema, responseReasoningSchema } from './response-request.ts';
import { countSchema, jsonObjectSchema } from './shared.ts';

/** Text that the model wrote. */
export const responseOutputTextSchema = z.object({
  type: z.literal('output_text'),
  text: z.string(),
  annotations: z.array(jsonObjectSchema).optional(),
});

/** A refusal that the model wrote. */
export const responseOutputRefusalSchema = z.object({ type: z.literal('refusal'), refusal: z.string() });

const partSchema = z.discriminatedUnion('type', [responseOutputTextSchema, responseOutputRefusalSchema]);

/** A message that the model wrote. */
export const responseOutputMessageSchema = z.object({
  type: z.literal('message'),
  id: z.string().optional(),
  role: z.literal('assistant'),
  status: z.string().optional(),
  content: z.array(partSchema),
});

/** One output item of the model. */
export const responseOutputItemSchema = z.discriminatedUnion('type', [
  responseOutputMessageSchema,
  responseFunctionCallSchema,
  responseReasoningSchema,
]);

/** Usage of a response, in tokens. */
export const responseUsageSchema = z.object({
  input_tokens: countSchema,
  output_tokens: countSchema,
  total_tokens: countSchema,
  input_tokens_details: z.object({ cached_tokens: countSchema.optional() }).optional(),
  output_tokens_details: z.object({ reasoning_tokens: countSchema.optional() }).optional(),
});

/** The answer of `POST /v1/responses`. */
export const modelResponseSchema = z.object({
  id: z.string(),
  object: z.literal('response'),
  created_at: z.number(),
  model: z.string(),
  status: z.enum(['completed', 'incomplete', 'failed', 'in_progress']).optional(),
  output: z.array(responseOutputItemSchema),
  usage: responseUsageSchema.nullish(),
  incomplete_details: z.object({ reason: z.string().optional() }).nullish(),
  error: z.object({ code: z.string().nullish(), message: z.string() }).nullish(),
});

const event = { sequence_number: z.number().optional() };
const ofItem = { ...event, output_index: z.number(), item_id: z.string().optional() };
const ofPart = { ...ofItem, content_index: z.number() };

/** The response has a new state. */
export const responseStateEventSchema = z.object({
  ...event,
  type: z.enum([
    'response.created',
    'response.in_progress',
    'response.completed',
    'response.incomplete',
    'response.failed',
  ]),
  response: modelResponseSchema,
});

/** An output item has begun, or is whole. */
export const responseItemEventSchema = z.object({
  ...ofItem,
  type: z.enum(['response.output_item.added', 'response.output_item.done']),
  item: responseOutputItemSchema,
});

/** A part of a message has begun, or is whole. */
export const responsePartEventSchema = z.object({
  ...ofPart,
  type: z.enum(['response.content_part.added', 'response.content_part.done']),
  part: partSchema,
});

/** A piece of the text. */
export const responseTextDeltaEventSchema = z.object({
  ...ofPart,
  type: z.literal('response.output_text.delta'),
  delta: z.string(),
});

/** The whole text of a part. */
export const responseTextDoneEventSchema = z.object({
  ...ofPart,
  type: z.literal('response.output_text.done'),
  text: z.string(),
});

/** A piece of a tool call's arguments. */
export const responseArgumentsDeltaEventSchema = z.object({
  ...ofItem,
  type: z.literal('response.function_call_arguments.delta'),
  delta: z.string(),
});

/** The whole arguments of a tool call. */
export const responseArgumentsDoneEventSchema = z.object({
  ...ofItem,
  type: z.literal('response.function_call_arguments.done'),
  arguments: z.string(),
});

/** A piece of the summary of the thinking. */
export const responseReasoningDeltaEventSchema = z.object({
  ...ofItem,
  type: z.literal('response.reasoning_summary_text.delta'),
  summary_index: z.number(),
  delta: z.string(),
});

/** The whole summary of the thinking. */
export const responseReasoningDoneEventSchema = z.object({
  ...ofItem,
  type: z.literal('response.reasoning_summary_text.done'),
  summary_index: z.number(),
  text: z.string(),
});

/** An event of a streamed response. */
export const responseStreamEventSchema = z.discriminatedUnion('type', [
  responseStateEventSchema,
  responseItemEventSchema,
  responsePartEventSchema,
  responseTextDeltaEventSchema,
  responseTextDoneEventSchema,
  responseArgumentsDeltaEventSchema,
  responseArgumentsDoneEventSchema,
  responseReasoningDeltaEventSchema,
  responseReasoningDoneEventSchema,
]);
