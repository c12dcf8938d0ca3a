import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRetryAfterMs } from '../../src/core/retry-after.ts';

const now = Date.UTC(2026, 0, 1, 12, 0, 0);
const inSeconds = (seconds: number) => new Date(now + seconds * 1000).toUTCString();

function read(headers: Record<string, string>, retryAfterMs?: number): number | undefined {
  return readRetryAfterMs(
    429,
    (name) => headers[name] ?? null,
    retryAfterMs === undefined ? {} : { retryAfterMs },
    now,
  );
}

describe('a server-specified delay', () => {
  test.each<[what: string, headers: Record<string, string>, body: number | undefined, waitMs: number]>([
    ['retry-after-ms', { 'retry-after-ms': '1200' }, undefined, 1_200],
    ['retry-after-ms with a fraction, rounded up', { 'retry-after-ms': '1200.2' }, undefined, 1_201],
    ['retry-after-ms with spaces around', { 'retry-after-ms': ' 1200 ' }, undefined, 1_200],
    ['retry-after-ms of 0', { 'retry-after-ms': '0' }, undefined, 0],
    ["the body's retryAfterMs", {}, 1_200, 1_200],
    ['retry-after in seconds', { 'retry-after': '3' }, undefined, 3_000],
    ['retry-after in fractions of a second', { 'retry-after': '0.5' }, undefined, 500],
    ['retry-after as a date', { 'retry-after': inSeconds(30) }, undefined, 30_000],
    ['x-ratelimit-reset in Unix seconds', { 'x-ratelimit-reset': String(now / 1000 + 7) }, undefined, 7_000],
    ['the header of milliseconds before the body', { 'retry-after-ms': '100' }, 200, 100],
    ['the body before retry-after', { 'retry-after': '3' }, 200, 200],
    [
      'retry-after before the reset',
      { 'retry-after': '3', 'x-ratelimit-reset': String(now / 1000 + 7) },
      undefined,
      3_000,
    ],
    [
      'the next source where the first is no number',
      { 'retry-after-ms': 'soon', 'retry-after': '3' },
      undefined,
      3_000,
    ],
    ['the next source where the first is absurd', { 'retry-after-ms': '9'.repeat(20) }, 200, 200],
    ['the next source where the date has passed', { 'retry-after': inSeconds(-5) }, 250, 250],
  ])('is read from %s', (_, headers, body, waitMs) => {
    expect(read(headers, body)).toBe(waitMs);
  });

  test.each<[what: string, headers: Record<string, string>, body?: number]>([
    ['nothing said', {}],
    ['a negative number', { 'retry-after-ms': '-1' }],
    ['negative seconds', { 'retry-after': '-5' }],
    ['NaN', { 'retry-after-ms': 'NaN' }],
    ['Infinity', { 'retry-after-ms': 'Infinity' }],
    ['an exponent', { 'retry-after': '1e3' }],
    ['hexadecimal', { 'retry-after-ms': '0x10' }],
    ['an empty header', { 'retry-after': '' }],
    ['two values', { 'retry-after': '1, 2' }],
    ['a unit', { 'retry-after': '3s' }],
    ['more than a year', { 'retry-after': String(367 * 24 * 3600) }],
    ['a date that has passed', { 'retry-after': inSeconds(-1) }],
    ['a date in a decade', { 'retry-after': inSeconds(10 * 366 * 24 * 3600) }],
    ['an impossible date', { 'retry-after': 'Mon, 99 Foo 2026 99:99:99 GMT' }],
    ['a text that Date.parse takes for a year', { 'retry-after': '2027-01-01' }],
    ['a reset that has passed', { 'x-ratelimit-reset': String(now / 1000 - 1) }],
    ['a reset in seconds from now, which is long ago by the clock', { 'x-ratelimit-reset': '60' }],
    ['a negative number in the body', {}, -1],
    ['NaN in the body', {}, Number.NaN],
    ['Infinity in the body', {}, Number.POSITIVE_INFINITY],
  ])('counts as not said: %s', (_, headers, body) => {
    expect(read(headers, body)).toBeUndefined();
  });

  test('is undefined or a whole number from 0 to a year, whatever comes', () => {
    const wild = fc.oneof(
      fc.string(),
      fc.double().map(String),
      fc.integer().map(String),
      fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
      fc.constantFrom('-0', '0', '00', '1.', '.5', '+1', '1_000', '١', '９', 'Infinity', 'Sun', 'sat, '),
    );
    fc.assert(
      fc.property(
        fc.record({ 'retry-after-ms': wild, 'retry-after': wild, 'x-ratelimit-reset': wild }, { requiredKeys: [] }),
        fc.option(fc.double(), { nil: undefined }),
        (headers, body) => {
          const waitMs = read(headers as Record<string, string>, body);
          if (waitMs === undefined) return;
          expect(Number.isInteger(waitMs)).toBe(true);
          expect(waitMs).toBeGreaterThanOrEqual(0);
          expect(waitMs).toBeLessThanOrEqual(366 * 24 * 60 * 60 * 1000);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('as a date comes back to the second it was made from', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 365 * 24 * 3600 }), (seconds) => {
        expect(read({ 'retry-after': inSeconds(seconds) })).toBe(seconds * 1000);
      }),
    );
  });
});

describe('the reset of a limit', () => {
  const header = (name: string) => (name === 'x-ratelimit-reset' ? String(now / 1000 + 7) : null);

  test.each([402, 429])('counts where a limit was the reason: %i', (status) => {
    expect(readRetryAfterMs(status, header, {}, now)).toBe(7_000);
  });

  test.each([408, 500, 503])('says nothing about a failure of another kind: %i', (status) => {
    expect(readRetryAfterMs(status, header, {}, now)).toBeUndefined();
  });
});
