import * as z from 'zod';
import { amount, count, type DataByName, type DataOf, text } from '../../program/data-schemas.ts';

const covers = z.strictObject({
  requests: count,
  wits: count,
  missing: amount.describe('Wits; 0 where all is covered.'),
});

/** The balance as the gateway sent it, unknown fields included. */
const balance = z.object({
  userId: text,
  available: z.number(),
  reserved: z.number(),
  lifetimeUsed: z.number(),
  covers: z.optional(covers),
});

export const data = {
  balance: { data: balance, isKeptOnFailure: true },
} as const satisfies DataByName;

export type BalanceData = DataOf<typeof data.balance>;
