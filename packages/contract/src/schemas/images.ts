import * as z from 'zod';

/** The body of `POST /v1/images/generations`. */
export const imageRequestSchema = z.object({
  prompt: z.string().min(1),
  model: z.string().optional(),
  n: z.number().int().min(1).max(10).optional(),
  size: z.string().optional(),
  quality: z.string().optional(),
  style: z.string().optional(),
  user: z.string().optional(),
  response_format: z.enum(['url', 'b64_json']).optional(),
});

/** One image. */
export const generatedImageSchema = z.object({
  url: z.string().optional(),
  b64_json: z.string().optional(),
  revised_prompt: z.string().optional(),
});

/** The answer of `POST /v1/images/generations`. */
export const imageListSchema = z.object({ created: z.number(), data: z.array(generatedImageSchema) });
