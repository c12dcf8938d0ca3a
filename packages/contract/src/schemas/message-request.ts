import * as z from 'zod';
import type { MessageRequest, OutputConfig } from '../types/message-request.ts';
import {
  jsonSchemaSchema,
  maxTokensSchema,
  modelNameSchema,
  openString,
  ownObjectSchema,
  temperatureSchema,
  topPSchema,
} from './shared.ts';

/** Marks a prefix of the prompt that may be cached. */
export const cacheControlSchema = z.object({ type: z.literal('ephemeral'), ttl: z.enum(['5m', '1h']).optional() });

/** Text in a message. */
export const textBlockParamSchema = z.object({
  type: z.literal('text'),
  text: z.string(),
  cache_control: cacheControlSchema.nullish(),
});

/** An image in a message. */
export const imageBlockParamSchema = z.object({
  type: z.literal('image'),
  source: z.discriminatedUnion('type', [
    z.object({ type: z.literal('base64'), media_type: z.string(), data: z.string() }),
    z.object({ type: z.literal('url'), url: z.string().min(1) }),
  ]),
  cache_control: cacheControlSchema.nullish(),
});

/** A document in a message. */
export const documentBlockParamSchema = z.object({
  type: z.literal('document'),
  source: z.discriminatedUnion('type', [
    z.object({ type: z.literal('base64'), media_type: z.string(), data: z.string() }),
    z.object({ type: z.literal('text'), media_type: z.literal('text/plain'), data: z.string() }),
    z.object({
      type: z.literal('content'),
      content: z.union([
        z.string(),
        z.array(z.discriminatedUnion('type', [textBlockParamSchema, imageBlockParamSchema])),
      ]),
    }),
    z.object({ type: z.literal('url'), url: z.string().min(1) }),
  ]),
  title: z.string().nullish(),
  context: z.string().nullish(),
  citations: z.object({ enabled: z.boolean().optional() }).nullish(),
  cache_control: cacheControlSchema.nullish(),
});

/** A tool call that the model made before. */
export const toolUseBlockParamSchema = z.object({
  type: z.literal('tool_use'),
  id: z.string(),
  name: z.string(),
  input: ownObjectSchema,
  cache_control: cacheControlSchema.nullish(),
});

/** Result of a tool. */
export const toolResultBlockParamSchema = z.object({
  type: z.literal('tool_result'),
  tool_use_id: z.string(),
  content: z
    .union([
      z.string(),
      z.array(z.discriminatedUnion('type', [textBlockParamSchema, imageBlockParamSchema, documentBlockParamSchema])),
    ])
    .optional(),
  is_error: z.boolean().optional(),
  cache_control: cacheControlSchema.nullish(),
});

/** Thinking that the model did before. */
export const thinkingBlockParamSchema = z.object({
  type: z.literal('thinking'),
  thinking: z.string(),
  signature: z.string(),
});

/** Thinking that the provider encrypted. */
export const redactedThinkingBlockParamSchema = z.object({ type: z.literal('redacted_thinking'), data: z.string() });

/** One block of a message. */
export const contentBlockParamSchema = z.discriminatedUnion('type', [
  textBlockParamSchema,
  imageBlockParamSchema,
  documentBlockParamSchema,
  toolUseBlockParamSchema,
  toolResultBlockParamSchema,
  thinkingBlockParamSchema,
  redactedThinkingBlockParamSchema,
]);

/** One message of a conversation. */
export const messageParamSchema = z.object({
  role: z.enum(['user', 'assistant']),
  content: z.union([z.string(), z.array(contentBlockParamSchema)]),
});

/** A tool that the model may use. */
export const messageToolSchema = z.object({
  type: z.literal('custom').optional(),
  name: z.string().min(1),
  description: z.string().optional(),
  input_schema: jsonSchemaSchema,
  cache_control: cacheControlSchema.nullish(),
});

const parallelism = { disable_parallel_tool_use: z.boolean().optional() };

/** Choice of the tool. */
export const messageToolChoiceSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('auto'), ...parallelism }),
  z.object({ type: z.literal('any'), ...parallelism }),
  z.object({ type: z.literal('tool'), name: z.string(), ...parallelism }),
  z.object({ type: z.literal('none') }),
]);

/** Extended thinking. */
export const thinkingConfigSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('enabled'), budget_tokens: maxTokensSchema }),
  z.object({ type: z.literal('adaptive') }),
  z.object({ type: z.literal('disabled') }),
]);

/** Form and effort of the answer. */
export const outputConfigSchema = z.object({
  format: z.object({ type: z.literal('json_schema'), schema: jsonSchemaSchema }).nullish(),
  effort: openString<Exclude<OutputConfig['effort'], null | undefined>>().nullish(),
});

/** The body of `POST /v1/messages`. */
export const messageRequestSchema = z.object({
  messages: z.array(messageParamSchema).min(1),
  max_tokens: maxTokensSchema,
  model: modelNameSchema.optional(),
  system: z.union([z.string(), z.array(textBlockParamSchema)]).optional(),
  temperature: temperatureSchema.optional(),
  tools: z.array(messageToolSchema).optional(),
  tool_choice: messageToolChoiceSchema.optional(),
  thinking: thinkingConfigSchema.optional(),
  metadata: z.object({ user_id: z.string().nullish() }).optional(),
  stream: z.boolean().optional(),
  stop_sequences: z.array(z.string()).optional(),
  top_p: topPSchema.optional(),
  top_k: z.number().int().min(0).optional(),
  output_config: outputConfigSchema.optional(),
  service_tier: openString<Exclude<MessageRequest['service_tier'], undefined>>().optional(),
});
