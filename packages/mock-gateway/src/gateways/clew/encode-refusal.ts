import type { ErrorCode } from '@clawwits/contract';
import type { Refusal } from '../../core/refusal.ts';
import { encodeOpenAiError, type OpenAiErrorCode } from '../../errors/openai-error.ts';
import type { EncodedRefusal } from '../gateway-rules.ts';

const rejected = { status: 400, type: 'invalid_request_error' } as const;

/** Error codes of Clew: the document has none, so they are OpenAI's. */
const codes: Readonly<Record<ErrorCode, OpenAiErrorCode>> = {
  invalid_request: { ...rejected, code: null },
  isv_blocked: { ...rejected, code: null, as: 'invalid_request' },
  unauthorized: { status: 401, type: 'authentication_error', code: 'invalid_api_key' },
  insufficient_wits: { status: 429, type: 'insufficient_quota', code: 'insufficient_quota', as: 'quota_exhausted' },
  quota_exhausted: { status: 429, type: 'insufficient_quota', code: 'insufficient_quota' },
  forbidden: { status: 403, type: 'permission_error', code: null },
  insufficient_scope: { status: 403, type: 'permission_error', code: null, as: 'forbidden' },
  plan_required: { status: 403, type: 'permission_error', code: 'plan_required' },
  not_found: { status: 404, type: 'not_found_error', code: null },
  conflict: { status: 409, type: 'invalid_request_error', code: 'conflict' },
  idempotency_conflict: { status: 409, type: 'invalid_request_error', code: 'idempotency_conflict' },
  idempotency_in_progress: { status: 409, type: 'invalid_request_error', code: 'idempotency_in_progress' },
  rate_limited: { status: 429, type: 'requests', code: 'rate_limit_exceeded' },
  internal_error: { status: 500, type: 'server_error', code: null },
  router_error: { status: 503, type: 'server_error', code: 'service_unavailable', as: 'service_unavailable' },
  service_unavailable: { status: 503, type: 'server_error', code: 'service_unavailable' },
};

/**
 * Writes a refusal as Clew does. A 429 has no header that hints at a wait.
 * @see docs/contract.md §2
 */
export const encodeRefusal = (refusal: Refusal): EncodedRefusal => encodeOpenAiError(refusal, codes, {});
