import * as z from 'zod';

/** An entry of a list of models. */
export const wireModelSchema = z.looseObject({
  id: z.string(),
  object: z.string().optional(),
  created: z.number().optional(),
  owned_by: z.string().optional(),
});

/** The answer of `GET /v1/models`. */
export const wireModelListSchema = z.object({ object: z.literal('list').optional(), data: z.array(wireModelSchema) });
