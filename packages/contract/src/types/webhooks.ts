/** A webhook without its secret. */
export interface Webhook {
  /** Name of the webhook. */
  id: string;
  /** Where events are sent. */
  url: string;
  /** Which events are sent. */
  events: string[];
  /** When it was made, as an ISO 8601 date. */
  created_at: string;
}

/**
 * The answer of `GET /v1/webhooks`.
 * @see docs/contract.md §2
 */
export interface WebhookList {
  /** The webhooks. */
  data: Webhook[];
}

/** The body of `POST /v1/webhooks`. */
export interface WebhookRequest {
  /** Where events are sent: an `http:` or `https:` address. */
  url: string;
  /** Which events are sent. Default: all. */
  events?: string[] | undefined;
}

/**
 * The answer of `POST /v1/webhooks`.
 * @see docs/contract.md §2
 */
export interface CreatedWebhook extends Webhook {
  /** What its events are signed with, shown this once. */
  secret: string;
}

/** What every event of a webhook has. */
interface WebhookEventBase {
  /** Names the delivery; the same when it is delivered again. */
  id?: string | undefined;
  /** When it happened, as an ISO 8601 date. */
  created_at?: string | undefined;
}

/** Sent every hour in which the usage has changed. */
export interface UsageUpdatedEvent extends WebhookEventBase {
  type: 'usage.updated';
  /** The usage. */
  data: {
    /** Calls of the period. */
    requests?: number | undefined;
    /** Tokens of the period. */
    total_tokens?: number | undefined;
    /** Cost of the period, in US dollars. */
    cost_usd?: number | undefined;
  };
}

/** Sent when a payment has come in. */
export interface InvoicePaidEvent extends WebhookEventBase {
  type: 'billing.invoice.paid';
  /** The invoice. */
  data: {
    /** Name of the invoice. */
    invoice_id?: string | undefined;
    /** Period that it covers. */
    period?: string | undefined;
    /** Amount paid, in US dollars. */
    amount_usd?: number | undefined;
  };
}

/**
 * What a webhook delivers. Gateways may send further types; a `switch` over `type` needs a `default`.
 * @see docs/contract.md §4, Webhooks
 */
export type WebhookEvent = UsageUpdatedEvent | InvoicePaidEvent;
