import type { ErrorCode } from './errors.ts';
import type { GatewayProfile } from './gateways/gateway-profile.ts';

/** The statuses of the error table without its texts, for whoever bundles no more than that; a test keeps them equal. */
export const errorStatuses: Readonly<Record<ErrorCode, number>> = {
  invalid_request: 400,
  isv_blocked: 400,
  unauthorized: 401,
  insufficient_wits: 402,
  quota_exhausted: 402,
  forbidden: 403,
  insufficient_scope: 403,
  plan_required: 403,
  not_found: 404,
  idempotency_conflict: 409,
  idempotency_in_progress: 409,
  conflict: 409,
  rate_limited: 429,
  internal_error: 500,
  router_error: 502,
  service_unavailable: 503,
};

/** Codes of the public dialects, which gateways use or pass on from their upstreams, and what each means here. */
const dialectCodes: Readonly<Record<string, ErrorCode>> = {
  invalid_request_error: 'invalid_request',
  authentication_error: 'unauthorized',
  invalid_api_key: 'unauthorized',
  billing_error: 'quota_exhausted',
  insufficient_quota: 'quota_exhausted',
  quota_exceeded: 'quota_exhausted',
  billing_hard_limit_reached: 'quota_exhausted',
  permission_error: 'forbidden',
  not_found_error: 'not_found',
  model_not_found: 'not_found',
  rate_limit_error: 'rate_limited',
  rate_limit_exceeded: 'rate_limited',
  api_error: 'internal_error',
  server_error: 'internal_error',
  overloaded_error: 'service_unavailable',
};

/** Meaning of statuses that are not in the error table. */
const statusCodes: Readonly<Record<string, string>> = {
  408: 'request_timeout',
  413: 'request_too_large',
  422: 'invalid_request',
};

/** The first code for a status; a 409 is too general for one. */
function codeOfStatus(status: number): string | undefined {
  const codes = Object.keys(errorStatuses) as ErrorCode[];
  return lookUp(statusCodes, status) ?? codes.find((code) => status !== 409 && errorStatuses[code] === status);
}

/** Codes of a dialect that add nothing to the status. */
const statusWords: Readonly<Record<string, number>> = { request_too_large: 413, overloaded_error: 529 };

/**
 * Codes that the dialects use for every refusal of a kind, with the status that they mean on their own: next to a
 * real status they are less specific than it.
 */
const vagueWords: Readonly<Record<string, number>> = { invalid_request_error: 400, server_error: 500, api_error: 500 };

/** Looks up an untrusted key in a table: "constructor" is in none of them. */
export const lookUp = <Value>(table: Readonly<Record<string, Value>>, key: string | number): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/**
 * The common code of a refusal of any gateway: its own code translated, else the meaning of its status
 * there. An unknown code stays unchanged.
 *
 * @param profile the gateway that refused
 * @param ownCode the gateway's own code; `undefined` if it has none
 * @see docs/contract.md §1, Errors; §2 to §4
 */
export function normalizeErrorCode(
  { errorCodes }: Pick<GatewayProfile, 'errorCodes'>,
  status: number,
  ownCode: string | undefined,
): string {
  const meant = lookUp(errorCodes, status) ?? codeOfStatus(status);
  if (ownCode !== undefined && !/^\d+$/.test(ownCode)) {
    const usual = lookUp(vagueWords, ownCode);
    if (usual !== undefined && usual !== status && meant !== undefined) return meant;
    if (Object.hasOwn(errorStatuses, ownCode)) return ownCode;
    return lookUp(errorCodes, ownCode) ?? lookUp(dialectCodes, ownCode) ?? ownCode;
  }
  return meant ?? (status >= 500 ? 'gateway_error' : 'request_rejected');
}

/**
 * Equivalent HTTP status of an error inside an answer of status 200. An unknown code counts as 500: the answer
 * failed for an unknown reason.
 *
 * @param code the gateway's code; a text of three digits is a status itself
 * @see docs/contract.md §1, Errors and Streaming
 */
export function statusOfErrorCode(code: string | undefined): number {
  if (code === undefined) return 500;
  if (/^[45]\d\d$/.test(code)) return Number(code);
  const meant = Object.hasOwn(errorStatuses, code) ? (code as ErrorCode) : lookUp(dialectCodes, code);
  return lookUp(statusWords, code) ?? (meant === undefined ? 500 : errorStatuses[meant]);
}
