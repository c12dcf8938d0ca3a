import { ClawwitsError } from './clawwits-error.ts';

/**
 * A mistake of the calling code: a missing key, a bad option or parameter, a stream that is read twice. Nothing was sent, unless
 * `maybeBilled` says so: then a `fetch` or middleware of yours gave an answer that cannot be read. Codes: `missing_api_key`,
 * `invalid_api_key`, `missing_base_url`, `invalid_base_url`, `insecure_base_url`, `browser_not_allowed`,
 * `invalid_option`, `invalid_params`, `unsupported_endpoint`, `unsupported_member`, `already_read`, `redirected`.
 */
export class ConfigurationError extends ClawwitsError {
  static override readonly errorName = 'ConfigurationError';
}

/** 401: the gateway does not accept the key. */
export class AuthenticationError extends ClawwitsError {
  static override readonly errorName = 'AuthenticationError';
}

/** 403: the key's scope (`insufficient_scope`), the plan (`plan_required`) or the account does not cover the call. */
export class PermissionError extends ClawwitsError {
  static override readonly errorName = 'PermissionError';
}

/**
 * 402: the balance does not cover the call (`insufficient_wits`), or the budget of the window or the month is spent
 * (`quota_exhausted`, at some gateways 429; `retryAfterMs` says when it comes back, where the gateway does). Sent once, never
 * repeated by itself.
 */
export class InsufficientBalanceError extends ClawwitsError {
  static override readonly errorName = 'InsufficientBalanceError';
}

/** 429: too many requests. Codes: `rate_limited`. */
export class RateLimitError extends ClawwitsError {
  static override readonly errorName = 'RateLimitError';
}

/** 400, 404, 409 (such as `conflict`), 413, 422 and the like: the gateway understood and refused. */
export class RequestRejectedError extends ClawwitsError {
  static override readonly errorName = 'RequestRejectedError';
}

/** 5xx, or an answer that cannot be read: the gateway or something before it failed. */
export class GatewayError extends ClawwitsError {
  static override readonly errorName = 'GatewayError';
}

/** The network failed. Codes: `connection_failed` (nothing was sent), `connection_lost` (`maybeBilled`). */
export class ConnectionError extends ClawwitsError {
  static override readonly errorName = 'ConnectionError';
}

/** A time limit ended the wait. Codes: `connect_timeout`, `timeout`, `first_event_timeout`, `idle_timeout`, `total_timeout`. */
export class TimeoutError extends ClawwitsError {
  static override readonly errorName = 'TimeoutError';
}

/** A stream ended before its end mark; `partial` holds what had arrived. Code: `stream_cut`. */
export class IncompleteStreamError extends ClawwitsError {
  static override readonly errorName = 'IncompleteStreamError';
}

/** The caller ended the call; `cause` is the reason given to the signal. Code: `aborted`. */
export class AbortError extends ClawwitsError {
  static override readonly errorName = 'AbortError';
}
