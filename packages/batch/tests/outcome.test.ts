import {
  AuthenticationError,
  ClawwitsError,
  ConnectionError,
  GatewayError,
  InsufficientBalanceError,
  RateLimitError,
  RequestRejectedError,
} from '@clawwits/sdk-ts';
import { describe, expect, test } from 'vitest';
import { outcomeOfError } from '../src/outcome.ts';

const attempt = (reason: string, status?: number) => ({ reason, durationMs: 1, ...(status && { status }) });
const refused = (ErrorClass: typeof ClawwitsError, code: string, status: number, reasons: string[] = []) =>
  new ErrorClass('Refused.', { code, status, attempts: [...reasons, code].map((reason) => attempt(reason)) });
const lost = new ConnectionError('Lost.', {
  code: 'connection_lost',
  maybeBilled: true,
  attempts: [attempt('connection_lost')],
});

describe('a call that failed', () => {
  test.each([
    ['a refusal', refused(RequestRejectedError, 'invalid_request', 400), 'failed', false],
    ['a failing gateway', refused(GatewayError, 'router_error', 502), 'failed', false],
    ['a lost connection', lost, 'unknown', false],
    ['a refusal after a lost attempt', refused(GatewayError, 'x', 502, ['connection_lost']), 'unknown', false],
    ['a key in progress', refused(RequestRejectedError, 'idempotency_in_progress', 409), 'unknown', false],
    ['too many requests', refused(RateLimitError, 'rate_limited', 429), 'later', false],
    ['a refused key', refused(AuthenticationError, 'unauthorized', 401), 'returned', true],
    ['an empty wallet', refused(InsufficientBalanceError, 'insufficient_wits', 402), 'returned', true],
    ['an exhausted quota', refused(InsufficientBalanceError, 'quota_exhausted', 429), 'returned', true],
    [
      'an unreachable gateway',
      new ConnectionError('Refused.', { code: 'connection_failed', attempts: [attempt('connection_failed')] }),
      'returned',
      true,
    ],
    ['an exceeded budget', new ClawwitsError('Too much.', { code: 'budget_exceeded' }), 'returned', true],
    ['a mistake of the program', new TypeError('x is undefined'), 'unknown', true],
  ] as const)('by %s has its outcome', (_, error, type, stops) => {
    const { outcome, stop } = outcomeOfError(error, false);
    expect(outcome.type).toBe(type);
    expect(stop).toBe(stops ? error : undefined);
  });

  test.each([
    ['a refused key', refused(AuthenticationError, 'unauthorized', 401), 'unknown'],
    ['an empty wallet', refused(InsufficientBalanceError, 'insufficient_wits', 402), 'unknown'],
    ['a failing gateway', refused(GatewayError, 'router_error', 502), 'unknown'],
    ['a refusal of the body', refused(RequestRejectedError, 'invalid_request', 400), 'failed'],
  ] as const)('as a repeat, by %s, tells of the first request only what it can', (_, error, type) => {
    expect(outcomeOfError(error, true).outcome.type).toBe(type);
  });

  test('whose key has no stored answer any more is unknown for good', () => {
    const error = refused(RequestRejectedError, 'idempotency_conflict', 409);
    expect(outcomeOfError(error, true).outcome).toMatchObject({ type: 'unknown', isFinal: true });
  });
});
