import { describe, expect, it } from 'vitest';
import { errorStatuses } from '../src/error-codes.ts';
import {
  clawwitsProfile,
  clewProfile,
  errorTable,
  gatewayProfiles,
  klawdProfile,
  normalizeErrorCode,
  statusOfErrorCode,
  techopenclawProfile,
} from '../src/index.ts';

describe('one word stands for the same thing at every gateway', () => {
  it.each([
    [clawwitsProfile, 402, undefined, 'insufficient_wits'],
    [clewProfile, 429, 'insufficient_quota', 'quota_exhausted'],
    [techopenclawProfile, 402, 'insufficient_quota', 'quota_exhausted'],
    [techopenclawProfile, 402, 'billing_error', 'quota_exhausted'],
    [techopenclawProfile, 402, undefined, 'quota_exhausted'],
    [clawwitsProfile, 429, 'rate_limited', 'rate_limited'],
    [clewProfile, 429, 'rate_limit_exceeded', 'rate_limited'],
    [techopenclawProfile, 429, 'rate_limit_error', 'rate_limited'],
    [klawdProfile, 429, 'rate_limit_exceeded', 'rate_limited'],
    [klawdProfile, 401, 'authentication_error', 'unauthorized'],
    [clewProfile, 401, 'invalid_api_key', 'unauthorized'],
    [techopenclawProfile, 403, 'permission_error', 'plan_required'],
    [klawdProfile, 403, undefined, 'plan_required'],
    [clawwitsProfile, 403, 'permission_error', 'forbidden'],
    [klawdProfile, 500, 'internal_error', 'internal_error'],
    [techopenclawProfile, 503, 'overloaded_error', 'service_unavailable'],
    [klawdProfile, 503, '503', 'service_unavailable'],
    [techopenclawProfile, 400, 'invalid_request_error', 'invalid_request'],
    [techopenclawProfile, 404, 'invalid_request_error', 'not_found'],
    [clewProfile, 401, 'invalid_request_error', 'unauthorized'],
    [clewProfile, 409, 'invalid_request_error', 'conflict'],
    [clewProfile, 409, undefined, 'conflict'],
    [techopenclawProfile, 503, 'server_error', 'service_unavailable'],
    [techopenclawProfile, 502, 'api_error', 'router_error'],
    [clewProfile, 418, 'invalid_request_error', 'invalid_request'],
    [clawwitsProfile, 400, 'a_code_of_tomorrow', 'a_code_of_tomorrow'],
    [clawwitsProfile, 418, undefined, 'request_rejected'],
    [clawwitsProfile, 520, undefined, 'gateway_error'],
    [clawwitsProfile, 400, 'constructor', 'constructor'],
  ])('%#: %o', (profile, status, ownCode, code) => {
    expect(normalizeErrorCode(profile, status, ownCode)).toBe(code);
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
