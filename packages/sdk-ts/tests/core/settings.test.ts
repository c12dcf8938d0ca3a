import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CallSettings, defaultSettings, mergeSettings } from '../../src/core/settings.ts';
import { Clawwits, ConfigurationError } from '../../src/index.ts';
import { failureOf, testKey } from '../support/client.ts';

const limits = [
  'connectTimeout',
  'timeout',
  'firstEventTimeout',
  'idleTimeout',
  'totalTimeout',
  'initialRetryDelay',
  'maxBackoff',
  'maxRetryDelay',
  'maxEventSize',
  'maxResponseSize',
] as const;

/** Settings as plain JavaScript may give them. */
const wrong = (name: string, value: unknown) => ({ [name]: value }) as CallSettings;

function messageOf(settings: CallSettings): string {
  try {
    mergeSettings(defaultSettings, settings);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ code: 'invalid_option' });
    return (error as ConfigurationError).message;
  }
  expect.fail('The settings were taken.');
}

describe('settings', () => {
  test('have the defaults that the documentation names', () => {
    expect(defaultSettings).toEqual({
      maxRetries: 2,
      initialRetryDelay: 500,
      maxBackoff: 8_000,
      maxRetryDelay: 60_000,
      retryStatuses: [],
      onRetry: undefined,
      connectTimeout: 10_000,
      timeout: 600_000,
      firstEventTimeout: 600_000,
      idleTimeout: 120_000,
      totalTimeout: 1_800_000,
      maxEventSize: 16 * 1024 * 1024,
      maxResponseSize: 64 * 1024 * 1024,
    });
  });

  test.each(
    limits.flatMap((name) => [0, -1, Number.NaN, Number.POSITIVE_INFINITY, '10', null].map((value) => [name, value])),
  )('%s of %s is refused with a message', (name, value) => {
    expect(messageOf(wrong(String(name), value))).toMatch(
      new RegExp(`^The option "${name}" takes a finite number above 0; got .+\\.$`),
    );
  });

  test.each([-1, 1.5, 101, Number.NaN, Number.POSITIVE_INFINITY, '2', null])('maxRetries of %s is refused', (value) => {
    expect(messageOf(wrong('maxRetries', value))).toContain('a whole number from 0 to 100');
  });

  test.each([404, '503', ['503'], [200], [600], [404.5], null].map((value) => ({ value })))(
    'retryStatuses: %j is refused',
    ({ value }) => {
      expect(messageOf(wrong('retryStatuses', value))).toContain('an array of HTTP statuses from 400 to 599');
    },
  );

  test.each(['log', true, null])('onRetry of %j is refused', (value) => {
    expect(messageOf(wrong('onRetry', value))).toContain('a function');
  });

  test('never repeat a text that they refuse: it may be a secret that landed in the wrong place', () => {
    expect(messageOf(wrong('timeout', 'cw_sk_secret0123456789'))).not.toContain('secret');
  });

  test('above what a timer can hold are held there, not turned into 1 ms', () => {
    fc.assert(
      fc.property(fc.double({ min: 2 ** 31, max: Number.MAX_VALUE, noNaN: true }), (timeout) => {
        expect(mergeSettings(defaultSettings, { timeout }).timeout).toBe(2 ** 31 - 1);
      }),
    );
  });

  test('of a call lie over those of its client; undefined says nothing', () => {
    const client = mergeSettings(defaultSettings, { maxRetries: 5, timeout: 1_000 });
    const call = mergeSettings(client, { timeout: 50, maxRetries: undefined });
    expect(call).toMatchObject({ maxRetries: 5, timeout: 50, idleTimeout: 120_000 });
    expect(client.timeout).toBe(1_000);
  });
});

describe('the options of a call', () => {
  test('know no others: a mistyped limit would end no wait', async () => {
    const cw = new Clawwits({ apiKey: testKey, baseURL: 'http://127.0.0.1:9' });
    const error = await failureOf(cw.wits.balance({ timeOut: 5 } as never));
    expect(error).toMatchObject({ code: 'invalid_option', attempts: [] });
    expect(error.message).toBe('There is no option "timeOut". Did you mean "timeout"?');
  });

  test.each([
    ['fetchOptions', 'There is no option "fetchOptions". Did you mean "dispatcher" of the client?'],
    ['defaultHeaders', 'There is no option "defaultHeaders". Did you mean "headers"?'],
  ])('name the successor of %s, wherever it is one', async (name, message) => {
    const cw = new Clawwits({ apiKey: testKey, baseURL: 'http://127.0.0.1:9' });
    expect((await failureOf(cw.wits.balance({ [name]: {} } as never))).message).toBe(message);
  });
});
