import * as z from 'zod';
import { countSchema } from './shared.ts';

/** A plugin of the marketplace. */
export const pluginSchema = z.object({
  name: z.string(),
  description: z.string(),
  version: z.string(),
  tags: z.array(z.string()),
  author: z.string().optional(),
  homepage: z.string().optional(),
  downloads: countSchema.optional(),
});

/** The answer of `GET /v1/plugins`. */
export const pluginListSchema = z.object({ data: z.array(pluginSchema) });
