import type { GatewayName } from '@clawwits/contract';
import { createWebhookTools, type SignedWebhook, type WebhookTools } from './webhooks/unwrap.ts';

export type { InvoicePaidEvent, UsageUpdatedEvent, WebhookEvent } from '@clawwits/contract';
export { ConfigurationError } from './errors/error-classes.ts';
export type { RawBody } from './webhooks/raw-body.ts';
export type { SignatureSource, WebhookHeaders, WebhookOptions } from './webhooks/unwrap.ts';
export { WebhookError } from './webhooks/webhook-error.ts';
export type { SignedWebhook, WebhookTools };

/** The header in which each gateway signs its webhooks, `null` if it sends none; signed events carry the first. */
const signatureHeaders: Readonly<Record<GatewayName, string | null>> = {
  klawd: 'x-klawd-signature',
  clew: 'x-clew-signature',
  clawwits: null,
  techopenclaw: null,
};

const tools: WebhookTools = createWebhookTools(Object.values(signatureHeaders).filter((name) => name !== null));

/** Checks whether a webhook is from the gateway; {@link WebhookTools.verify} without a client. */
export const verifyWebhook: WebhookTools['verify'] = tools.verify;

/** Returns the event of a webhook after its signature was checked; {@link WebhookTools.unwrap} without a client. */
export const unwrapWebhook: WebhookTools['unwrap'] = tools.unwrap;

/** Signs an event for a test; {@link WebhookTools.sign} without a client. */
export const signWebhook: WebhookTools['sign'] = tools.sign;
