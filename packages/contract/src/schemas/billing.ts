import * as z from 'zod';
import type { CheckoutRequest, Invoice } from '../types/billing.ts';
import { countSchema, openString } from './shared.ts';

/** The body of `POST /v1/billing/checkout`. */
export const checkoutRequestSchema = z.object({ tier: openString<CheckoutRequest['tier']>() });

/** The answer of `POST /v1/billing/checkout`. */
export const checkoutResultSchema = z.object({ url: z.string().nullable(), tier: z.string() });

/** Cost of a month. */
export const invoiceSchema = z.object({
  id: z.string(),
  period: z.string(),
  tier: z.string().optional(),
  requests: countSchema,
  total_tokens: countSchema,
  amount_usd: z.number().min(0),
  status: openString<Invoice['status']>(),
});

/** The answer of `GET /v1/billing/invoices`. */
export const invoiceListSchema = z.object({ data: z.array(invoiceSchema) });
