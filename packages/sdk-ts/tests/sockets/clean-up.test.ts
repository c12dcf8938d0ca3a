import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { interpretEventStream } from '../../../dialects/tests/support/reference-event-stream.ts';
import { type ChatCompletionStream, ConfigurationError, readChatStream, readMessageStream } from '../../src/index.ts';
import { failureOf, hello, helloStream, openClient, readToEnd, transports } from '../support/client.ts';
import { chatAnswer, chatStream, messageAnswer, messageStream, roleChunk, sayChunk } from '../support/golden.ts';
import { guardEachTest } from '../support/guards.ts';
import { head, jsonAnswer, streamHead } from '../support/http-bytes.ts';
import { expectSoon } from '../support/patience.ts';
import { type RawServer, startRawServer } from '../support/raw-server.ts';
import { runChild } from '../support/run-child.ts';
import { timed, until } from '../support/until.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** A server whose streams go on until somebody leaves. */
const startEndlessServer = (): Promise<RawServer> =>
  startRawServer(async ({ write, wait: pause, socket }) => {
    await write(streamHead + roleChunk);
    while (!socket.destroyed) {
      await write(sayChunk('word '));
      await pause(5);
    }
  });

type Leaving = (stream: ChatCompletionStream) => Promise<unknown>;

const waysToLeave: [way: string, leave: Leaving][] = [
  [
    'break',
    async (stream) => {
      for await (const _ of stream) break;
    },
  ],
  [
    'a throw in the loop',
    async (stream) => {
      const thrown = new Error('The caller failed.');
      const loop = async () => {
        for await (const _ of stream) throw thrown;
      };
      await expect(loop()).rejects.toBe(thrown);
    },
  ],
  [
    'return()',
    async (stream) => {
      const iterator = stream[Symbol.asyncIterator]();
      await iterator.next();
      expect(await iterator.return?.()).toEqual({ value: undefined, done: true });
      expect(await iterator.next()).toEqual({ value: undefined, done: true });
    },
  ],
  ['cancel()', async (stream) => stream.cancel()],
  ['await using', async (stream) => stream[Symbol.asyncDispose]()],
  [
    'cancel() of both branches',
    async (stream) => {
      const [one, two] = stream.tee();
      await one[Symbol.asyncIterator]().next();
      one.cancel();
      two.cancel();
    },
  ],
  [
    'cancel() of the bytes',
    async (stream) => {
      const reader = stream.toReadableStream().getReader();
      await reader.read();
      await reader.cancel();
    },
  ],
];

describe.each(transports)('leaving a stream by $name', (transport) => {
  guardEachTest();

  test.each(waysToLeave)('with %s closes the connection within 100 ms', async (_, leave) => {
    await using server = await startEndlessServer();
    const client = await openClient(server.url, transport);
    await expectSoon(100, async () => {
      const stream = await client.chat.completions.create(helloStream);
      const { durationMs } = await timed(async () => {
        await leave(stream);
        await until(() => server.openConnections === 0, 'the connection was closed');
      });
      return durationMs;
    });
  });

  test('while an event is awaited ends that wait like the end', async () => {
    await using server = await startRawServer(({ write }) => write(streamHead));
    const client = await openClient(server.url, transport);
    const stream = await client.chat.completions.create(helloStream);
    const iterator = stream[Symbol.asyncIterator]();
    const waiting = [iterator.next(), iterator.next()];
    await wait(10);
    stream.cancel();
    expect(await Promise.all(waiting)).toEqual([
      { value: undefined, done: true },
      { value: undefined, done: true },
    ]);
  });

  test('by forgetting it closes the connection too', async () => {
    await using server = await startEndlessServer();
    const client = await openClient(server.url, transport);
    await (async () => {
      const stream = await client.chat.completions.create(helloStream);
      await stream[Symbol.asyncIterator]().next();
    })();
    await until(() => {
      collectGarbage();
      return server.openConnections === 0;
    }, 'the connection was closed');
  });

  test('knows what it cost so far', async () => {
    await using server = await startEndlessServer();
    const client = await openClient(server.url, transport);
    const stream = await client.chat.completions.create(helloStream);
    let events = 0;
    for await (const _ of stream) if (++events === 9) break;
    expect(stream.text).toBe('word '.repeat(8));
    expect(stream.usage).toEqual({ inputTokens: expect.any(Number), outputTokens: 10, estimated: true });
    expect(stream.usage.inputTokens).toBeGreaterThan(0);
  });

  test('holds the sender back while nobody reads', async () => {
    let written = 0;
    const piece = sayChunk('x'.repeat(60_000));
    await using server = await startRawServer(async ({ write, socket }) => {
      await write(streamHead);
      for (; !socket.destroyed && written < 400; written++) await write(piece);
    });
    const client = await openClient(server.url, transport);
    const stream = await client.chat.completions.create(helloStream);
    await stream[Symbol.asyncIterator]().next();
    let before = -1;
    await until(() => {
      const isHeldBack = written === before;
      before = written;
      return isHeldBack && written > 0;
    }, 'the sender was held back');
    await wait(50);
    expect(written).toBeLessThan(400);
    stream.cancel();
  });
});

describe.each(transports)('a stream in two by $name', (transport) => {
  guardEachTest();

  const openStream = async (server: RawServer) =>
    (await openClient(server.url, transport)).chat.completions.create(helloStream);

  test('is read independently, one far ahead of the other', async () => {
    await using server = await startRawServer(({ write }) => write(streamHead + chatStream.join('')));
    const [one, two] = (await openStream(server)).tee();
    expect(await one.result()).toEqual(chatAnswer);
    const { events, error } = await readToEnd(two);
    expect(error).toBeNull();
    expect(events).toHaveLength(4);
    expect(two.usage).toEqual(one.usage);
  });

  test('is read at once by both', async () => {
    await using server = await startRawServer(({ write }) => write(streamHead + chatStream.join('')));
    const [one, two] = (await openStream(server)).tee();
    const [first, second] = await Promise.all([readToEnd(one), readToEnd(two)]);
    expect(first.events).toEqual(second.events);
    expect(first.events).toHaveLength(4);
  });

  test('brings its error to both, each after what came before', async () => {
    await using server = await startRawServer(({ write, end }) =>
      write(streamHead + sayChunk('A') + sayChunk('B')).then(end),
    );
    const [one, two] = (await openStream(server)).tee();
    const first = await readToEnd(one);
    const second = await readToEnd(two);
    for (const { events, error } of [first, second]) {
      expect(events).toHaveLength(2);
      expect(error).toMatchObject({ code: 'stream_cut', partial: { text: 'AB' } });
    }
  });

  test('goes on for one when the other leaves', async () => {
    await using server = await startRawServer(async ({ write, wait: pause }) => {
      await write(streamHead);
      for (const piece of chatStream) {
        await pause(5);
        await write(piece);
      }
    });
    const [one, two] = (await openStream(server)).tee();
    for await (const _ of one) break;
    expect(await two.result()).toEqual(chatAnswer);
  });

  test('keeps nothing for the one that has left', async () => {
    await using server = await startEndlessServer();
    const [one, two] = (await openStream(server)).tee();
    one.cancel();
    const iterator = two[Symbol.asyncIterator]();
    await iterator.next();
    // The first event is the answer's head; a later one is nobody's any more.
    const later = await (async () => new WeakRef((await iterator.next()).value ?? {}))();
    for (let event = 0; event < 5; event++) await iterator.next();
    await until(() => {
      collectGarbage();
      return later.deref() === undefined;
    }, 'the event was forgotten');
    two.cancel();
    await until(() => server.openConnections === 0, 'the connection was closed');
  });

  test('cannot be read a second time in the whole', async () => {
    await using server = await startRawServer(({ write }) => write(streamHead + chatStream.join('')));
    const stream = await openStream(server);
    await stream.result();
    expect(() => stream.tee()).toThrow(ConfigurationError);
    expect(() => stream[Symbol.asyncIterator]()).toThrow('tee()');
    await expect(stream.result()).rejects.toMatchObject({ name: 'ConfigurationError', code: 'already_read' });
  });
});

describe.each(transports)('the bytes of a stream by $name', (transport) => {
  guardEachTest();

  test('are those of the dialect, and are read back by the SDK and by anybody else', async () => {
    await using server = await startRawServer(({ request, write }) =>
      write(streamHead + (request.path === '/v1/messages' ? messageStream : chatStream).join('')),
    );
    const client = await openClient(server.url, transport);
    const params = { ...helloStream, streamOptions: { include_usage: true } };
    const open = async () => (await client.chat.completions.create(params)).toReadableStream();
    expect(await readChatStream(await open()).result()).toEqual(chatAnswer);

    const bytes = new Uint8Array(await new Response(await open()).arrayBuffer());
    expect(interpretEventStream(bytes)).toEqual(interpretEventStream(new TextEncoder().encode(chatStream.join(''))));

    const message = await client.messages.create(helloStream);
    expect(await readMessageStream(message.toReadableStream()).result()).toEqual(messageAnswer);
  });

  test('of a cut stream break off with its error, and are read as cut', async () => {
    await using server = await startRawServer(({ write, end }) => write(streamHead + sayChunk('Half')).then(end));
    const client = await openClient(server.url, transport);
    const stream = await client.chat.completions.create(helloStream);
    const error = await failureOf(readChatStream(stream.toReadableStream()).result());
    expect(error).toMatchObject({ code: 'stream_cut', partial: { text: 'Half' } });
  });
});

describe.each(transports)('a raw response by $name', (transport) => {
  guardEachTest();

  test('has the bytes as they came', async () => {
    const bytes = jsonAnswer(chatAnswer, 200, { 'x-request-id': 'req_raw' });
    await using server = await startRawServer(({ write }) => write(bytes));
    const client = await openClient(server.url, transport);
    const response = await client.chat.completions.create(hello).asResponse();
    expect(response.status).toBe(200);
    expect(response.headers.get('x-request-id')).toBe('req_raw');
    expect(await response.text()).toBe(JSON.stringify(chatAnswer));
  });

  test('of a stream can be read as such', async () => {
    await using server = await startRawServer(({ write, end }) => write(streamHead + chatStream.join('')).then(end));
    const client = await openClient(server.url, transport);
    const { body } = await client.chat.completions.create(helloStream).asResponse();
    expect(body && (await readChatStream(body).result())).toEqual(chatAnswer);
  });

  test('that is left closes its connection', async () => {
    await using server = await startRawServer(({ write }) => write(`${head(200, { 'content-length': 100 })}half`));
    const client = await openClient(server.url, transport);
    const { body } = await client.chat.completions.create(hello).asResponse();
    await body?.cancel();
    await until(() => server.openConnections === 0, 'the connection was closed');
  });

  test('that breaks off fails as the call would have', async () => {
    await using server = await startRawServer(({ write, end }) =>
      write(`${head(200, { 'content-length': 100 })}half`).then(end),
    );
    const client = await openClient(server.url, transport);
    const response = await client.chat.completions.create(hello).asResponse();
    expect(await failureOf(response.text())).toMatchObject({ code: 'connection_lost', maybeBilled: true });
  });

  test('of a failed call is its error', async () => {
    await using server = await startRawServer(({ write }) => write(jsonAnswer({ error: { code: 'x' } }, 400)));
    const client = await openClient(server.url, transport);
    expect(await failureOf(client.chat.completions.create(hello).asResponse())).toMatchObject({ code: 'x' });
  });

  test('cannot be had once the answer was decoded', async () => {
    await using server = await startRawServer(({ write }) => write(jsonAnswer(chatAnswer)));
    const client = await openClient(server.url, transport);
    const call = client.chat.completions.create(hello);
    await call;
    expect(await failureOf(call.asResponse())).toMatchObject({ name: 'ConfigurationError', code: 'already_read' });
  });
});

describe('the memory of a slow reader', () => {
  test.each(['dispatcher', 'fetch', 'node:http'])(
    'stays flat over a stream of 200 MB, by %s',
    async (by) => {
      const piece = sayChunk('x'.repeat(63_000));
      await using server = await startRawServer(async ({ write, socket }) => {
        await write(streamHead);
        for (let sent = 0; sent < 200 * 1024 * 1024 && !socket.destroyed; sent += piece.length) await write(piece);
        await write(chatStream.slice(-3).join(''));
      });
      const { code, stdout, stderr } = await runChild(
        'children/read-slowly.ts',
        { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: 'cw_sk_test0123456789', BY: by },
        ['--expose-gc'],
      );
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const { characters, grewBytes } = JSON.parse(stdout) as { characters: number; grewBytes: number };
      expect(characters).toBeGreaterThan(195 * 1024 * 1024);
      expect(grewBytes).toBeLessThan(80 * 1024 * 1024);
    },
    90_000,
  );
});
