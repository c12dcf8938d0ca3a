import { describe, expect, it } from 'vitest';
import { errorStatuses } from '../src/error-codes.ts';
import { errorTable, type GatewayName, gatewayProfiles, normalizeErrorCode, statusOfErrorCode } from '../src/index.ts';

describe('one word stands for the same thing at every gateway', () => {
  it.each<[GatewayName, number, string | undefined, string]>([
    ['clawwits', 402, undefined, 'insufficient_wits'],
    ['clew', 429, 'insufficient_quota', 'quota_exhausted'],
    ['techopenclaw', 402, 'insufficient_quota', 'quota_exhausted'],
    ['techopenclaw', 402, 'billing_error', 'quota_exhausted'],
    ['techopenclaw', 402, undefined, 'quota_exhausted'],
    ['clawwits', 429, 'rate_limited', 'rate_limited'],
    ['clew', 429, 'rate_limit_exceeded', 'rate_limited'],
    ['techopenclaw', 429, 'rate_limit_error', 'rate_limited'],
    ['klawd', 429, 'rate_limit_exceeded', 'rate_limited'],
    ['klawd', 401, 'authentication_error', 'unauthorized'],
    ['clew', 401, 'invalid_api_key', 'unauthorized'],
    ['techopenclaw', 403, 'permission_error', 'plan_required'],
    ['klawd', 403, undefined, 'plan_required'],
    ['clawwits', 403, 'permission_error', 'forbidden'],
    ['klawd', 500, 'internal_error', 'internal_error'],
    ['techopenclaw', 503, 'overloaded_error', 'service_unavailable'],
    ['klawd', 503, '503', 'service_unavailable'],
    ['techopenclaw', 400, 'invalid_request_error', 'invalid_request'],
    ['techopenclaw', 404, 'invalid_request_error', 'not_found'],
    ['clew', 401, 'invalid_request_error', 'unauthorized'],
    ['clew', 409, 'invalid_request_error', 'conflict'],
    ['clew', 409, undefined, 'conflict'],
    ['techopenclaw', 503, 'server_error', 'service_unavailable'],
    ['techopenclaw', 502, 'api_error', 'router_error'],
    ['clew', 418, 'invalid_request_error', 'invalid_request'],
    ['clawwits', 400, 'a_code_of_tomorrow', 'a_code_of_tomorrow'],
    ['clawwits', 418, undefined, 'request_rejected'],
    ['clawwits', 520, undefined, 'gateway_error'],
    ['clawwits', 400, 'constructor', 'constructor'],
  ])('at %s, the status %i with the code %s means %s', (gateway, status, ownCode, code) => {
    expect(normalizeErrorCode(gatewayProfiles[gateway], status, ownCode)).toBe(code);
  });

  it.each(Object.values(gatewayProfiles))('the words themselves stay as they are at $name', (profile) => {
    for (const code of Object.keys(errorTable)) expect(normalizeErrorCode(profile, 400, code)).toBe(code);
  });
});

it.each([
  ['rate_limited', 429],
  ['insufficient_quota', 402],
  ['overloaded_error', 529],
  ['404', 404],
  ['unheard_of', 500],
  ['toString', 500],
  [undefined, 500],
])('the code %s inside a whole answer stands for the status %d', (code, status) => {
  expect(statusOfErrorCode(code)).toBe(status);
});

it('the statuses without texts are those of the table', () => {
  expect(errorStatuses).toEqual(
    Object.fromEntries(Object.entries(errorTable).map(([code, { status }]) => [code, status])),
  );
});
