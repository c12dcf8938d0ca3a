/** A webhook without its secret. */
export interface Webhook {
  /** Id of the webhook. */
  id: string;
  /** Address that events are sent to. */
  url: string;
  /** Events that are sent. */
  events: string[];
  /** Date of creation, in ISO 8601. */
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
  /** Address that events are sent to, `http:` or `https:`. */
  url: string;
  /** Events to send. Default: all. */
  events?: string[] | undefined;
}

/**
 * The answer of `POST /v1/webhooks`.
 * @see docs/contract.md §2
 */
export interface CreatedWebhook extends Webhook {
  /** Secret that its events are signed with, shown only this once. */
  secret: string;
}

/** Fields of every event of a webhook. */
interface WebhookEventBase {
  /** Id of the event; the same if it is delivered again. */
  id?: string | undefined;
  /** Time of the event, as an ISO 8601 date. */
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

/** Sent when a payment has been received. */
export interface InvoicePaidEvent extends WebhookEventBase {
  type: 'billing.invoice.paid';
  /** The invoice. */
  data: {
    /** Id of the invoice. */
    invoice_id?: string | undefined;
    /** Period that it covers. */
    period?: string | undefined;
    /** Amount paid, in US dollars. */
    amount_usd?: number | undefined;
  };
}

/**
 * Event of a webhook. Gateways may send further types; a `switch` over `type` needs a `default`.
 * @see docs/contract.md §4, Webhooks
 */
export type WebhookEvent = UsageUpdatedEvent | InvoicePaidEvent;
