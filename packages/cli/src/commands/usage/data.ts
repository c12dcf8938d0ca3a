import * as z from 'zod';
import { amount, type DataByName, type DataOf, text } from '../../program/data-schemas.ts';

const totals = { requests: amount, total_tokens: amount, cost_usd: amount };

export const data = {
  usage: {
    data: z.strictObject({
      summary: z.object({ ...totals, period: z.optional(text), limit_tokens: z.optional(z.nullable(z.number())) }),
      daily: z.array(z.object({ ...totals, date: text })),
    }),
  },
} as const satisfies DataByName;

export type UsageData = DataOf<typeof data.usage>;
