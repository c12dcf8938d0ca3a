import type { ErrorCode } from '@clawwits/contract';
import type { Refusal } from '../../core/refusal.ts';
import type { EncodedRefusal } from '../gateway-rules.ts';

interface KlawdErrorCode {
  readonly status: number;
  readonly type: string;
  /** Error code that is sent in its place, if Klawd has none of its own for it. */
  readonly as?: ErrorCode;
}

const unavailable = { status: 503, type: 'service_unavailable' } as const;
const rejected = { status: 400, type: 'invalid_request' } as const;

/** Error codes of Klawd: the document's, and for the others the nearest of the public dialects. */
const codes: Readonly<Record<ErrorCode, KlawdErrorCode>> = {
  invalid_request: rejected,
  isv_blocked: { ...rejected, as: 'invalid_request' },
  unauthorized: { status: 401, type: 'authentication_error' },
  insufficient_wits: { status: 402, type: 'quota_exceeded', as: 'quota_exhausted' },
  quota_exhausted: { status: 402, type: 'quota_exceeded' },
  forbidden: { status: 403, type: 'forbidden' },
  insufficient_scope: { status: 403, type: 'forbidden', as: 'forbidden' },
  plan_required: { status: 403, type: 'permission_error' },
  not_found: { status: 404, type: 'not_found' },
  conflict: { status: 409, type: 'conflict' },
  idempotency_conflict: { status: 409, type: 'idempotency_conflict' },
  idempotency_in_progress: { status: 409, type: 'idempotency_in_progress' },
  rate_limited: { status: 429, type: 'rate_limit_exceeded' },
  internal_error: { status: 500, type: 'internal_error' },
  router_error: { ...unavailable, as: 'service_unavailable' },
  service_unavailable: unavailable,
};

/**
 * Writes a refusal as Klawd does; a 429 has the delay in seconds in `Retry-After`.
 * @see docs/contract.md §4, Errors
 */
export function encodeRefusal({ code, message, details }: Refusal): EncodedRefusal {
  const meant = codes[code].as ?? code;
  const { status, type } = codes[meant];
  const wait = Math.ceil((details.retryAfterMs ?? 1_000) / 1_000);
  return {
    status,
    code: meant,
    body: { error: { type, message } },
    headers: status === 429 ? { 'retry-after': String(wait) } : {},
  };
}
