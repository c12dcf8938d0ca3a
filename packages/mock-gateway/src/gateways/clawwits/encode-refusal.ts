import { type ClawwitsErrorCode, clawwitsErrorTable, type Dialect, type ErrorCode } from '@clawwits/contract';
import type { Refusal } from '../../core/refusal.ts';
import type { EncodedRefusal } from '../gateway-rules.ts';

/** The nearest word of ClawWits for what only other gateways refuse. */
const nearest: Readonly<Record<Exclude<ErrorCode, ClawwitsErrorCode>, ClawwitsErrorCode>> = {
  quota_exhausted: 'insufficient_wits',
  plan_required: 'forbidden',
  conflict: 'invalid_request',
  internal_error: 'router_error',
  service_unavailable: 'router_error',
};

const isOwn = (code: ErrorCode): code is ClawwitsErrorCode => Object.hasOwn(clawwitsErrorTable, code);

/**
 * Writes a refusal as ClawWits does.
 * @see docs/contract.md §1, Errors
 */
export function encodeRefusal({ code: given, message, details }: Refusal, dialect: Dialect): EncodedRefusal {
  const code = isOwn(given) ? given : nearest[given];
  const { retryAfterMs, param } = details;
  const error = {
    code,
    type: code,
    message,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(param !== undefined && { param }),
  };
  return {
    status: clawwitsErrorTable[code].status,
    code,
    body: dialect === 'anthropic' ? { type: 'error', error } : { error },
    headers: retryAfterMs === undefined ? {} : { 'retry-after-ms': String(retryAfterMs) },
  };
}
