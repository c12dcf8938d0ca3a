import * as z from 'zod';
import { countSchema, modelNameSchema } from './shared.ts';

const textSchema = z.string().min(1);

/** The body of `POST /v1/embeddings`. */
export const embeddingRequestSchema = z.object({
  input: z.union([textSchema, z.array(textSchema).min(1)]),
  model: modelNameSchema.optional(),
  user: z.string().optional(),
  encoding_format: z.enum(['float', 'base64']).optional(),
});

/** Usage of embeddings. */
export const embeddingUsageSchema = z.object({ prompt_tokens: countSchema, total_tokens: countSchema });

const listOf = <Vector extends z.ZodType>(vector: Vector) =>
  z.object({
    object: z.literal('list'),
    data: z.array(z.object({ object: z.literal('embedding'), index: z.number().int().min(0), embedding: vector })),
    model: z.string().optional(),
    usage: embeddingUsageSchema,
  });

/** The answer of `POST /v1/embeddings` with vectors of numbers. */
export const embeddingListSchema = listOf(z.array(z.number()));

/** The answer of `POST /v1/embeddings` with vectors in base64. */
export const base64EmbeddingListSchema = listOf(z.string());
