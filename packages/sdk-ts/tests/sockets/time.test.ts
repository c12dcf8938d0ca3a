import { startServer } from '@clawwits/mock-gateway/server';
import { describe, expect, test } from 'vitest';
import { TimeoutError } from '../../src/index.ts';
import { failureOf, hello, helloStream, openClient, readToEnd, transports } from '../support/client.ts';
import { chatAnswer, chatStream, roleChunk, sayChunk } from '../support/golden.ts';
import { guardEachTest } from '../support/guards.ts';
import { answer, head, jsonAnswer, streamHead } from '../support/http-bytes.ts';
import { atSomePace, expectSoon } from '../support/patience.ts';
import { type RawExchange, startRawServer } from '../support/raw-server.ts';
import { runChild } from '../support/run-child.ts';
import { timed, until } from '../support/until.ts';

/** Writes the same bytes again and again until the client is gone. */
const trickle =
  (start: string, piece: string) =>
  async ({ write, wait, socket }: RawExchange): Promise<void> => {
    await write(start);
    while (!socket.destroyed) {
      await wait(10);
      await write(piece);
    }
  };

describe.each(transports)('time limits by $name', (transport) => {
  guardEachTest();

  test.each<[what: string, answering: (exchange: RawExchange) => unknown]>([
    ['a server that says nothing', () => undefined],
    ['headers that come a byte at a time', trickle('HTTP/1.1 200 OK\r\nx-slow: ', 'x')],
    [
      'a JSON body that comes a byte at a time',
      trickle(head(200, { 'content-type': 'application/json', 'content-length': 1_000_000 }), ' '),
    ],
    ['a refusal whose body never ends', trickle(head(400, { 'content-length': 60_000 }), ' ')],
  ])('timeout ends %s', (_, answering) =>
    atSomePace(async (limit) => {
      await using server = await startRawServer(answering);
      const client = await openClient(server.url, transport, { timeout: limit });
      const { value: error, durationMs } = await timed(() => failureOf(client.chat.completions.create(hello)));
      expect(error).toBeInstanceOf(TimeoutError);
      expect(error).toMatchObject({ code: 'timeout', maybeBilled: true });
      expect(error.message).toContain('"timeout"');
      expect(durationMs).toBeGreaterThanOrEqual(limit - 2);
      await until(() => server.openConnections === 0, 'the connection was closed');
    }),
  );

  test.each([
    ['silence', (exchange: RawExchange) => exchange.write(streamHead)],
    ['nothing but comments', trickle(streamHead, ': keep-alive\n\n')],
    ['the beginning of an event', trickle(streamHead + sayChunk('A').slice(0, 20), ' ')],
  ])('firstEventTimeout ends %s', (_, answering) =>
    atSomePace(async (limit) => {
      await using server = await startRawServer(answering);
      const client = await openClient(server.url, transport, { firstEventTimeout: limit, idleTimeout: 1 });
      const stream = await client.chat.completions.create(helloStream);
      const { value, durationMs } = await timed(() => readToEnd(stream));
      expect(value.error).toBeInstanceOf(TimeoutError);
      expect(value.error).toMatchObject({ code: 'first_event_timeout', maybeBilled: true, requestId: 'req_stream' });
      expect(durationMs).toBeGreaterThanOrEqual(limit - 2);
      await until(() => server.openConnections === 0, 'the connection was closed');
    }),
  );

  test.each([
    ['silence', (exchange: RawExchange) => exchange.write(streamHead + roleChunk + sayChunk('Half'))],
    [
      'silence after a keep-alive',
      (exchange: RawExchange) => exchange.write(`${streamHead}${roleChunk}${sayChunk('Half')}: keep-alive\n\n`),
    ],
  ])('idleTimeout ends %s after an event', (_, answering) =>
    atSomePace(async (limit) => {
      await using server = await startRawServer(answering);
      const client = await openClient(server.url, transport, { idleTimeout: limit });
      const stream = await client.chat.completions.create(helloStream);
      const { error, events } = await readToEnd(stream);
      expect(events).toHaveLength(2);
      expect(error).toBeInstanceOf(TimeoutError);
      expect(error).toMatchObject({ code: 'idle_timeout', maybeBilled: true, partial: { text: 'Half', events: 2 } });
      expect(error?.attempts).toMatchObject([{ status: 200, reason: 'idle_timeout' }]);
      await until(() => server.openConnections === 0, 'the connection was closed');
    }),
  );

  test('nothing but keep-alives after an event is ended by firstEventTimeout, and not by idleTimeout', () =>
    atSomePace(async (limit) => {
      await using server = await startRawServer(trickle(streamHead + roleChunk + sayChunk('Half'), ': keep-alive\n\n'));
      const limits = { idleTimeout: limit, firstEventTimeout: 3 * limit };
      const client = await openClient(server.url, transport, limits);
      const stream = await client.chat.completions.create(helloStream);
      expect((await readToEnd(stream)).error).toMatchObject({
        code: 'first_event_timeout',
        maybeBilled: true,
        partial: { text: 'Half', events: 2 },
      });
      await until(() => server.openConnections === 0, 'the connection was closed');
    }));

  test("the caller's own work on an event is not the stream's silence", () =>
    atSomePace(async (limit) => {
      await using server = await startRawServer(async ({ write, wait, end }) => {
        await write(streamHead + sayChunk('A'));
        for (const piece of chatStream.slice(2)) {
          await wait(5);
          await write(piece);
        }
        end();
      });
      const client = await openClient(server.url, transport, { firstEventTimeout: 3 * limit, idleTimeout: limit });
      const stream = await client.chat.completions.create(helloStream);
      let events = 0;
      for await (const _ of stream) {
        events += 1;
        await new Promise((resolve) => setTimeout(resolve, events === 1 ? 2 * limit : 1));
      }
      expect(events).toBe(3);
    }));

  test('neither timeout nor totalTimeout ends a stream that goes on', () =>
    atSomePace(async (limit) => {
      await using server = await startRawServer(async ({ write, wait }) => {
        await write(streamHead);
        for (const piece of chatStream) {
          await wait(limit / 2);
          await write(piece);
        }
      });
      const client = await openClient(server.url, transport, { timeout: limit, totalTimeout: limit });
      const stream = await client.chat.completions.create(helloStream);
      expect(await stream.result()).toEqual(chatAnswer);
    }));

  test('totalTimeout ends an attempt, however long its own limit', () =>
    atSomePace(async (limit) => {
      await using server = await startRawServer(({ index, write }) =>
        index === 0 ? write(answer(503, '')) : undefined,
      );
      const client = await openClient(server.url, transport, { totalTimeout: 5 * limit });
      const error = await failureOf(client.chat.completions.create(hello));
      expect(error).toBeInstanceOf(TimeoutError);
      expect(error).toMatchObject({ code: 'total_timeout', maybeBilled: true, retryable: false });
      expect(error.attempts.map(({ reason }) => reason)).toEqual(['service_unavailable', 'total_timeout']);
    }));

  test('a limit above what a timer can hold does not fire at once', async () => {
    await using server = await startRawServer(async ({ write, wait }) => {
      await wait(30);
      await write(jsonAnswer(chatAnswer));
    });
    const huge = 1e15;
    const limits = { connectTimeout: huge, timeout: huge, totalTimeout: huge };
    const client = await openClient(server.url, transport, limits);
    expect(await client.chat.completions.create(hello)).toEqual(chatAnswer);
  });

  test('a connection that is never established is given up', () =>
    atSomePace(async (limit) => {
      // The handshake of TLS is never answered.
      await using server = await startRawServer();
      const isFetch = transport.name === 'fetch';
      const client = await openClient(server.url.replace('http:', 'https:'), transport, {
        maxRetries: 0,
        [isFetch ? 'timeout' : 'connectTimeout']: limit,
      });
      const { value: error, durationMs } = await timed(() => failureOf(client.chat.completions.create(hello)));
      expect(error).toBeInstanceOf(TimeoutError);
      // Over fetch nobody can tell how far the call had come.
      expect(error).toMatchObject(
        isFetch ? { code: 'timeout', maybeBilled: true } : { code: 'connect_timeout', maybeBilled: false },
      );
      expect(durationMs).toBeGreaterThanOrEqual(limit - 2);
      expect(server.requests).toHaveLength(0);
    }));
});

describe('a process whose calls are done', () => {
  test.each(['dispatcher', 'fetch', 'node:http'])('ends by itself at once, by %s', async (by) => {
    await using server = await startServer({ answer: 'Xin chào!' });
    await expectSoon(1_500, async () => {
      const { code, stdout, stderr, lingeredMs } = await runChild('children/call-and-end.ts', {
        CLAWWITS_BASE_URL: server.url,
        CLAWWITS_API_KEY: server.apiKey,
        BY: by,
      });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(JSON.parse(stdout)).toEqual({ text: 'Xin chào!', streamed: 'Xin chào!', failed: 'not_found' });
      return lingeredMs;
    });
  });

  test.each(['dispatcher', 'node:http'])(
    'ends at once even where a connection was never established, by %s',
    async (by) => {
      // The handshake of TLS is never answered.
      await using server = await startRawServer();
      await expectSoon(3_000, async () => {
        const { stdout, stderr, lingeredMs } = await runChild('children/leave-while-connecting.ts', {
          CLAWWITS_BASE_URL: server.url.replace('http:', 'https:'),
          CLAWWITS_API_KEY: 'cw_sk_test0123456789',
          BY: by,
        });
        expect({ stdout, stderr }).toEqual({ stdout: 'aborted', stderr: '' });
        return lingeredMs;
      });
    },
  );
});
