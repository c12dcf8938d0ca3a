import type { Dialect, ErrorCode } from '@clawwits/contract';
import type { Refusal } from '../../core/refusal.ts';
import { type AnthropicErrorCode, encodeAnthropicError } from '../../errors/anthropic-error.ts';
import { encodeOpenAiError, type OpenAiErrorCode } from '../../errors/openai-error.ts';
import type { EncodedRefusal } from '../gateway-rules.ts';

const rejected = { status: 400, type: 'invalid_request_error' } as const;
const isInUse = { status: 409, type: 'invalid_request_error' } as const;

/** On chat, responses and models. */
const openAiCodes: Readonly<Record<ErrorCode, OpenAiErrorCode>> = {
  invalid_request: { ...rejected, code: null },
  isv_blocked: { ...rejected, code: null, as: 'invalid_request' },
  unauthorized: { status: 401, type: 'authentication_error', code: 'invalid_api_key' },
  insufficient_wits: { status: 402, type: 'insufficient_quota', code: 'insufficient_quota', as: 'quota_exhausted' },
  quota_exhausted: { status: 402, type: 'insufficient_quota', code: 'insufficient_quota' },
  forbidden: { status: 403, type: 'forbidden', code: 'forbidden' },
  insufficient_scope: { status: 403, type: 'forbidden', code: 'forbidden', as: 'forbidden' },
  plan_required: { status: 403, type: 'permission_error', code: null },
  not_found: { status: 404, type: 'not_found_error', code: null },
  conflict: { ...isInUse, code: 'conflict' },
  idempotency_conflict: { ...isInUse, code: 'idempotency_conflict' },
  idempotency_in_progress: { ...isInUse, code: 'idempotency_in_progress' },
  rate_limited: { status: 429, type: 'requests', code: 'rate_limit_exceeded' },
  internal_error: { status: 500, type: 'server_error', code: null },
  router_error: { status: 503, type: 'server_error', code: 'service_unavailable', as: 'service_unavailable' },
  service_unavailable: { status: 503, type: 'server_error', code: 'service_unavailable' },
};

/** On messages. */
const anthropicCodes: Readonly<Record<ErrorCode, AnthropicErrorCode>> = {
  invalid_request: rejected,
  isv_blocked: { ...rejected, as: 'invalid_request' },
  unauthorized: { status: 401, type: 'authentication_error' },
  insufficient_wits: { status: 402, type: 'billing_error', as: 'quota_exhausted' },
  quota_exhausted: { status: 402, type: 'billing_error' },
  forbidden: { status: 403, type: 'forbidden' },
  insufficient_scope: { status: 403, type: 'forbidden', as: 'forbidden' },
  plan_required: { status: 403, type: 'permission_error' },
  not_found: { status: 404, type: 'not_found_error' },
  conflict: { status: 409, type: 'conflict' },
  idempotency_conflict: { status: 409, type: 'idempotency_conflict' },
  idempotency_in_progress: { status: 409, type: 'idempotency_in_progress' },
  rate_limited: { status: 429, type: 'rate_limit_error' },
  internal_error: { status: 500, type: 'api_error' },
  router_error: { status: 503, type: 'overloaded_error', as: 'service_unavailable' },
  service_unavailable: { status: 503, type: 'overloaded_error' },
};

/** `retry-after` goes with 402 and 429 alone. */
function waitOf({ details }: Refusal, status: number): EncodedRefusal['headers'] {
  if (status !== 402 && status !== 429) return {};
  return { 'retry-after': String(Math.ceil((details.retryAfterMs ?? 1_000) / 1_000)) };
}

/**
 * Writes a refusal as Techopenclaw does: in Anthropic's shape on messages, in OpenAI's elsewhere.
 * @see docs/contract.md §3, Errors
 */
export function encodeRefusal(refusal: Refusal, dialect: Dialect): EncodedRefusal {
  return dialect === 'anthropic'
    ? encodeAnthropicError(refusal, anthropicCodes, waitOf(refusal, anthropicCodes[refusal.code].status))
    : encodeOpenAiError(refusal, openAiCodes, waitOf(refusal, openAiCodes[refusal.code].status));
}
