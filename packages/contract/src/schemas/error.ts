import * as z from 'zod';

/** The error object of a refused call. */
export const gatewayErrorObjectSchema = z.object({
  code: z.string(),
  type: z.string(),
  message: z.string(),
  retryAfterMs: z.number().optional(),
  param: z.string().nullish(),
});

/** The body of a refused call. */
export const gatewayErrorBodySchema = z.object({
  type: z.literal('error').optional(),
  error: gatewayErrorObjectSchema,
});
