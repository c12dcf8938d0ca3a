import * as z from 'zod';

/** The answer of `GET /v1/updates`. */
export const latestUpdateSchema = z.object({
  version: z.string(),
  released_at: z.string().optional(),
  url: z.string().optional(),
  notes: z.string().optional(),
});

/** The answer of `GET /v1/updates/check`. */
export const updateCheckSchema = z.object({
  current: z.string(),
  latest: z.string(),
  update_available: z.boolean(),
  url: z.string().optional(),
});
