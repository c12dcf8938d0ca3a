import * as z from 'zod';
import type { ChatFinishReason } from '../types/chat-answer.ts';
import { chatToolCallSchema } from './chat-request.ts';
import { countSchema, openString } from './shared.ts';

/** Reason for the end of an answer. */
export const chatFinishReasonSchema = openString<ChatFinishReason>();

/** Usage of a chat completion. */
export const chatUsageSchema = z.object({
  prompt_tokens: countSchema,
  completion_tokens: countSchema,
  total_tokens: countSchema,
  prompt_tokens_details: z.object({ cached_tokens: countSchema.optional() }).nullish(),
  completion_tokens_details: z.object({ reasoning_tokens: countSchema.optional() }).nullish(),
});

/** Details of how ClawWits served the call. */
export const clawwitsExtensionSchema = z.object({ provider: z.string(), cached: z.boolean(), ttft_ms: z.number() });

/** The model's message. */
export const chatCompletionMessageSchema = z.object({
  role: z.literal('assistant'),
  content: z.string().nullable(),
  refusal: z.string().nullish(),
  reasoning_content: z.string().nullish(),
  tool_calls: z.array(chatToolCallSchema).optional(),
});

const alternativeSchema = z.object({
  token: z.string(),
  logprob: z.number(),
  bytes: z.array(z.number()).nullish(),
});

/** The log probability of one token. */
export const chatTokenLogprobSchema = alternativeSchema.extend({ top_logprobs: z.array(alternativeSchema).optional() });

/** Log probabilities of an answer's tokens. */
export const chatLogprobsSchema = z.object({ content: z.array(chatTokenLogprobSchema).nullish() });

/** One answer. */
export const chatChoiceSchema = z.object({
  index: z.number().int().min(0),
  message: chatCompletionMessageSchema,
  finish_reason: chatFinishReasonSchema,
  logprobs: chatLogprobsSchema.nullish(),
});

/** The answer of `POST /v1/chat/completions`. */
export const chatCompletionSchema = z.object({
  id: z.string(),
  object: z.literal('chat.completion'),
  created: z.number().optional(),
  model: z.string(),
  choices: z.tuple([chatChoiceSchema], chatChoiceSchema),
  usage: chatUsageSchema,
  x_clawwits: clawwitsExtensionSchema.optional(),
  system_fingerprint: z.string().nullish(),
});

/** A piece of a tool call. */
export const chatToolCallDeltaSchema = z.object({
  index: z.number().int().min(0),
  id: z.string().optional(),
  type: z.literal('function').optional(),
  function: z.object({ name: z.string().optional(), arguments: z.string().optional() }).optional(),
});

/** Addition of a chunk. */
export const chatDeltaSchema = z.object({
  role: z.literal('assistant').optional(),
  content: z.string().nullish(),
  refusal: z.string().nullish(),
  reasoning_content: z.string().nullish(),
  tool_calls: z.array(chatToolCallDeltaSchema).optional(),
});

/** One answer's share of a chunk. */
export const chatChunkChoiceSchema = z.object({
  index: z.number().int().min(0),
  delta: chatDeltaSchema,
  finish_reason: chatFinishReasonSchema.nullish(),
  logprobs: chatLogprobsSchema.nullish(),
});

/** One event of a streamed chat completion. */
export const chatCompletionChunkSchema = z.object({
  id: z.string(),
  object: z.literal('chat.completion.chunk'),
  created: z.number().optional(),
  model: z.string(),
  choices: z.array(chatChunkChoiceSchema),
  usage: chatUsageSchema.nullish(),
  x_clawwits: clawwitsExtensionSchema.optional(),
  system_fingerprint: z.string().nullish(),
});
