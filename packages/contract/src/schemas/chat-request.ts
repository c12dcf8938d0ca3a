import * as z from 'zod';
import type { ChatCompletionRequest, ChatInputAudioPart } from '../types/chat-request.ts';
import {
  jsonSchemaSchema,
  maxTokensSchema,
  modelNameSchema,
  openString,
  temperatureSchema,
  topPSchema,
} from './shared.ts';

/** A piece of text in a message. */
export const chatTextPartSchema = z.object({ type: z.literal('text'), text: z.string() });

/** An image in a message. */
export const chatImagePartSchema = z.object({
  type: z.literal('image_url'),
  image_url: z.object({ url: z.string().min(1), detail: z.enum(['auto', 'low', 'high']).optional() }),
});

/** Recorded speech in a message. */
export const chatInputAudioPartSchema = z.object({
  type: z.literal('input_audio'),
  input_audio: z.object({
    data: z.string().min(1),
    format: openString<ChatInputAudioPart['input_audio']['format']>(),
  }),
});

/** A file in a message. */
export const chatFilePartSchema = z.object({
  type: z.literal('file'),
  file: z.object({
    file_data: z.string().optional(),
    file_id: z.string().optional(),
    filename: z.string().optional(),
  }),
});

/** One part of a user message. */
export const chatContentPartSchema = z.discriminatedUnion('type', [
  chatTextPartSchema,
  chatImagePartSchema,
  chatInputAudioPartSchema,
  chatFilePartSchema,
]);

/** A refusal that the model wrote before. */
export const chatRefusalPartSchema = z.object({ type: z.literal('refusal'), refusal: z.string() });

/** A call that the model wants to make. */
export const chatToolCallSchema = z.object({
  id: z.string(),
  type: z.literal('function'),
  function: z.object({ name: z.string(), arguments: z.string() }),
});

/** Instructions that frame the conversation. */
export const chatSystemMessageSchema = z.object({
  role: z.enum(['system', 'developer']),
  content: z.union([z.string(), z.array(chatTextPartSchema)]),
  name: z.string().optional(),
});

/** A message of the user. */
export const chatUserMessageSchema = z.object({
  role: z.literal('user'),
  content: z.union([z.string(), z.array(chatContentPartSchema)]),
  name: z.string().optional(),
});

/** An earlier message of the model. */
export const chatAssistantMessageSchema = z.object({
  role: z.literal('assistant'),
  content: z
    .union([z.string(), z.array(z.discriminatedUnion('type', [chatTextPartSchema, chatRefusalPartSchema]))])
    .nullish(),
  name: z.string().optional(),
  refusal: z.string().nullish(),
  reasoning_content: z.string().nullish(),
  tool_calls: z.array(chatToolCallSchema).optional(),
});

/** Result of a tool. */
export const chatToolMessageSchema = z.object({
  role: z.literal('tool'),
  content: z.union([z.string(), z.array(chatTextPartSchema)]),
  tool_call_id: z.string(),
});

/** One message of a conversation. */
export const chatMessageSchema = z.discriminatedUnion('role', [
  chatSystemMessageSchema,
  chatUserMessageSchema,
  chatAssistantMessageSchema,
  chatToolMessageSchema,
]);

/** A function that the model may call. */
export const chatToolSchema = z.object({
  type: z.literal('function'),
  function: z.object({
    name: z.string().min(1),
    description: z.string().optional(),
    parameters: jsonSchemaSchema.optional(),
    strict: z.boolean().nullish(),
  }),
});

/** Choice of the tool. */
export const chatToolChoiceSchema = z.union([
  z.enum(['none', 'auto', 'required']),
  z.object({ type: z.literal('function'), function: z.object({ name: z.string() }) }),
]);

/** The form of the answer. */
export const chatResponseFormatSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text') }),
  z.object({ type: z.literal('json_object'), schema: jsonSchemaSchema.optional() }),
  z.object({
    type: z.literal('json_schema'),
    json_schema: z.object({
      name: z.string(),
      description: z.string().optional(),
      schema: jsonSchemaSchema.optional(),
      strict: z.boolean().nullish(),
    }),
  }),
]);

/** The body of `POST /v1/chat/completions`. */
export const chatCompletionRequestSchema = z.object({
  messages: z.array(chatMessageSchema).min(1),
  model: modelNameSchema.optional(),
  max_tokens: maxTokensSchema.nullish(),
  max_completion_tokens: maxTokensSchema.nullish(),
  temperature: temperatureSchema.nullish(),
  top_p: topPSchema.nullish(),
  stop: z.union([z.string(), z.array(z.string()).max(4)]).nullish(),
  n: z.number().int().min(1).max(128).nullish(),
  seed: z.number().int().nullish(),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().optional() }).nullish(),
  tools: z.array(chatToolSchema).optional(),
  tool_choice: chatToolChoiceSchema.optional(),
  parallel_tool_calls: z.boolean().optional(),
  response_format: chatResponseFormatSchema.optional(),
  presence_penalty: z.number().min(-2).max(2).nullish(),
  frequency_penalty: z.number().min(-2).max(2).nullish(),
  logprobs: z.boolean().nullish(),
  top_logprobs: z.number().int().min(0).max(20).nullish(),
  logit_bias: z.record(z.string(), z.number()).nullish(),
  user: z.string().optional(),
  metadata: z.record(z.string(), z.string()).nullish(),
  reasoning_effort: openString<Exclude<ChatCompletionRequest['reasoning_effort'], null | undefined>>().nullish(),
  service_tier: openString<Exclude<ChatCompletionRequest['service_tier'], null | undefined>>().nullish(),
});
