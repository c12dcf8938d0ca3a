import * as z from 'zod';

const eventFields = { id: z.string().optional(), created_at: z.string().optional() };

/** A webhook without its secret. */
export const webhookSchema = z.object({
  id: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  created_at: z.string(),
});

/** The answer of `GET /v1/webhooks`. */
export const webhookListSchema = z.object({ data: z.array(webhookSchema) });

/** The body of `POST /v1/webhooks`. */
export const webhookRequestSchema = z.object({
  url: z.url({ protocol: /^https?$/ }),
  events: z.array(z.string().min(1)).optional(),
});

/** The answer of `POST /v1/webhooks`. */
export const createdWebhookSchema = webhookSchema.extend({ secret: z.string() });

/** Sent every hour in which the usage has changed. */
export const usageUpdatedEventSchema = z.object({
  ...eventFields,
  type: z.literal('usage.updated'),
  data: z.object({
    requests: z.number().optional(),
    total_tokens: z.number().optional(),
    cost_usd: z.number().optional(),
  }),
});

/** Sent when a payment has been received. */
export const invoicePaidEventSchema = z.object({
  ...eventFields,
  type: z.literal('billing.invoice.paid'),
  data: z.object({
    invoice_id: z.string().optional(),
    period: z.string().optional(),
    amount_usd: z.number().optional(),
  }),
});

/** An event that a webhook delivers. */
export const webhookEventSchema = z.discriminatedUnion('type', [usageUpdatedEventSchema, invoicePaidEventSchema]);
