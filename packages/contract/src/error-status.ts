import { errorTable } from './errors.ts';

/** Codes of the public dialects, which gateways pass on from their upstreams. */
const dialectCodes: Record<string, number> = {
  invalid_request_error: 400,
  authentication_error: 401,
  invalid_api_key: 401,
  billing_error: 402,
  permission_error: 403,
  not_found_error: 404,
  model_not_found: 404,
  request_too_large: 413,
  rate_limit_error: 429,
  rate_limit_exceeded: 429,
  insufficient_quota: 429,
  api_error: 500,
  internal_error: 500,
  server_error: 500,
  service_unavailable: 503,
  overloaded_error: 529,
};

/**
 * The HTTP status that an error inside an answer of status 200 stands for. An unknown code counts as 500: the answer
 * failed, and nobody knows why.
 *
 * @param code the gateway's code; a text of three digits is a status itself
 * @see contract §1, Errors and Streaming
 */
export function statusOfErrorCode(code: string | undefined): number {
  if (code === undefined) return 500;
  if (/^[45]\d\d$/.test(code)) return Number(code);
  if (code in errorTable) return errorTable[code as keyof typeof errorTable].status;
  return dialectCodes[code] ?? 500;
}
