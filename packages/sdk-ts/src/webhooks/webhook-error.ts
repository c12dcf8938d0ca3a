import { ClawwitsError } from '../errors/clawwits-error.ts';

/**
 * A webhook that cannot be trusted. Codes: `missing_signature`, `invalid_signature`, `webhook_too_old` (or too far in
 * the future, or without a date, where a `tolerance` is set), `invalid_webhook` (signed, but no event). Answer it with a
 * status of 400.
 */
export class WebhookError extends ClawwitsError {
  static override readonly errorName = 'WebhookError';
}
