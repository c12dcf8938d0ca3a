import type { ErrorCode } from '@clawwits/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ClawwitsError,
  clew,
  InsufficientBalanceError,
  klawd,
  PermissionError,
  RequestRejectedError,
  techopenclaw,
} from '../../src/index.ts';
import { answerOf, clientAnsweredBy } from '../support/answering.ts';
import { failureOf } from '../support/client.ts';
import { chatAnswer } from '../support/golden.ts';
import { guardEachTest } from '../support/guards.ts';
import { anyClient, type GatewayName, keysOf } from './clients.ts';

guardEachTest();

/** How a gateway says a word: the status, and what its error object holds in addition to the message. */
type Words = Partial<Record<ErrorCode, readonly [status: number, error: Readonly<Record<string, unknown>>]>>;

/** OpenAI's shape, as its own API fills it and as others do. */
const openAi: Words = {
  invalid_request: [400, { type: 'invalid_request_error', param: 'messages', code: null }],
  unauthorized: [401, { type: 'invalid_request_error', param: null, code: 'invalid_api_key' }],
  not_found: [404, { type: 'invalid_request_error', param: 'model', code: 'model_not_found' }],
  plan_required: [403, { type: 'invalid_request_error', param: null, code: null }],
  rate_limited: [429, { type: 'requests', param: null, code: 'rate_limit_exceeded' }],
  internal_error: [500, { type: 'server_error', param: null, code: null }],
  service_unavailable: [503, { type: 'server_error', param: null, code: null }],
};

/** Anthropic's shape. */
const anthropic: Words = {
  invalid_request: [400, { type: 'invalid_request_error' }],
  unauthorized: [401, { type: 'authentication_error' }],
  quota_exhausted: [402, { type: 'billing_error' }],
  plan_required: [403, { type: 'permission_error' }],
  not_found: [404, { type: 'not_found_error' }],
  rate_limited: [429, { type: 'rate_limit_error' }],
  internal_error: [500, { type: 'api_error' }],
  service_unavailable: [529, { type: 'overloaded_error' }],
};

const quota = { type: 'insufficient_quota', param: null, code: 'insufficient_quota' };

/** What each gateway's document says, and where it is silent the public shapes. */
const spoken: readonly [name: GatewayName, words: Words, isAnthropic?: boolean][] = [
  [
    'clew',
    { ...openAi, quota_exhausted: [429, quota], conflict: [409, { type: 'invalid_request_error', code: null }] },
  ],
  ['techopenclaw', { ...openAi, quota_exhausted: [402, quota] }],
  ['techopenclaw', anthropic, true],
  [
    'klawd',
    {
      invalid_request: [400, { type: 'invalid_request' }],
      unauthorized: [401, { type: 'authentication_error' }],
      plan_required: [403, { type: 'permission_error' }],
      rate_limited: [429, { type: 'rate_limit_exceeded' }],
      internal_error: [500, { type: 'internal_error' }],
      service_unavailable: [503, { type: 'service_unavailable' }],
    },
  ],
];

const cases = spoken.flatMap(([name, words, isAnthropic = false]) =>
  Object.entries(words).map(
    ([code, [status, error]]) => [name, isAnthropic ? "Anthropic's" : 'its own', code, status, error] as const,
  ),
);

const question = { messages: [{ role: 'user' as const, content: 'Xin chào' }], maxTokens: 10 };

/** The error of a chat at a gateway that answers one thing. */
function errorAt(name: GatewayName, body: unknown, status: number, headers = {}): Promise<ClawwitsError> {
  const { client } = anyClient(name, () => answerOf(body, status, headers), { maxRetries: 0 });
  return failureOf(client.chat.completions.create(question));
}

describe.each(cases)('%s, in %s shape: %s', (name, shape, code, status, error) => {
  const encode = (message: string) =>
    shape === "Anthropic's" ? { type: 'error', error: { ...error, message } } : { error: { ...error, message } };
  /** The same as ClawWits says it. */
  const native = (message: string) =>
    errorAt('clawwits', { error: { code, type: code, message } }, status === 529 ? 503 : status);

  test('has the class and the code that it has at ClawWits, whatever it says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 }), async (message) => {
        const thrown = await errorAt(name, encode(message), status);
        const expected = await native(message);
        expect(thrown.name).toBe(expected.name);
        expect([thrown.code, thrown.status]).toEqual([code, status]);
        expect(thrown.retryable).toBe(expected.retryable);
        expect(thrown.gateway).toBe(name);
        const own = error['code'] ?? error['type'];
        expect(thrown.gatewayCode).toBe(own === code ? undefined : own);
      }),
      { numRuns: 10 },
    );
  });
});

/** Where the status alone tells, an answer of status 200 tells less. */
const reportable = cases.filter(([, , , status, error]) => {
  const isVague = error['type'] === 'invalid_request_error' && error['code'] === null;
  return isVague ? status === 400 : error['type'] !== 'server_error' || status === 500;
});

test.each(reportable)(
  '%s, in %s shape, inside an answer of status 200 and inside a stream: %s',
  async (name, shape, code, status, error) => {
    const body = { ...(shape === "Anthropic's" && { type: 'error' }), error: { ...error, message: 'It failed.' } };
    const whole = await errorAt(name, body, 200);
    const stream = new Response(`data: ${JSON.stringify(body)}\n\n`, {
      headers: { 'content-type': 'text/event-stream' },
    });
    const { client } = anyClient(name, () => stream, { maxRetries: 0 });
    const streamed = await failureOf((await client.chat.completions.create({ ...question, stream: true })).result());
    const direct = await errorAt(name, body, status);
    for (const inside of [whole, streamed]) expect([inside.code, inside.name]).toEqual([code, direct.name]);
  },
);

test.each([
  ['clew', 402, 'quota_exhausted', InsufficientBalanceError],
  ['clew', 403, 'plan_required', PermissionError],
  ['clew', 409, 'conflict', RequestRejectedError],
  ['techopenclaw', 402, 'quota_exhausted', InsufficientBalanceError],
  ['techopenclaw', 403, 'plan_required', PermissionError],
  ['klawd', 403, 'plan_required', PermissionError],
  ['clawwits', 402, 'insufficient_wits', InsufficientBalanceError],
  ['clawwits', 403, 'forbidden', PermissionError],
] as const)('%s says by a bare %i that it is %s', async (name, status, code, errorClass) => {
  const error = await errorAt(name, '', status);
  expect(error).toBeInstanceOf(errorClass);
  expect(error).toMatchObject({ code, status, retryable: false });
  expect(error.gatewayCode).toBeUndefined();
});

test.each([
  ['quota_exhausted', 402, 'retryAfterMs'],
  ['plan_required', 403, 'plan'],
  ['conflict', 409, 'existing one'],
])('%s says what to do next', async (code, status, hint) => {
  expect((await errorAt('clew', { error: { code, message: 'No.' } }, status)).message).toContain(hint);
});

test('the advice of an error is the end of its message, and gets into no log', async () => {
  const error = await errorAt('clew', { error: { code: 'quota_exhausted', message: 'No.' } }, 402);
  expect(error.advice).toContain('raise the quota');
  expect(error.message).toMatch(/: No\. /);
  expect(error.message.endsWith(error.advice)).toBe(true);
  expect(Object.keys(error)).not.toContain('advice');
  expect((await errorAt('klawd', { error: { type: 'unheard_of', message: 'No.' } }, 400)).advice).toBe('');
});

test('words that every object has are none of ours', async () => {
  for (const code of ['constructor', '__proto__', 'toString']) {
    const error = await errorAt('klawd', { error: { type: code, message: 'No.' } }, 400);
    expect(error).toBeInstanceOf(RequestRejectedError);
    expect(error.message).toBe(`Klawd answered 400 ${code}: No.`);
  }
});

describe('a spent budget that comes back by itself', () => {
  const now = 1_800_000_000;
  const spent = (headers: Record<string, string>) =>
    answerOf({ error: { message: 'Spent.', type: 'insufficient_quota', code: 'insufficient_quota' } }, 402, headers);

  test.each([
    ['retry-after', { 'retry-after': '90', 'x-ratelimit-reset': String(now) }, 90_000],
    ['x-ratelimit-reset', { 'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 3_600) }, 3_600_000],
  ])('says when, by %s, and is not waited for', async (_, headers, waitMs) => {
    const { client, sent } = clientAnsweredBy(() => spent({ ...headers, 'x-ratelimit-remaining': '0.00' }), {
      ...{ gateway: techopenclaw, apiKey: keysOf.techopenclaw, maxRetryDelay: 2 ** 31, maxRetries: 5 },
    });
    const error = await failureOf(client.chat.completions.create({ ...question, model: 'gpt-5.4' }));
    expect(error).toBeInstanceOf(InsufficientBalanceError);
    expect(error).toMatchObject({ code: 'quota_exhausted', retryable: false, maybeBilled: false });
    expect(Math.abs((error.retryAfterMs ?? 0) - waitMs)).toBeLessThan(60_000);
    expect(error.limits).toEqual({ remainingUSD: 0, resetsAtMs: Number(headers['x-ratelimit-reset']) * 1000 });
    expect(sent).toHaveLength(1);
  });

  test('is one attempt with 429 too', async () => {
    const { client, sent } = clientAnsweredBy(
      () => answerOf({ error: { message: 'Spent.', type: 'insufficient_quota', code: 'insufficient_quota' } }, 429),
      { gateway: clew, apiKey: keysOf.clew },
    );
    const error = await failureOf(client.chat.completions.create(question));
    expect(error).toBeInstanceOf(InsufficientBalanceError);
    expect(sent).toHaveLength(1);
  });
});

describe('limits and costs', () => {
  const clewHeaders = {
    ...{ 'x-ratelimit-limit': '100', 'x-ratelimit-remaining': '99', 'x-cost-usd': '0.000125' },
    ...{ 'x-tier': 'pro', 'x-key-source': 'byok' },
  };
  const clewLimits = { limitRequests: 100, remainingRequests: 99, costUSD: 0.000125, tier: 'pro', keySource: 'byok' };

  test.each([
    ['clew', clewHeaders, clewLimits],
    [
      'techopenclaw',
      { 'x-ratelimit-remaining': '12.5', 'x-ratelimit-reset': '1712345678' },
      { remainingUSD: 12.5, resetsAtMs: 1_712_345_678_000 },
    ],
    ['klawd', clewHeaders, {}],
    ['clawwits', clewHeaders, {}],
  ] as const)('of %s are typed data on answers and errors', async (name, headers, limits) => {
    const { client } = anyClient(name, () => answerOf(chatAnswer, 200, headers));
    expect((await client.chat.completions.create(question).withResponse()).response.limits).toEqual(limits);
    expect((await errorAt(name, { error: { message: 'No.' } }, 400, headers)).limits).toEqual(limits);
  });

  test("Klawd's Retry-After is kept", async () => {
    const { client } = clientAnsweredBy(
      () => answerOf({ error: { type: 'rate_limit_exceeded', message: 'Slower.' } }, 429, { 'retry-after': '7' }),
      {
        ...{ gateway: klawd, apiKey: keysOf.klawd, maxRetryDelay: 1_000 },
      },
    );
    expect(await failureOf(client.chat.completions.create(question))).toMatchObject({
      code: 'rate_limited',
      retryAfterMs: 7_000,
    });
  });
});
