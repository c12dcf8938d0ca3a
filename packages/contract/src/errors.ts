/** An error code as it appears on the wire. */
export interface ErrorDefinition {
  /** The HTTP status; where gateways differ, that of the gateway that has it first. */
  readonly status: number;
  /** Its meaning, in a sentence. */
  readonly meaning: string;
  /** `true` if the same call may succeed later without a change. */
  readonly retryable: boolean;
}

/**
 * The error codes of ClawWits.
 * @see docs/contract.md §1, Errors and Idempotency
 */
export const clawwitsErrorTable = {
  invalid_request: { status: 400, meaning: 'The body is missing or malformed.', retryable: false },
  isv_blocked: {
    status: 400,
    meaning: 'The text was taken for a prompt injection or for banned content.',
    retryable: false,
  },
  unauthorized: { status: 401, meaning: 'The token is missing or invalid.', retryable: false },
  insufficient_wits: {
    status: 402,
    meaning: 'The balance does not cover the call; top up at /pricing.',
    retryable: false,
  },
  forbidden: { status: 403, meaning: 'The account may not do this.', retryable: false },
  insufficient_scope: { status: 403, meaning: "The key's scope does not cover this endpoint.", retryable: false },
  not_found: { status: 404, meaning: 'There is no such endpoint or model.', retryable: false },
  idempotency_conflict: { status: 409, meaning: 'The Idempotency-Key was used with another body.', retryable: false },
  idempotency_in_progress: {
    status: 409,
    meaning: 'The first call with this Idempotency-Key is still running.',
    retryable: true,
  },
  rate_limited: { status: 429, meaning: "The account's tier allows no more requests in this minute.", retryable: true },
  router_error: { status: 502, meaning: 'The upstream router (Zeni Cloud Lop 03) failed.', retryable: true },
} as const satisfies Record<string, ErrorDefinition>;

/** An error code of ClawWits. */
export type ClawwitsErrorCode = keyof typeof clawwitsErrorTable;

/**
 * Every error code: those of ClawWits, and those of refusals that only other gateways have. A gateway's own code for
 * the same thing is translated, so that one code stands for it everywhere.
 * @see docs/contract.md §1 to §4, Errors
 */
export const errorTable = {
  ...clawwitsErrorTable,
  quota_exhausted: {
    status: 402,
    meaning: 'The budget of the window or the month is spent; it comes back with the next one, or with a higher tier.',
    retryable: false,
  },
  plan_required: {
    status: 403,
    meaning: "The account's plan does not cover this model or endpoint.",
    retryable: false,
  },
  conflict: { status: 409, meaning: 'It exists already, such as an account with this address.', retryable: false },
  internal_error: { status: 500, meaning: 'The gateway failed.', retryable: true },
  service_unavailable: { status: 503, meaning: 'The upstream provider is overloaded or down.', retryable: true },
} as const satisfies Record<string, ErrorDefinition>;

/** An error code, of any gateway. */
export type ErrorCode = keyof typeof errorTable;
