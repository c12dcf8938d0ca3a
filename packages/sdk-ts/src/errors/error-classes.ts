import { ClawwitsError, type ErrorDetails } from './clawwits-error.ts';

/**
 * The call was wrong before anything was sent: a missing key, a bad option or parameter. Codes: `missing_api_key`,
 * `invalid_api_key`, `missing_base_url`, `invalid_base_url`, `insecure_base_url`, `browser_not_allowed`,
 * `invalid_option`, `invalid_params`.
 */
export class ConfigurationError extends ClawwitsError {
  constructor(message: string, details: ErrorDetails) {
    super(message, details);
    this.name = 'ConfigurationError';
  }
}

/** 401: the gateway does not accept the key. */
export class AuthenticationError extends ClawwitsError {
  constructor(message: string, details: ErrorDetails) {
    super(message, details);
    this.name = 'AuthenticationError';
  }
}

/** 403: the key's scope, the plan or the account does not cover the call. */
export class PermissionError extends ClawwitsError {
  constructor(message: string, details: ErrorDetails) {
    super(message, details);
    this.name = 'PermissionError';
  }
}

/** 402: the balance does not cover the call. Sent once, never repeated by itself. */
export class InsufficientBalanceError extends ClawwitsError {
  constructor(message: string, details: ErrorDetails) {
    super(message, details);
    this.name = 'InsufficientBalanceError';
  }
}

/** 429: too many requests, or a quota that is used up; `retryable` tells the two apart. */
export class RateLimitError extends ClawwitsError {
  constructor(message: string, details: ErrorDetails) {
    super(message, details);
    this.name = 'RateLimitError';
  }
}

/** 400, 404, 409, 413, 422 and the like: the gateway understood and refused. */
export class RequestRejectedError extends ClawwitsError {
  constructor(message: string, details: ErrorDetails) {
    super(message, details);
    this.name = 'RequestRejectedError';
  }
}

/** 5xx, or an answer that is none: the gateway or something before it failed. */
export class GatewayError extends ClawwitsError {
  constructor(message: string, details: ErrorDetails) {
    super(message, details);
    this.name = 'GatewayError';
  }
}

/** The network failed. Codes: `connection_failed` (nothing was sent), `connection_lost` (`maybeBilled`). */
export class ConnectionError extends ClawwitsError {
  constructor(message: string, details: ErrorDetails) {
    super(message, details);
    this.name = 'ConnectionError';
  }
}

/** A time limit ended the wait. Codes: `connect_timeout`, `timeout`, `first_event_timeout`, `idle_timeout`, `total_timeout`. */
export class TimeoutError extends ClawwitsError {
  constructor(message: string, details: ErrorDetails) {
    super(message, details);
    this.name = 'TimeoutError';
  }
}

/** A stream ended before its end mark; `partial` holds what had arrived. Code: `stream_cut`. */
export class IncompleteStreamError extends ClawwitsError {
  constructor(message: string, details: ErrorDetails) {
    super(message, details);
    this.name = 'IncompleteStreamError';
  }
}

/** The caller ended the call; `cause` is the reason given to the signal. Code: `aborted`. */
export class AbortError extends ClawwitsError {
  constructor(message: string, details: ErrorDetails) {
    super(message, details);
    this.name = 'AbortError';
  }
}
