import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { AbortError, type ClawwitsError, type Middleware } from '../../src/index.ts';
import { failureOf, hello, helloStream, openClient, readToEnd, testKey, transports } from '../support/client.ts';
import { chatAnswer, chatStream, roleChunk, sayChunk } from '../support/golden.ts';
import { guardEachTest } from '../support/guards.ts';
import { chunk, chunkedStreamHead, head, jsonAnswer, lastChunk, refusal, streamHead } from '../support/http-bytes.ts';
import { atSomePace } from '../support/patience.ts';
import { startRawServer } from '../support/raw-server.ts';
import { until } from '../support/until.ts';

const reason = new Error('Enough.');
const untilIdle = () => new Promise((resolve) => setImmediate(resolve));

function expectAborted(error: ClawwitsError | null, maybeBilled: boolean): void {
  expect(error).toBeInstanceOf(AbortError);
  expect(error).toMatchObject({ code: 'aborted', name: 'AbortError', retryable: false, maybeBilled });
  expect(error?.cause).toBe(reason);
}

describe.each(transports)('an abort by $name', (transport) => {
  guardEachTest();
  const isFetch = transport.name === 'fetch';

  test('before the call sends nothing', async () => {
    await using server = await startRawServer();
    const client = await openClient(server.url, transport);
    const signal = AbortSignal.abort(reason);
    expectAborted(await failureOf(client.chat.completions.create(hello, { signal })), false);
    expectAborted(await failureOf(client.chat.completions.create(helloStream, { signal })), false);
    expect(server.requests).toHaveLength(0);
  });

  test('before the call sends nothing on a connection that stands ready either', async () => {
    await using server = await startRawServer(({ write }) => write(jsonAnswer(chatAnswer)));
    const client = await openClient(server.url, transport);
    await client.chat.completions.create(hello);
    await untilIdle();
    const signal = AbortSignal.abort(reason);
    expectAborted(await failureOf(client.chat.completions.create(hello, { signal })), false);
    await client.chat.completions.create(hello);
    expect(server.requests).toHaveLength(2);
  });

  test('while the key is being fetched sends nothing', async () => {
    await using server = await startRawServer();
    const controller = new AbortController();
    const client = await openClient(server.url, transport, { apiKey: () => new Promise(() => undefined) });
    const call = failureOf(client.chat.completions.create(hello, { signal: controller.signal }));
    controller.abort(reason);
    expectAborted(await call, false);
    expect(server.connections).toBe(0);
  });

  test('while connecting', async () => {
    // The handshake of TLS is never answered.
    await using server = await startRawServer();
    const controller = new AbortController();
    const client = await openClient(server.url.replace('http:', 'https:'), transport);
    const call = failureOf(client.chat.completions.create(hello, { signal: controller.signal }));
    await until(() => server.connections === 1, 'the client connected');
    controller.abort(reason);
    expectAborted(await call, isFetch);
  });

  test('before the headers', async () => {
    await using server = await startRawServer();
    const controller = new AbortController();
    const client = await openClient(server.url, transport);
    const call = failureOf(client.chat.completions.create(hello, { signal: controller.signal }));
    await until(() => server.requests.length === 1, 'the request arrived');
    controller.abort(reason);
    expectAborted(await call, true);
    await until(() => server.openConnections === 0, 'the connection was closed');
  });

  test('in a JSON body', async () => {
    await using server = await startRawServer(({ write }) => write(`${head(200, { 'content-length': 100 })}{`));
    const controller = new AbortController();
    const client = await openClient(server.url, transport, {
      middleware: [
        async (request, next) => {
          const answered = await next(request);
          setTimeout(() => controller.abort(reason), 10);
          return answered;
        },
      ],
    });
    expectAborted(await failureOf(client.chat.completions.create(hello, { signal: controller.signal })), true);
    await until(() => server.openConnections === 0, 'the connection was closed');
  });

  test.each([
    ['a refusal', head(500, { 'content-length': 100 })],
    ['a JSON answer to a stream', head(200, { 'content-type': 'application/json', 'content-length': 100 })],
  ])('in the body of %s', async (_, bytes) => {
    await using server = await startRawServer(({ write }) => write(bytes));
    const controller = new AbortController();
    const client = await openClient(server.url, transport);
    const call = failureOf(client.chat.completions.create(helloStream, { signal: controller.signal }));
    await until(() => server.requests.length === 1, 'the request arrived');
    setTimeout(() => controller.abort(reason), 20);
    expectAborted(await call, true);
  });

  test('while a stream is silent', async () => {
    await using server = await startRawServer(({ write }) => write(streamHead + roleChunk + sayChunk('Half')));
    const controller = new AbortController();
    const client = await openClient(server.url, transport);
    const stream = await client.chat.completions.create(helloStream, { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 20);
    const { events, error } = await readToEnd(stream);
    expect(events).toHaveLength(2);
    expectAborted(error, true);
    expect(error).toMatchObject({ partial: { text: 'Half' }, requestId: 'req_stream' });
    expect(stream.usage).toMatchObject({ outputTokens: 1, estimated: true });
    await until(() => server.openConnections === 0, 'the connection was closed');
  });

  test('while the caller works on an event is thrown at the next one, whatever was read ahead', async () => {
    await using server = await startRawServer(({ write }) => write(streamHead + sayChunk('A').repeat(50)));
    const controller = new AbortController();
    const client = await openClient(server.url, transport);
    const stream = await client.chat.completions.create(helloStream, { signal: controller.signal });
    let events = 0;
    const error = await failureOf(
      (async () => {
        for await (const _ of stream) {
          events += 1;
          controller.abort(reason);
        }
      })(),
    );
    expectAborted(error, true);
    expect(events).toBe(1);
  });

  test('between a stream and its first reading', async () => {
    await using server = await startRawServer(({ write }) => write(streamHead + roleChunk));
    const controller = new AbortController();
    const client = await openClient(server.url, transport);
    const stream = await client.chat.completions.create(helloStream, { signal: controller.signal });
    controller.abort(reason);
    await until(() => server.openConnections === 0, 'the connection was closed');
    expectAborted((await readToEnd(stream)).error, true);
  });

  test('after the end changes nothing', async () => {
    await using server = await startRawServer(({ write }) => write(streamHead + chatStream.join('')));
    const controller = new AbortController();
    const client = await openClient(server.url, transport);
    const stream = await client.chat.completions.create(helloStream, { signal: controller.signal });
    expect(await stream.result()).toEqual(chatAnswer);
    controller.abort(reason);
    expect(stream.text).toBe('Xin chào bạn!');
  });

  test('in a raw response', async () => {
    await using server = await startRawServer(({ write }) => write(`${head(200, { 'content-length': 100 })}half`));
    const controller = new AbortController();
    const client = await openClient(server.url, transport);
    const response = await client.chat.completions.create(hello, { signal: controller.signal }).asResponse();
    setTimeout(() => controller.abort(reason), 10);
    expectAborted(await failureOf(response.text()), true);
    await until(() => server.openConnections === 0, 'the connection was closed');
  });

  test('behind a middleware closes the connection too', () =>
    atSomePace(async (limit) => {
      await using server = await startRawServer();
      const controller = new AbortController();
      const straight: Middleware = (request, next) => next(request);
      const late: Middleware = async (request, next) => {
        await Promise.resolve();
        return next(request);
      };
      for (const middleware of [[straight], [late], [straight, late], [late, straight]]) {
        const client = await openClient(server.url, transport, { middleware, timeout: limit });
        const error = await failureOf(client.chat.completions.create(hello));
        expect(error.code).toBe('timeout');
        await until(() => server.openConnections === 0, 'the connection was closed');
      }
      const client = await openClient(server.url, transport, { middleware: [straight] });
      const call = failureOf(client.chat.completions.create(hello, { signal: controller.signal }));
      await until(() => server.requests.length === 5, 'the request arrived');
      controller.abort(reason);
      expectAborted(await call, true);
      await until(() => server.openConnections === 0, 'the connection was closed');
    }));

  test.each([
    ['no reason', AbortSignal.abort(), 'AbortError'],
    ['a time-out', AbortSignal.timeout(1), 'TimeoutError'],
  ])("with %s has the signal's own as its cause", async (_, signal, name) => {
    await using server = await startRawServer();
    const client = await openClient(server.url, transport);
    const error = await failureOf(client.chat.completions.create(hello, { signal }));
    expect(error).toBeInstanceOf(AbortError);
    expect(error.cause).toBe(signal.reason);
    expect(error.cause).toMatchObject({ name });
  });

  test('that never comes leaves no listener behind, after 1,000 calls of every kind', async () => {
    await using server = await startRawServer(async ({ request, write }) => {
      if (request.body.includes('"stream":true')) {
        await write(chunkedStreamHead);
        await write(Buffer.concat([chunk(chatStream.join('')), Buffer.from(lastChunk)]));
      } else if (request.body.includes('refuse')) await write(refusal(400, 'invalid_request'));
      else await write(jsonAnswer(chatAnswer));
    });
    const { signal } = new AbortController();
    const client = await openClient(server.url, transport);
    const refused = { messages: [{ role: 'user' as const, content: 'refuse' }] };
    const kinds = [
      () => client.chat.completions.create(hello, { signal }),
      () => failureOf(client.chat.completions.create(refused, { signal })),
      async () => (await client.chat.completions.create(helloStream, { signal })).result(),
      async () => {
        for await (const _ of await client.chat.completions.create(helloStream, { signal })) break;
      },
      async () => (await client.chat.completions.create(hello, { signal }).asResponse()).text(),
      () => failureOf(client.chat.completions.create({ messages: [] }, { signal })),
    ];
    let started = 0;
    async function callOneAfterAnother(): Promise<void> {
      while (started < 1_000) await kinds[started++ % kinds.length]?.();
    }
    await Promise.all(Array.from({ length: 20 }, callOneAfterAnother));
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  test('of the signal of many calls at once ends them all', async () => {
    await using server = await startRawServer();
    const controller = new AbortController();
    const client = await openClient(server.url, transport, { apiKey: testKey });
    const calls = Array.from({ length: 50 }, () =>
      failureOf(client.chat.completions.create(hello, { signal: controller.signal })),
    );
    await until(() => server.requests.length === 50, 'the requests arrived');
    controller.abort(reason);
    for (const error of await Promise.all(calls)) expectAborted(error, true);
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
    await until(() => server.openConnections === 0, 'the connections were closed');
  });
});
