import * as z from 'zod';

/** An API key without its secret. */
export const apiKeySchema = z.object({
  id: z.string(),
  name: z.string(),
  prefix: z.string(),
  created_at: z.string(),
  last_used_at: z.string().nullish(),
});

/** The answer of `GET /v1/keys`. */
export const apiKeyListSchema = z.object({ data: z.array(apiKeySchema) });

/** The body of `POST /v1/keys`. */
export const apiKeyRequestSchema = z.object({ name: z.string().min(1).optional() });

/** The answer of `POST /v1/keys`. */
export const createdApiKeySchema = apiKeySchema.extend({ key: z.string() });

/** The answer of a `DELETE`. */
export const deletedSchema = z.object({ id: z.string(), deleted: z.literal(true) });
