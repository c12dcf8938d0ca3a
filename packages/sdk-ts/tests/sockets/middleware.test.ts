import { describe, expect, test } from 'vitest';
import { type AttemptAnswer, type AttemptRequest, clawwits, defineGateway, type Middleware } from '../../src/index.ts';
import { failureOf, hello, helloStream, openClient, testKey, transports } from '../support/client.ts';
import { chatAnswer, chatStream } from '../support/golden.ts';
import { guardEachTest } from '../support/guards.ts';
import { answer, jsonAnswer, streamHead } from '../support/http-bytes.ts';
import { startRawServer } from '../support/raw-server.ts';

describe.each(transports)('middleware by $name', (transport) => {
  guardEachTest();

  test('stands around each attempt, the first outermost', async () => {
    await using server = await startRawServer(({ index, write }) =>
      write(index === 0 ? answer(503, '') : jsonAnswer(chatAnswer)),
    );
    const steps: string[] = [];
    const named =
      (name: string): Middleware =>
      async (request, next) => {
        steps.push(`${name} ${request.attempt}`);
        const answered = await next(request);
        steps.push(`${name} ${request.attempt}: ${answered.status}`);
        return answered;
      };
    const client = await openClient(server.url, transport, { middleware: [named('outer'), named('inner')] });
    expect(await client.chat.completions.create(hello)).toEqual(chatAnswer);
    const ofAttempt = (attempt: number, status: number) => [
      `outer ${attempt}`,
      `inner ${attempt}`,
      `inner ${attempt}: ${status}`,
      `outer ${attempt}: ${status}`,
    ];
    expect(steps).toEqual([...ofAttempt(1, 503), ...ofAttempt(2, 200)]);
  });

  test('sees the canonical request and may change what is passed on', async () => {
    await using server = await startRawServer(({ write }) => write(jsonAnswer(chatAnswer)));
    const seen: AttemptRequest[] = [];
    const client = await openClient(server.url, transport, {
      middleware: [
        (request, next) => {
          seen.push(request);
          return next({ ...request, headers: { ...request.headers, 'x-team': 'blue' } });
        },
      ],
    });
    await client.chat.completions.create(hello);
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({ method: 'POST', attempt: 1, headers: { authorization: `Bearer ${testKey}` } });
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual(JSON.parse(server.requests[0]?.body ?? ''));
    expect(server.requests[0]?.headers['x-team']).toBe('blue');
  });

  test('may fail the call with an error of its own, which is not tried again', async () => {
    await using server = await startRawServer();
    const mistake = new Error('Not today.');
    const client = await openClient(server.url, transport, {
      middleware: [
        async () => {
          throw mistake;
        },
      ],
    });
    await expect(client.chat.completions.create(hello)).rejects.toBe(mistake);
    expect(server.requests).toHaveLength(0);
  });

  test.each([
    [200, JSON.stringify(chatAnswer)],
    [404, '{"error":{"message":"None."}}'],
  ])('may hand on an answer of a class of its own, of status %i', async (status, body) => {
    await using server = await startRawServer(({ write }) => write(answer(status, body, { 'x-request-id': 'req_1' })));
    class Renamed implements AttemptAnswer {
      readonly #inner: AttemptAnswer;
      constructor(inner: AttemptAnswer) {
        this.#inner = inner;
      }
      get status() {
        return this.#inner.status;
      }
      get body() {
        return this.#inner.body;
      }
      header(name: string) {
        return name === 'x-request-id' ? 'renamed' : this.#inner.header(name);
      }
      headers() {
        return this.#inner.headers();
      }
    }
    const client = await openClient(server.url, transport, {
      gateway: defineGateway({ ...clawwits, readLimits: (header) => ({ tier: header('x-request-id') ?? '' }) }),
      middleware: [async (request, next) => new Renamed(await next(request))],
    });
    const metadata = await client.chat.completions
      .create(hello)
      .withResponse()
      .then(
        ({ response }) => response,
        (error) => error,
      );
    expect(metadata).toMatchObject({ requestId: 'renamed', limits: { tier: 'renamed' } });
  });

  test('that never lets go is ended by the limits', async () => {
    await using server = await startRawServer(({ write }) => write(jsonAnswer(chatAnswer)));
    const client = await openClient(server.url, transport, {
      maxRetries: 0,
      timeout: 60,
      middleware: [
        async (request, next) => {
          await next(request);
          return new Promise(() => undefined);
        },
      ],
    });
    expect((await failureOf(client.chat.completions.create(hello))).code).toBe('timeout');
  });

  test('leaves a stream streaming', async () => {
    await using server = await startRawServer(({ write }) => write(streamHead + chatStream.join('')));
    const client = await openClient(server.url, transport, { middleware: [(request, next) => next(request)] });
    expect(await (await client.chat.completions.create(helloStream)).result()).toEqual(chatAnswer);
  });
});
