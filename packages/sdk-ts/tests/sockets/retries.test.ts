import { EventEmitter } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import {
  AbortError,
  ConnectionError,
  type Dispatcher,
  RateLimitError,
  type RetryNotice,
  TimeoutError,
} from '../../src/index.ts';
import { failureOf, hello, helloStream, openClient, testKey, transports } from '../support/client.ts';
import { balanceAnswer, chatAnswer, chatStream } from '../support/golden.ts';
import { guardEachTest } from '../support/guards.ts';
import { answer, jsonAnswer, refusal, streamHead } from '../support/http-bytes.ts';
import { atSomePace } from '../support/patience.ts';
import { findRefusingURL, type RawExchange, startRawServer } from '../support/raw-server.ts';
import { timed, until } from '../support/until.ts';

/** Answers in this order; the last one again and again. */
const inOrder =
  (...answers: readonly (string | ((exchange: RawExchange) => unknown))[]) =>
  (exchange: RawExchange): unknown => {
    const next = answers[Math.min(exchange.index, answers.length - 1)] ?? '';
    return typeof next === 'string' ? exchange.write(next) : next(exchange);
  };
const lose = ({ reset }: RawExchange) => reset();
const good = jsonAnswer(chatAnswer);

/** A connection serves the next call one turn after it brought the end of an answer. */
const untilIdle = () => new Promise((resolve) => setImmediate(resolve));

describe.each(transports)('retries by $name', (transport) => {
  guardEachTest();

  test.each([
    ['408', answer(408, '')],
    ['409 idempotency_in_progress', refusal(409, 'idempotency_in_progress', { retryAfterMs: 1 })],
    ['425', answer(425, '')],
    ['429', refusal(429, 'rate_limited', { retryAfterMs: 1 })],
    ['500', answer(500, 'Internal error')],
    ['502 of something before the gateway', answer(502, '<html>Bad gateway</html>', { 'content-type': 'text/html' })],
    ['503', answer(503, '')],
    ['504', answer(504, '')],
    ['529', refusal(529, 'overloaded_error')],
    ['400 with x-should-retry', refusal(400, 'invalid_request', {}, { 'x-should-retry': 'true' })],
  ])('%s is tried again, with the same key and the same bytes', async (_, first) => {
    await using server = await startRawServer(inOrder(first, first, good));
    const client = await openClient(server.url, transport);
    const { data, response } = await client.chat.completions.create(hello).withResponse();
    expect(data).toEqual(chatAnswer);
    expect(response.attempts.map(({ status }) => status)).toEqual([expect.any(Number), expect.any(Number), 200]);
    expect(server.requests).toHaveLength(3);
    const [one, two, three] = server.requests;
    expect(one?.headers['idempotency-key']).toMatch(/^[\w-]{16,}$/);
    expect(response.idempotencyKey).toBe(one?.headers['idempotency-key']);
    for (const later of [two, three]) {
      expect(later?.body).toBe(one?.body);
      expect(later?.headers).toEqual(one?.headers);
    }
    expect(JSON.parse(one?.body ?? '')).toEqual({ messages: hello.messages, max_tokens: 200 });
  });

  test.each([
    ['400', refusal(400, 'invalid_request')],
    ['401', refusal(401, 'unauthorized')],
    ['402', refusal(402, 'insufficient_wits')],
    ['403', refusal(403, 'insufficient_scope')],
    ['404', refusal(404, 'not_found')],
    ['409 idempotency_conflict', refusal(409, 'idempotency_conflict')],
    ['413', answer(413, '')],
    ['422', answer(422, '')],
    ['429 with a spent quota', refusal(429, 'insufficient_quota', { retryAfterMs: 1 })],
    ['503 with x-should-retry: false', refusal(503, 'maintenance', {}, { 'x-should-retry': 'false' })],
    ['402 with x-should-retry: true', refusal(402, 'insufficient_wits', {}, { 'x-should-retry': 'true' })],
  ])('%s is one attempt, even where the key is honoured', async (_, only) => {
    await using server = await startRawServer(inOrder(only));
    const client = await openClient(server.url, transport, { honoursIdempotencyKey: true });
    const error = await failureOf(client.chat.completions.create(hello));
    expect(error.retryable).toBe(false);
    expect(error.attempts).toHaveLength(1);
    expect(server.requests).toHaveLength(1);
  });

  test('a drained refusal leaves its connection to the retry', async () => {
    await using server = await startRawServer(inOrder(refusal(503, 'busy'), refusal(503, 'busy'), good));
    const client = await openClient(server.url, transport);
    await client.chat.completions.create(hello);
    expect(server.connections).toBe(1);
  });

  test.each<[source: string, headers: Record<string, string>, details: object]>([
    ['retry-after-ms', { 'retry-after-ms': '61' }, {}],
    ["the body's retryAfterMs", {}, { retryAfterMs: 61 }],
    ['retry-after', { 'retry-after': '0.061' }, {}],
  ])('a delay specified by %s is kept to the millisecond', async (_, headers, details) => {
    await using server = await startRawServer(inOrder(refusal(429, 'rate_limited', details, headers), good));
    const notices: RetryNotice[] = [];
    const client = await openClient(server.url, transport, { onRetry: (notice) => notices.push(notice) });
    const { value, durationMs } = await timed(() => client.chat.completions.create(hello).withResponse());
    expect(notices.map(({ attempt, delayMs, error }) => [attempt, delayMs, error.code])).toEqual([
      [1, 61, 'rate_limited'],
    ]);
    expect(value.response.attempts[0]?.waitedMs).toBe(61);
    expect(durationMs).toBeGreaterThanOrEqual(60);
  });

  test('a delay specified as a date, or as a reset, is kept', async () => {
    const now = Date.UTC(2026, 0, 1);
    vi.spyOn(Date, 'now').mockReturnValue(now);
    await using server = await startRawServer(
      inOrder(
        refusal(429, 'rate_limited', {}, { 'retry-after': new Date(now + 1_000).toUTCString() }),
        refusal(429, 'rate_limited', {}, { 'x-ratelimit-reset': now / 1_000 + 2 }),
        good,
      ),
    );
    const notices: RetryNotice[] = [];
    const controller = new AbortController();
    const client = await openClient(server.url, transport, {
      onRetry(notice) {
        notices.push(notice);
        if (notices.length === 2) controller.abort();
      },
    });
    const { durationMs } = await timed(() =>
      failureOf(client.chat.completions.create(hello, { signal: controller.signal })),
    );
    expect(notices.map(({ delayMs }) => delayMs)).toEqual([1_000, 2_000]);
    expect(durationMs).toBeGreaterThanOrEqual(999);
  });

  test('a server-specified delay above maxRetryDelay fails at once and says how long it is', async () => {
    await using server = await startRawServer(inOrder(refusal(429, 'rate_limited', { retryAfterMs: 60_001 })));
    const client = await openClient(server.url, transport);
    const { value: error, durationMs } = await timed(() => failureOf(client.chat.completions.create(hello)));
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ retryAfterMs: 60_001, retryable: true });
    expect(server.requests).toHaveLength(1);
    expect(durationMs).toBeLessThan(5_000);
  });

  test('a call sets its own rules over those of its client', async () => {
    await using server = await startRawServer(inOrder(answer(418, ''), answer(418, ''), answer(418, ''), good));
    const onRetry = vi.fn();
    const client = await openClient(server.url, transport, { maxRetries: 0 });
    const data = await client.chat.completions.create(hello, { maxRetries: 3, retryStatuses: [418], onRetry });
    expect(data).toEqual(chatAnswer);
    expect(onRetry).toHaveBeenCalledTimes(3);
    expect((await failureOf(client.wits.balance({ timeout: -1 }))).code).toBe('invalid_option');
  });

  test('no retries means one attempt', async () => {
    await using server = await startRawServer(inOrder(answer(500, '')));
    const client = await openClient(server.url, transport, { maxRetries: 0 });
    await failureOf(client.chat.completions.create(hello));
    expect(server.requests).toHaveLength(1);
  });

  test('an abort wakes a backoff at once', async () => {
    await using server = await startRawServer(inOrder(refusal(429, 'rate_limited', { retryAfterMs: 50_000 })));
    const controller = new AbortController();
    const reason = new Error('Enough.');
    const client = await openClient(server.url, transport, {
      onRetry: () => setImmediate(() => controller.abort(reason)),
    });
    const { value: error, durationMs } = await timed(() =>
      failureOf(client.chat.completions.create(hello, { signal: controller.signal })),
    );
    expect(error).toBeInstanceOf(AbortError);
    expect(error.cause).toBe(reason);
    expect(error.attempts).toMatchObject([{ status: 429, reason: 'rate_limited', waitedMs: 50_000 }]);
    expect(durationMs).toBeLessThan(5_000);
  });

  test('totalTimeout ends a backoff too, and the connectTimeout of a finished attempt does not', () =>
    atSomePace(async (limit) => {
      vi.spyOn(Math, 'random').mockReturnValue(0.99);
      const client = await openClient(await findRefusingURL(), transport, {
        connectTimeout: limit,
        initialRetryDelay: 3 * limit,
        maxRetries: 1,
      });
      expect((await failureOf(client.chat.completions.create(hello))).code).toBe('connection_failed');
      const error = await failureOf(
        client.chat.completions.create(hello, { initialRetryDelay: 10_000, totalTimeout: limit }),
      );
      expect(error).toBeInstanceOf(TimeoutError);
      expect(error).toMatchObject({ code: 'total_timeout', maybeBilled: false });
    }));

  test('a connection that never stood is tried again, and nothing was billed', async () => {
    const client = await openClient(await findRefusingURL(), transport);
    const error = await failureOf(client.chat.completions.create(hello));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ code: 'connection_failed', maybeBilled: false, retryable: true });
    expect(error.attempts).toHaveLength(3);
  });

  test('a storm of calls against a gateway that is down is held by the retry budget', async () => {
    await using server = await startRawServer(inOrder(answer(503, '')));
    const client = await openClient(server.url, transport, { maxRetries: 5, initialRetryDelay: 1 });
    await Promise.all(Array.from({ length: 50 }, () => failureOf(client.wits.balance())));
    expect(server.requests).toHaveLength(50 + Math.floor(500 / 14));
  });
});

describe.each(transports)('idempotency by $name', (transport) => {
  guardEachTest();

  test('each call has a key of its own, and a GET has none', async () => {
    await using server = await startRawServer(({ write, request }) =>
      write(jsonAnswer(request.method === 'GET' ? balanceAnswer : chatAnswer)),
    );
    const client = await openClient(server.url, transport);
    await client.chat.completions.create(hello);
    await client.chat.completions.create(hello);
    const { response } = await client.wits.balance().withResponse();
    const keys = server.requests.map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).toBe(3);
    expect(keys[2]).toBeUndefined();
    expect(response.idempotencyKey).toBeUndefined();
  });

  test.each([
    ['the option', { idempotencyKey: 'order-1' }],
    ['a header', { headers: { 'Idempotency-Key': 'order-1' } }],
  ])("the caller's own key, given as %s, is sent and shown", async (_, options) => {
    await using server = await startRawServer(inOrder(good, refusal(400, 'invalid_request')));
    const client = await openClient(server.url, transport);
    const { response } = await client.chat.completions.create(hello, options).withResponse();
    expect(response.idempotencyKey).toBe('order-1');
    const error = await failureOf(client.chat.completions.create(hello, options));
    expect(error.idempotencyKey).toBe('order-1');
    expect(server.requests.map(({ headers }) => headers['idempotency-key'])).toEqual(['order-1', 'order-1']);
  });

  test('a key that no header can carry is refused before anything is sent', async () => {
    await using server = await startRawServer();
    const client = await openClient(server.url, transport);
    const error = await failureOf(client.chat.completions.create(hello, { idempotencyKey: 'a\r\nx-evil: 1' }));
    expect(error.code).toBe('invalid_option');
    expect(server.connections).toBe(0);
  });

  const losses: [what: string, how: (exchange: RawExchange) => unknown][] = [
    ['reset', lose],
    ['closed', ({ end }) => end()],
    [
      'cut in the answer',
      async ({ write, reset }) => {
        await write(good.slice(0, -10));
        reset();
      },
    ],
  ];

  test.each(losses)('a call whose connection is %s is not repeated: it may have been billed', async (_, how) => {
    await using server = await startRawServer(inOrder(how));
    const client = await openClient(server.url, transport);
    const error = await failureOf(client.chat.completions.create(hello));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ code: 'connection_lost', maybeBilled: true, retryable: false });
    expect(error.idempotencyKey).toBe(server.requests[0]?.headers['idempotency-key']);
    expect(error.message).toContain('may have been billed');
    expect(server.requests).toHaveLength(1);
  });

  test.each(losses)('a call whose connection is %s is repeated where the key is honoured', async (_, how) => {
    await using server = await startRawServer(inOrder(how, good));
    const client = await openClient(server.url, transport, { honoursIdempotencyKey: true });
    expect(await client.chat.completions.create(hello)).toEqual(chatAnswer);
    expect(server.requests).toHaveLength(2);
    expect(server.requests[1]?.headers).toEqual(server.requests[0]?.headers);
  });

  test('a GET that is lost is repeated: it costs nothing', async () => {
    await using server = await startRawServer(inOrder(lose, jsonAnswer(balanceAnswer)));
    const client = await openClient(server.url, transport);
    expect(await client.wits.balance()).toEqual(balanceAnswer);
    expect(server.requests).toHaveLength(2);
  });

  test('a call that timed out after it was sent is repeated only where the key is honoured', () =>
    atSomePace(async (limit) => {
      await using server = await startRawServer(({ index, write }) =>
        index === 1 ? undefined : index > 1 ? write(good) : undefined,
      );
      const careful = await openClient(server.url, transport, { timeout: limit });
      const error = await failureOf(careful.chat.completions.create(hello));
      expect(error).toMatchObject({ code: 'timeout', maybeBilled: true, retryable: false });
      const honouring = await openClient(server.url, transport, { timeout: limit, honoursIdempotencyKey: true });
      const { response } = await honouring.chat.completions.create(hello).withResponse();
      expect(response.attempts.map(({ reason }) => reason)).toEqual(['timeout', 'ok']);
      expect(server.requests).toHaveLength(3);
    }));

  test('a stream that has begun to yield is never repeated', async () => {
    await using server = await startRawServer(async ({ write, reset, wait }) => {
      await write(streamHead + chatStream[0] + chatStream[1]);
      await wait(20);
      reset();
    });
    const client = await openClient(server.url, transport, { honoursIdempotencyKey: true });
    const stream = await client.chat.completions.create(helloStream);
    const error = await failureOf(stream.result());
    expect(error).toMatchObject({ code: 'stream_cut', partial: { text: 'Xin chào' }, maybeBilled: true });
    expect(server.requests).toHaveLength(1);
  });

  test('a stream that failed before its headers is repeated like any other call', async () => {
    await using server = await startRawServer(inOrder(answer(503, ''), streamHead + chatStream.join('')));
    const client = await openClient(server.url, transport);
    const stream = await client.chat.completions.create(helloStream);
    expect(await stream.result()).toEqual(chatAnswer);
    expect(stream.response.attempts.map(({ status }) => status)).toEqual([503, 200]);
  });

  test('keys that an async function gives are asked for anew for each attempt', async () => {
    await using server = await startRawServer(inOrder(refusal(503, 'busy'), good));
    const keys = [testKey, `${testKey}2`];
    const client = await openClient(server.url, transport, { apiKey: async () => keys.shift() ?? '' });
    await client.chat.completions.create(hello);
    expect(server.requests.map(({ headers }) => headers['authorization'])).toEqual([
      `Bearer ${testKey}`,
      `Bearer ${testKey}2`,
    ]);
  });
});

/** `fetch` does not tell how old its connections are. */
const telling = transports.filter(({ name }) => name !== 'fetch');

describe.each(telling)('a stale keep-alive connection by $name', (transport) => {
  guardEachTest();

  test('that dies before a byte of the answer is replaced at once, at no cost', async () => {
    await using server = await startRawServer(async ({ request, index, write, reset }) => {
      if (request.connection === 0 && index > 0) reset();
      else await write(jsonAnswer(chatAnswer));
    });
    const client = await openClient(server.url, transport, { initialRetryDelay: 30_000, maxBackoff: 30_000 });
    await client.chat.completions.create(hello);
    await untilIdle();
    const { value, durationMs } = await timed(() => client.chat.completions.create(hello).withResponse());
    expect(value.data).toEqual(chatAnswer);
    expect(value.response.attempts).toMatchObject([{ reason: 'connection_lost', waitedMs: 0 }, { reason: 'ok' }]);
    expect(durationMs).toBeLessThan(5_000);
    expect(server.requests).toHaveLength(3);
    expect(server.requests[2]?.headers['idempotency-key']).toBe(server.requests[1]?.headers['idempotency-key']);
  });

  test('that dies later than a stale one does is not: the request was received, and may have been billed', async () => {
    await using server = await startRawServer(async ({ request, index, write, reset, wait }) => {
      if (request.connection > 0 || index === 0) return write(jsonAnswer(chatAnswer));
      await wait(700);
      reset();
    });
    const client = await openClient(server.url, transport);
    await client.chat.completions.create(hello);
    await untilIdle();
    const error = await failureOf(client.chat.completions.create(hello));
    expect(error).toMatchObject({ code: 'connection_lost', maybeBilled: true });
    expect(server.requests).toHaveLength(2);
  });

  test('that dies after the first byte of the answer is not: it may have been billed', async () => {
    await using server = await startRawServer(async ({ request, index, write, reset, wait }) => {
      if (request.connection > 0 || index === 0) return write(jsonAnswer(chatAnswer));
      await write('HTTP/1.1 200 OK\r\n');
      await wait(20);
      reset();
    });
    const client = await openClient(server.url, transport);
    await client.chat.completions.create(hello);
    await untilIdle();
    const error = await failureOf(client.chat.completions.create(hello));
    expect(error).toMatchObject({ code: 'connection_lost', maybeBilled: true });
    expect(server.requests).toHaveLength(2);
  });

  test('that the server closed while it was idle is not even tried', async () => {
    await using server = await startRawServer(async ({ write, end }) => {
      await write(jsonAnswer(chatAnswer));
      end();
    });
    const client = await openClient(server.url, transport);
    await client.chat.completions.create(hello);
    await until(() => server.openConnections === 0, 'the connection was closed');
    const { response } = await client.chat.completions.create(hello).withResponse();
    expect(response.attempts.at(-1)).toMatchObject({ reason: 'ok' });
    expect(server.requests).toHaveLength(2);
  });
});

describe('a dispatcher that does not tell its connections', () => {
  guardEachTest();

  test('never has a lost call repeated as if its connection had been stale', async () => {
    await using server = await startRawServer(lose);
    const { dispatcher } = await (transports[1] as (typeof transports)[number]).options();
    const silent = Object.assign(new EventEmitter(), {
      dispatch: (...parts: Parameters<Dispatcher['dispatch']>) => dispatcher?.dispatch(...parts) ?? false,
    });
    const client = await openClient(server.url, undefined, { dispatcher: silent });
    for (let call = 0; call < 3; call++) {
      const error = await failureOf(client.chat.completions.create(hello));
      expect(error).toMatchObject({ code: 'connection_lost', maybeBilled: true });
    }
    expect(server.requests).toHaveLength(3);
  });
});
