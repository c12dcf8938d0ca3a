import * as z from 'zod';
import { amount, count, type DataByName, type DataOf, maybe, text } from '../../program/data-schemas.ts';
import { groupings } from '../../usage-log/add-up.ts';

const totals = { requests: amount, total_tokens: amount, cost_usd: amount };

/** Usage that a gateway counted. */
const remote = z.strictObject({
  summary: z.object({ ...totals, period: z.optional(text), limit_tokens: z.optional(z.nullable(z.number())) }),
  daily: z.array(z.object({ ...totals, date: text })),
});

const spending = {
  requests: count,
  wits: count.describe('Spent at ClawWits.'),
  input_tokens: count,
  output_tokens: count,
  cost_usd: amount.describe('Spent at the other gateways.'),
  estimated: z.boolean().describe('Whether a part of the tokens was counted here.'),
  unsettled_requests: count.describe('Calls whose cost is not known; it is in none of the sums.'),
  unsettled_at_most_tokens: z
    .nullable(count)
    .describe('The most tokens that those can have cost; null if one of them was not limited.'),
};

/** Usage that the command's own log holds. */
const logged = z.strictObject({
  since: text,
  sandbox: z.boolean().describe('Whether it is the play money of the sandbox.'),
  ...spending,
  by: z.enum(groupings),
  groups: z.array(z.strictObject({ name: maybe, ...spending })),
  torn_lines: count.describe('Lines that a killed process left unfinished.'),
});

export const data = { usage: { data: z.union([remote, logged]) } } as const satisfies DataByName;

export type RemoteUsageData = DataOf<{ data: typeof remote }>;
export type LoggedUsageData = DataOf<{ data: typeof logged }>;
