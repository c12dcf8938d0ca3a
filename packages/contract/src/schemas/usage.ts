import * as z from 'zod';
import { usageTotalsSchema } from './auth.ts';
import { countSchema } from './shared.ts';

/** Usage of one provider. */
export const providerUsageSchema = usageTotalsSchema.extend({ provider: z.string() });

/** The answer of `GET /v1/usage`. */
export const usageSummarySchema = usageTotalsSchema.extend({
  period: z.string().optional(),
  prompt_tokens: countSchema.optional(),
  completion_tokens: countSchema.optional(),
  limit_tokens: countSchema.nullish(),
  providers: z.array(providerUsageSchema),
});

/** Usage of one day. */
export const dailyUsageSchema = usageTotalsSchema.extend({ date: z.string() });

/** The answer of `GET /v1/usage/daily`. */
export const dailyUsageListSchema = z.object({ data: z.array(dailyUsageSchema) });
