import * as z from 'zod';
import type { ReasoningEffort, ResponseRequest } from '../types/response-request.ts';
import {
  jsonSchemaSchema,
  maxTokensSchema,
  modelNameSchema,
  openString,
  temperatureSchema,
  topPSchema,
} from './shared.ts';

/** A part of a message. */
export const responseInputPartSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('input_text'), text: z.string() }),
  z.object({
    type: z.literal('input_image'),
    image_url: z.string().min(1),
    detail: z.enum(['auto', 'low', 'high']).optional(),
  }),
  z.object({
    type: z.literal('input_file'),
    file_data: z.string().optional(),
    file_id: z.string().optional(),
    file_url: z.string().optional(),
    filename: z.string().optional(),
  }),
  z.object({ type: z.literal('output_text'), text: z.string() }),
]);

/** A message of the conversation. */
export const responseInputMessageSchema = z.object({
  type: z.literal('message').optional(),
  role: z.enum(['user', 'assistant', 'system', 'developer']),
  content: z.union([z.string(), z.array(responseInputPartSchema)]),
});

/** A tool call that the model made. */
export const responseFunctionCallSchema = z.object({
  type: z.literal('function_call'),
  id: z.string().optional(),
  call_id: z.string(),
  name: z.string(),
  arguments: z.string(),
  status: z.string().optional(),
});

/** Result of a tool. */
export const responseFunctionCallOutputSchema = z.object({
  type: z.literal('function_call_output'),
  call_id: z.string(),
  output: z.string(),
});

/** Summary of the model's thinking. */
export const responseReasoningSchema = z.object({
  type: z.literal('reasoning'),
  id: z.string(),
  summary: z.array(z.object({ type: z.literal('summary_text'), text: z.string() })),
  encrypted_content: z.string().nullish(),
  status: z.string().optional(),
});

/** Input of a response. */
export const responseInputItemSchema = z.union([
  responseInputMessageSchema,
  responseFunctionCallSchema,
  responseFunctionCallOutputSchema,
  responseReasoningSchema,
]);

/** A tool that the model may call. */
export const responseToolSchema = z.object({
  type: z.literal('function'),
  name: z.string(),
  description: z.string().nullish(),
  parameters: jsonSchemaSchema.nullish(),
  strict: z.boolean().nullish(),
});

/** The form of the answer's text. */
export const responseTextFormatSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text') }),
  z.object({ type: z.literal('json_object') }),
  z.object({
    type: z.literal('json_schema'),
    name: z.string(),
    schema: jsonSchemaSchema,
    strict: z.boolean().nullish(),
  }),
]);

/** The body of `POST /v1/responses`. */
export const responseRequestSchema = z.object({
  input: z.union([z.string().min(1), z.array(responseInputItemSchema).min(1)]),
  model: modelNameSchema,
  instructions: z.string().nullish(),
  stream: z.boolean().nullish(),
  reasoning: z
    .object({
      effort: openString<ReasoningEffort>().nullish(),
      summary: z.enum(['auto', 'concise', 'detailed']).nullish(),
    })
    .nullish(),
  temperature: temperatureSchema.nullish(),
  tools: z.array(responseToolSchema).optional(),
  text: z.object({ format: responseTextFormatSchema.optional() }).optional(),
  metadata: z.record(z.string(), z.string()).nullish(),
  user: z.string().optional(),
  store: z.boolean().nullish(),
  max_output_tokens: maxTokensSchema.nullish(),
  top_p: topPSchema.nullish(),
  tool_choice: z
    .union([z.enum(['none', 'auto', 'required']), z.object({ type: z.literal('function'), name: z.string() })])
    .optional(),
  parallel_tool_calls: z.boolean().nullish(),
  service_tier: openString<Exclude<ResponseRequest['service_tier'], null | undefined>>().nullish(),
});
