import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FailedOutcome } from '../../src/core/outcome.ts';
import { backoff, decideRetry, isRetryable, type RetrySituation } from '../../src/core/retry-policy.ts';
import { defaultSettings, mergeSettings } from '../../src/core/settings.ts';

const refused = (status: number, code?: string, shouldRetry?: boolean): FailedOutcome => ({
  type: 'refused',
  status,
  code: code ?? 'request_rejected',
  facts: {},
  shouldRetry,
});
const failed = (kind: 'not-processed' | 'stale-connection' | 'lost'): FailedOutcome => ({
  type: 'failed',
  kind,
  cause: new Error('It broke.'),
});
const timedOut = (limit: Extract<FailedOutcome, { type: 'timed-out' }>['limit'], sent: boolean): FailedOutcome => ({
  type: 'timed-out',
  limit,
  sent,
});
const malformed = (code: 'invalid_response' | 'response_too_large'): FailedOutcome => ({
  type: 'malformed',
  code,
  problem: 'it is empty',
  status: 200,
});

const always = { unless: true, honoured: true };
const never = { unless: false, honoured: false };
const onlyHonoured = { unless: false, honoured: true };

/** What is tried again: where nothing says that the key is honoured, and where it is. */
const table: [what: string, outcome: FailedOutcome, retried: { unless: boolean; honoured: boolean }][] = [
  ['400', refused(400, 'invalid_request'), never],
  ['400 isv_blocked', refused(400, 'isv_blocked'), never],
  ['401', refused(401, 'unauthorized'), never],
  ['402', refused(402, 'insufficient_wits'), never],
  ['403', refused(403, 'forbidden'), never],
  ['404', refused(404, 'not_found'), never],
  ['408', refused(408), always],
  ['409 idempotency_conflict', refused(409, 'idempotency_conflict'), never],
  ['409 without a code', refused(409), never],
  ['409 idempotency_in_progress', refused(409, 'idempotency_in_progress'), always],
  ['410', refused(410), never],
  ['413', refused(413), never],
  ['422', refused(422), never],
  ['425', refused(425), always],
  ['429', refused(429, 'rate_limited'), always],
  ['429 without a code', refused(429), always],
  ['429 quota_exhausted', refused(429, 'quota_exhausted'), never],
  ['402 quota_exhausted', refused(402, 'quota_exhausted'), never],
  ['403 plan_required', refused(403, 'plan_required'), never],
  ['409 conflict', refused(409, 'conflict'), never],
  ['429 insufficient_wits', refused(429, 'insufficient_wits'), never],
  ['500', refused(500), always],
  ['502', refused(502, 'router_error'), always],
  ['503', refused(503), always],
  ['504', refused(504), always],
  ['529', refused(529, 'service_unavailable'), always],
  ['a redirect', refused(302), never],
  ['400 that should be retried', refused(400, undefined, true), always],
  ['404 that should be retried', refused(404, undefined, true), always],
  ['429 that should not', refused(429, 'rate_limited', false), never],
  ['503 that should not', refused(503, undefined, false), never],
  ['401 whatever the header says', refused(401, undefined, true), never],
  ['402 whatever the header says', refused(402, undefined, true), never],
  ['403 whatever the header says', refused(403, undefined, true), never],
  ['a spent quota whatever the header says', refused(429, 'quota_exhausted', true), never],
  ['a connection that never stood', failed('not-processed'), always],
  ['a stale keep-alive connection', failed('stale-connection'), always],
  ['a connection lost on the way', failed('lost'), onlyHonoured],
  ['connectTimeout', timedOut('connectTimeout', false), always],
  ['timeout before the request left', timedOut('timeout', false), always],
  ['timeout after it left', timedOut('timeout', true), onlyHonoured],
  ['totalTimeout', timedOut('totalTimeout', true), never],
  ['totalTimeout before sending', timedOut('totalTimeout', false), never],
  ['a body that is no JSON', malformed('invalid_response'), onlyHonoured],
  ['a body that is too large', malformed('response_too_large'), never],
  ['an abort before sending', { type: 'aborted', reason: 'enough', sent: false }, never],
  ['an abort after sending', { type: 'aborted', reason: 'enough', sent: true }, never],
];

const situation = (changes: Partial<RetrySituation> = {}): RetrySituation => ({
  retriesMade: 0,
  repeatable: false,
  settings: defaultSettings,
  random: 0.5,
  ...changes,
});

describe('what is tried again', () => {
  test.each(table)('%s', (_, outcome, { unless, honoured }) => {
    expect(isRetryable(outcome, false, [])).toBe(unless);
    expect(isRetryable(outcome, true, [])).toBe(honoured);
    expect(decideRetry(outcome, situation({ repeatable: false })).retry).toBe(unless);
    expect(decideRetry(outcome, situation({ repeatable: true })).retry).toBe(honoured);
  });

  test.each(table)('%s is never tried again once the retries are used up', (_, outcome) => {
    const { maxRetries } = defaultSettings;
    expect(decideRetry(outcome, situation({ retriesMade: maxRetries, repeatable: true }))).toEqual({ retry: false });
  });

  test('further statuses can be named, but never those of the key, the wallet and the scope', () => {
    expect(isRetryable(refused(404), false, [404])).toBe(true);
    expect(isRetryable(refused(409), false, [409])).toBe(true);
    for (const status of [401, 402, 403]) expect(isRetryable(refused(status), true, [status])).toBe(false);
  });
});

describe('the wait before it', () => {
  const delayed = (retryAfterMs: number): FailedOutcome =>
    ({ ...refused(429, 'rate_limited'), retryAfterMs }) as FailedOutcome;

  test('is what the gateway specified, to the millisecond', () => {
    expect(decideRetry(delayed(1_234), situation())).toEqual({ retry: true, delayMs: 1_234 });
    expect(decideRetry(delayed(0), situation())).toEqual({ retry: true, delayMs: 0 });
  });

  test('is never cut short and never slept through: a longer one than maxRetryDelay ends the call', () => {
    const settings = mergeSettings(defaultSettings, { maxRetryDelay: 1_000 });
    expect(decideRetry(delayed(1_000), situation({ settings }))).toEqual({ retry: true, delayMs: 1_000 });
    expect(decideRetry(delayed(1_001), situation({ settings }))).toEqual({ retry: false });
  });

  test('is nothing after a stale connection', () => {
    expect(decideRetry(failed('stale-connection'), situation())).toEqual({ retry: true, delayMs: 0 });
  });

  test('doubles below its bound, with full jitter', () => {
    expect([0, 1, 2, 3, 4, 5, 6].map((retriesMade) => backoff(retriesMade, 500, 8_000, 1))).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000,
    ]);
    expect(backoff(3, 500, 8_000, 0)).toBe(0);
    expect(backoff(1, 500, 8_000, 0.25)).toBe(250);
  });

  test('stays within its bounds, whatever the settings and however many retries', () => {
    fc.assert(
      fc.property(
        fc.nat(100),
        fc.double({ min: 0.001, max: 2 ** 31, noNaN: true }),
        fc.double({ min: 0.001, max: 2 ** 31, noNaN: true }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (retriesMade, initialRetryDelay, maxBackoff, random) => {
          const delayMs = backoff(retriesMade, initialRetryDelay, maxBackoff, random);
          expect(delayMs).toBeGreaterThanOrEqual(0);
          expect(delayMs).toBeLessThanOrEqual(maxBackoff);
          expect(delayMs).toBeLessThanOrEqual(initialRetryDelay * 2 ** retriesMade);
        },
      ),
    );
  });

  test('of any verdict is a finite number of 0 or more, within maxRetryDelay where the gateway specified it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 599 }),
        fc.option(fc.nat(10 ** 12), { nil: undefined }),
        fc.option(fc.boolean(), { nil: undefined }),
        fc.nat(4),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (status, retryAfterMs, shouldRetry, retriesMade, random) => {
          const outcome: FailedOutcome = { type: 'refused', status, code: 'x', facts: {}, retryAfterMs, shouldRetry };
          const verdict = decideRetry(outcome, situation({ retriesMade, random }));
          if (!verdict.retry) return;
          expect(Number.isFinite(verdict.delayMs)).toBe(true);
          expect(verdict.delayMs).toBeGreaterThanOrEqual(0);
          expect(verdict.delayMs).toBeLessThanOrEqual(defaultSettings.maxRetryDelay);
        },
      ),
    );
  });
});
