import * as z from 'zod';

/** The body of `POST /v1/video/generations`. */
export const videoRequestSchema = z.object({
  prompt: z.string().min(1),
  model: z.string().optional(),
  duration: z.number().positive().optional(),
  size: z.string().optional(),
  user: z.string().optional(),
});

/** One video. */
export const generatedVideoSchema = z.object({ url: z.string() });

/** The answer of `POST /v1/video/generations`. */
export const videoListSchema = z.object({
  created: z.number(),
  model: z.string().optional(),
  data: z.array(generatedVideoSchema),
});
