import * as z from 'zod';
import { countSchema } from './shared.ts';

/** The answer of `GET /v1/wits/balance`. */
export const witsBalanceSchema = z.object({
  userId: z.string(),
  available: countSchema,
  reserved: countSchema,
  lifetimeUsed: countSchema,
});
