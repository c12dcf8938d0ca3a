import * as zlib from 'node:zlib';
import {
  brotliCompressSync,
  createBrotliCompress,
  createDeflate,
  createGzip,
  deflateRawSync,
  deflateSync,
  gzipSync,
} from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
  ConfigurationError,
  ConnectionError,
  GatewayError,
  IncompleteStreamError,
  InsufficientBalanceError,
} from '../../src/index.ts';
import { failureOf, hello, helloStream, openClient, readToEnd, transports } from '../support/client.ts';
import {
  chatAnswer,
  chatStream,
  doneMark,
  finishChunk,
  messageAnswer,
  messageStream,
  roleChunk,
  sayChunk,
  usageChunk,
} from '../support/golden.ts';
import { guardEachTest } from '../support/guards.ts';
import { answer, chunk, chunkedStreamHead, head, jsonAnswer, lastChunk, streamHead } from '../support/http-bytes.ts';
import { expectSoon } from '../support/patience.ts';
import { type RawExchange, startRawServer } from '../support/raw-server.ts';
import { timed, until } from '../support/until.ts';

type Answering = (exchange: RawExchange) => unknown;
const chatText = chatStream.join('');
const once = { maxRetries: 0 };
const untilIdle = () => new Promise((resolve) => setImmediate(resolve));

describe.each(transports)('a stream by $name', (transport) => {
  guardEachTest();

  test('whose socket stays open after [DONE] is over at once', async () => {
    await using server = await startRawServer(({ write }) => write(streamHead + chatText));
    const client = await openClient(server.url, transport);
    await expectSoon(900, async () => {
      const { value: error, durationMs } = await timed(async () => {
        const stream = await client.chat.completions.create(helloStream);
        return (await readToEnd(stream)).error;
      });
      expect(error).toBeNull();
      return durationMs;
    });
    await until(() => server.openConnections === 0, 'the connection was closed', 3_000);
  });

  test('whose socket stays open after message_stop is over at once', async () => {
    await using server = await startRawServer(({ write }) => write(streamHead + messageStream.join('')));
    const client = await openClient(server.url, transport);
    await expectSoon(900, async () => {
      const { value, durationMs } = await timed(async () => {
        const stream = await client.messages.create(helloStream);
        return stream.result();
      });
      expect(value).toEqual(messageAnswer);
      return durationMs;
    });
  });

  test('that ends properly leaves its connection to the next call', async () => {
    await using server = await startRawServer(async ({ write }) => {
      await write(chunkedStreamHead);
      for (const piece of chatStream) await write(chunk(piece));
      await write(lastChunk);
    });
    const client = await openClient(server.url, transport);
    for (let call = 0; call < 3; call++) {
      const stream = await client.chat.completions.create(helloStream);
      expect(await stream.result()).toEqual(chatAnswer);
      await untilIdle();
    }
    expect(server.connections).toBe(1);
  });

  test('without [DONE] is whole where it said why it finished, whether its connection ends, breaks or stays', async () => {
    const text = streamHead + chatStream.slice(0, -1).join('');
    const endings: Answering[] = [({ end }) => end(), ({ reset }) => reset(), () => undefined];
    await using server = await startRawServer(async (exchange) => {
      await exchange.write(text);
      await exchange.wait(20);
      await endings[exchange.index]?.(exchange);
    });
    const client = await openClient(server.url, transport, { idleTimeout: 200 });
    for (const _ of endings) {
      const stream = await client.chat.completions.create(helloStream);
      expect(await stream.result()).toEqual(chatAnswer);
      expect(stream.usage).toEqual({ inputTokens: 3, outputTokens: 5, estimated: false });
    }
  });

  test('of several answers that is cut after the first has ended is not whole', async () => {
    await using server = await startRawServer(async ({ write, end }) => {
      await write(streamHead + roleChunk + sayChunk('A') + finishChunk);
      end();
    });
    const client = await openClient(server.url, transport);
    const stream = await client.chat.completions.create({ ...helloStream, n: 2 });
    expect(await failureOf(stream.result())).toMatchObject({ code: 'stream_cut', partial: { text: 'A' } });
  });

  test('cut anywhere tells what had arrived', async () => {
    const bytes = Buffer.from(chatText);
    const wholeAt = Buffer.byteLength(chatText.slice(0, chatText.indexOf(usageChunk)));
    let length = 0;
    await using server = await startRawServer(async ({ write, end, reset }) => {
      await write(Buffer.concat([Buffer.from(streamHead), bytes.subarray(0, length)]));
      if (length % 2 === 0) end();
      else setTimeout(reset, 5);
    });
    const client = await openClient(server.url, transport);
    for (length = 0; length <= bytes.length; length += 37) {
      const stream = await client.chat.completions.create(helloStream);
      const { error, events } = await readToEnd(stream);
      if (length >= wholeAt) {
        expect(error).toBeNull();
        continue;
      }
      expect(error).toBeInstanceOf(IncompleteStreamError);
      expect(error).toMatchObject({
        code: 'stream_cut',
        status: 200,
        requestId: 'req_stream',
        maybeBilled: true,
        partial: { events: events.length, usage: { estimated: true } },
      });
      expect('Xin chào bạn!'.startsWith(error?.partial?.text ?? '?')).toBe(true);
      expect(error?.idempotencyKey).toBe(server.requests.at(-1)?.headers['idempotency-key']);
    }
  });

  test.each([
    ['data: {"error":{"code":"insufficient_wits","message":"Spent."}}\n\n', 402, InsufficientBalanceError],
    [
      'event: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"Busy."}}\n\n',
      529,
      GatewayError,
    ],
    ['data: {"error":"It broke."}\n\n', 500, GatewayError],
  ])('with an error in it fails as that error would have: %s', async (event, status, errorClass) => {
    await using server = await startRawServer(({ write }) =>
      write(streamHead + roleChunk + sayChunk('So far') + event),
    );
    const client = await openClient(server.url, transport, { honoursIdempotencyKey: true });
    const stream = await client.chat.completions.create(helloStream);
    const { error, events } = await readToEnd(stream);
    expect(events).toHaveLength(2);
    expect(error).toBeInstanceOf(errorClass);
    expect(error).toMatchObject({ status, maybeBilled: true, partial: { text: 'So far', events: 2 } });
    expect(server.requests).toHaveLength(1);
    await until(() => server.openConnections === 0, 'the connection was closed');
  });

  test('that is an error in a whole body fails before it begins', async () => {
    await using server = await startRawServer(({ write }) =>
      write(jsonAnswer({ error: { code: 'insufficient_wits' } })),
    );
    const client = await openClient(server.url, transport);
    const error = await failureOf(client.chat.completions.create(helloStream));
    expect(error).toBeInstanceOf(InsufficientBalanceError);
    expect(error).toMatchObject({ status: 402, code: 'insufficient_wits' });
  });

  test('that is HTML is an error that says so and holds it', async () => {
    const page = '<html>Log in</html>';
    await using server = await startRawServer(({ write }) => write(answer(200, page, { 'content-type': 'text/html' })));
    const client = await openClient(server.url, transport, once);
    const error = await failureOf(client.chat.completions.create(helloStream));
    expect(error).toBeInstanceOf(GatewayError);
    expect(error).toMatchObject({ code: 'invalid_response', status: 200, maybeBilled: true, partial: { text: page } });
    expect(error.message).toContain('text/html');
  });

  test('that is one JSON object is a stream of that answer', async () => {
    await using server = await startRawServer(({ write }) => write(jsonAnswer(chatAnswer)));
    const client = await openClient(server.url, transport);
    const stream = await client.chat.completions.create(helloStream);
    expect(await stream.result()).toEqual(chatAnswer);
    const { error, events } = await readToEnd(await client.chat.completions.create(helloStream));
    expect(error).toBeNull();
    expect(events.map(({ choices }) => choices[0]?.delta.content)).toEqual(['Xin chào bạn!']);
  });

  test.each(['text/plain', 'application/octet-stream'])(
    'with the content type %s hands out each event as it comes',
    async (contentType) => {
      let writeOn = () => undefined as unknown;
      await using server = await startRawServer(async ({ write, end }) => {
        await write(streamHead.replace('text/event-stream', contentType) + chatStream.slice(0, 2).join(''));
        writeOn = () => write(chatStream.slice(2).join('')).then(end);
      });
      const client = await openClient(server.url, transport);
      const iterator = (await client.chat.completions.create(helloStream))[Symbol.asyncIterator]();
      await iterator.next();
      expect(await iterator.next()).toMatchObject({ value: { choices: [{ delta: { content: 'Xin chào' } }] } });
      writeOn();
      for (let step = await iterator.next(); !step.done; step = await iterator.next());
    },
  );

  test.each(['text/event-stream', 'text/plain'])(
    'where JSON was asked for is over with its end marker, with the content type %s',
    async (contentType) => {
      const bytes = streamHead.replace('text/event-stream', contentType) + chatText;
      await using server = await startRawServer(({ write }) => write(bytes));
      const client = await openClient(server.url, transport);
      expect(await client.chat.completions.create(hello)).toEqual(chatAnswer);
    },
  );

  test('where JSON was asked for that breaks off is a lost connection with what had arrived', async () => {
    await using server = await startRawServer(async ({ write, wait, reset }) => {
      await write(Buffer.concat([Buffer.from(chunkedStreamHead), chunk(roleChunk + sayChunk('Half'))]));
      await wait(20);
      reset();
    });
    const client = await openClient(server.url, transport);
    const error = await failureOf(client.chat.completions.create(hello));
    expect(error).toMatchObject({ code: 'connection_lost', maybeBilled: true, partial: { text: 'Half', events: 2 } });
  });

  test('with invalid UTF-8 in a text has the replacement character there, and nothing else is lost', async () => {
    const [before = '', after = ''] = sayChunk('A?B').split('?');
    await using server = await startRawServer(async ({ write }) => {
      await write(streamHead);
      await write(Buffer.concat([Buffer.from(before), Buffer.of(0xff), Buffer.from(after)]));
      await write(finishChunk + doneMark);
    });
    const client = await openClient(server.url, transport);
    const stream = await client.chat.completions.create(helloStream);
    expect((await stream.result()).choices[0].message.content).toBe('A\uFFFDB');
  });

  test('in chunks that are none breaks, and never looks whole', async () => {
    await using server = await startRawServer(({ write }) =>
      write(Buffer.concat([Buffer.from(chunkedStreamHead), chunk(roleChunk), Buffer.from('zz\r\nnonsense\r\n')])),
    );
    const client = await openClient(server.url, transport);
    const stream = await client.chat.completions.create(helloStream);
    expect((await readToEnd(stream)).error).toMatchObject({ code: 'stream_cut' });
  });

  test('whose chunked coding breaks off is cut, even between two events', async () => {
    await using server = await startRawServer(async ({ write, end }) => {
      await write(Buffer.concat([Buffer.from(chunkedStreamHead), chunk(roleChunk + sayChunk('Half'))]));
      end();
    });
    const client = await openClient(server.url, transport);
    const stream = await client.chat.completions.create(helloStream);
    expect((await readToEnd(stream)).error).toMatchObject({ code: 'stream_cut', partial: { text: 'Half' } });
  });

  test.each([
    ['gzip', () => createGzip()],
    ['deflate', () => createDeflate()],
    ['br', () => createBrotliCompress()],
  ])('compressed with %s without being asked is read event by event all the same', async (encoding, create) => {
    let writeOn = () => undefined as unknown;
    await using server = await startRawServer(async ({ write, end, socket }) => {
      await write(streamHead.replace('\r\n\r\n', `\r\ncontent-encoding: ${encoding}\r\n\r\n`));
      const compression = create();
      compression.pipe(socket, { end: false });
      compression.write(chatStream.slice(0, 2).join(''));
      compression.flush();
      compression.on('end', end);
      writeOn = () => compression.end(chatStream.slice(2).join(''));
    });
    const client = await openClient(server.url, transport);
    const stream = await client.chat.completions.create(helloStream);
    const iterator = stream[Symbol.asyncIterator]();
    await iterator.next();
    expect(await iterator.next()).toMatchObject({ value: { choices: [{ delta: { content: 'Xin chào' } }] } });
    writeOn();
    for (let step = await iterator.next(); !step.done; step = await iterator.next());
    expect(stream.text).toBe('Xin chào bạn!');
  });

  test('with an event of 16 MB is read; beyond maxEventSize the error says so', async () => {
    const big = sayChunk('x'.repeat(15 * 1024 * 1024));
    await using server = await startRawServer(({ write }) => write(streamHead + big + finishChunk + doneMark));
    const client = await openClient(server.url, transport);
    const stream = await client.chat.completions.create(helloStream);
    expect((await stream.result()).choices[0].message.content).toHaveLength(15 * 1024 * 1024);

    const bounded = await client.chat.completions.create(helloStream, { maxEventSize: 100_000 });
    const error = await failureOf(bounded.result());
    expect(error).toBeInstanceOf(GatewayError);
    expect(error).toMatchObject({ code: 'event_too_large', maybeBilled: true });
    expect(error.message).toContain('"maxEventSize"');
    await until(() => server.openConnections <= 1, 'the connection was closed');
  });
});

describe.each(transports)('a whole answer by $name', (transport) => {
  guardEachTest();
  const jsonText = JSON.stringify(chatAnswer);
  const typed = { 'content-type': 'application/json' };
  const compressed = (bytes: Uint8Array, encoding: string) =>
    Buffer.concat([
      Buffer.from(head(200, { ...typed, 'content-encoding': encoding, 'content-length': bytes.length })),
      bytes,
    ]);

  const malformed: [what: string, bytes: string | Uint8Array][] = [
    ['HTML', answer(200, '<!doctype html><p>Log in</p>', { 'content-type': 'text/html' })],
    ['an empty body', answer(200, '', typed)],
    ['white space', answer(200, ' \n', typed)],
    ['truncated JSON with its length', answer(200, jsonText.slice(0, -5), typed)],
    ['truncated JSON', head(200, typed) + jsonText.slice(0, -5)],
    ['two values', answer(200, jsonText + jsonText, typed)],
    ['an array', answer(200, '[]', typed)],
    ['a text', answer(200, '"Hi"', typed)],
    ['null', answer(200, 'null', typed)],
  ];

  test.each(malformed)('that is %s is an error that may have been billed', async (_, bytes) => {
    await using server = await startRawServer(({ write, end }) => write(bytes).then(end));
    const client = await openClient(server.url, transport);
    const error = await failureOf(client.chat.completions.create(hello));
    expect(error).toBeInstanceOf(GatewayError);
    expect(error).toMatchObject({ code: 'invalid_response', status: 200, maybeBilled: true, retryable: false });
    expect(server.requests).toHaveLength(1);
  });

  test('that is 204 is an error', async () => {
    await using server = await startRawServer(({ write }) => write(head(204)));
    const client = await openClient(server.url, transport, once);
    expect((await failureOf(client.chat.completions.create(hello))).code).toBe('invalid_response');
  });

  test('that is malformed is asked for again where the key is honoured', async () => {
    await using server = await startRawServer(({ index, write }) =>
      write(index === 0 ? answer(200, '<html>', typed) : jsonAnswer(chatAnswer)),
    );
    const client = await openClient(server.url, transport, { honoursIdempotencyKey: true });
    expect(await client.chat.completions.create(hello)).toEqual(chatAnswer);
  });

  test.each<[what: string, answering: Answering]>([
    [
      'shorter than its length says',
      ({ write, end }) => write(head(200, { ...typed, 'content-length': jsonText.length + 99 }) + jsonText).then(end),
    ],
    [
      'cut by a reset',
      async ({ write, wait, reset }) => {
        await write(head(200, { ...typed, 'content-length': 10_000 }) + jsonText);
        await wait(10);
        reset();
      },
    ],
    [
      'in chunks without the last one',
      ({ write, end }) =>
        write(
          Buffer.concat([Buffer.from(head(200, { ...typed, 'transfer-encoding': 'chunked' })), chunk(jsonText)]),
        ).then(end),
    ],
    [
      'in chunks that are none',
      ({ write }) => write(`${head(200, { ...typed, 'transfer-encoding': 'chunked' })}nonsense\r\n${jsonText}\r\n`),
    ],
    ['no HTTP', ({ write, end }) => write('SSH-2.0-OpenSSH_9.6\r\n').then(end)],
    ['malformed gzip', ({ write }) => write(compressed(Buffer.from(jsonText), 'gzip'))],
    ['gzip with a wrong sum', ({ write }) => write(compressed(wrongSum(gzipSync(jsonText)), 'gzip'))],
  ])('that is %s is a lost connection that may have been billed', async (_, answering) => {
    await using server = await startRawServer(answering);
    const client = await openClient(server.url, transport);
    const error = await failureOf(client.chat.completions.create(hello));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ code: 'connection_lost', maybeBilled: true });
    expect(server.requests).toHaveLength(1);
  });

  test('that is longer than its length says is taken up to there, and its connection not trusted any more', async () => {
    await using server = await startRawServer(({ write }) =>
      write(`${jsonAnswer(chatAnswer)}HTTP/1.1 200 OK\r\n\r\nextra`),
    );
    const client = await openClient(server.url, transport);
    expect(await client.chat.completions.create(hello)).toEqual(chatAnswer);
    expect(await client.chat.completions.create(hello)).toEqual(chatAnswer);
  });

  const { zstdCompressSync } = zlib as { zstdCompressSync?: (text: string) => Uint8Array };
  const compressions: [encoding: string, bytes: Uint8Array][] = [
    ['gzip', gzipSync(jsonText)],
    ['X-GZip', gzipSync(jsonText)],
    ['deflate', deflateSync(jsonText)],
    ['br', brotliCompressSync(jsonText)],
    ['deflate, br', brotliCompressSync(deflateSync(jsonText))],
    ['identity', Buffer.from(jsonText)],
  ];

  test.each(compressions)('compressed with %s, unasked, is understood', async (encoding, bytes) => {
    await using server = await startRawServer(({ write }) => write(compressed(bytes, encoding)));
    const client = await openClient(server.url, transport);
    expect(await client.chat.completions.create(hello)).toEqual(chatAnswer);
  });

  test('compressed with deflate without the header of its format is understood', async () => {
    await using server = await startRawServer(({ write }) => write(compressed(deflateRawSync(jsonText), 'deflate')));
    const client = await openClient(server.url, transport);
    expect(await client.chat.completions.create(hello)).toEqual(chatAnswer);
  });

  test('compressed with zstd is understood where the runtime can, else an error that says so', async () => {
    const bytes = zstdCompressSync?.(jsonText) ?? Buffer.from('28b52ffd2000010000', 'hex');
    await using server = await startRawServer(({ write }) => write(compressed(bytes, 'zstd')));
    const client = await openClient(server.url, transport);
    const call = client.chat.completions.create(hello);
    if (zstdCompressSync !== undefined && transport.name !== 'fetch') {
      expect(await call).toEqual(chatAnswer);
      return;
    }
    const answered = await call.then(
      (value) => value,
      () => null,
    );
    // A newer fetch decompresses it by itself.
    if (answered !== null) expect(answered).toEqual(chatAnswer);
    else {
      const error = await failureOf(call);
      expect(error).toMatchObject({ code: 'invalid_response', maybeBilled: true });
      expect(error.message).toContain('compressed with "zstd"');
    }
  });

  test('that refuses and is compressed with what nobody knows is that refusal', async () => {
    await using server = await startRawServer(({ write }) =>
      write(jsonAnswer({ error: { code: 'insufficient_wits' } }, 402, { 'content-encoding': 'lzma' })),
    );
    const client = await openClient(server.url, transport);
    const error = await failureOf(client.chat.completions.create(hello));
    expect(error).toBeInstanceOf(InsufficientBalanceError);
  });

  test('compressed with gzip that breaks off is an error, never half an answer', async () => {
    const bytes = gzipSync(jsonText);
    await using server = await startRawServer(({ write }) =>
      write(compressed(bytes.subarray(0, bytes.length / 2), 'gzip')),
    );
    const client = await openClient(server.url, transport);
    const error = await failureOf(client.chat.completions.create(hello));
    expect(error.maybeBilled).toBe(true);
    // Node's fetch hands out what it could read, and leaves it to the reader to find that half of it is no JSON.
    expect(error.code).toBe(transport.name === 'fetch' ? 'invalid_response' : 'connection_lost');
  });

  test('with broken compression whose rest still comes closes its connection', async () => {
    await using server = await startRawServer(async ({ write, socket }) => {
      await write(head(200, { ...typed, 'content-encoding': 'gzip' }));
      while (!socket.destroyed) await write(Buffer.alloc(65_536));
    });
    const client = await openClient(server.url, transport);
    await failureOf(client.chat.completions.create(hello));
    await until(() => server.openConnections === 0, 'the connection was closed', 2_000);
  });

  test('with invalid UTF-8 has the replacement character there', async () => {
    const [before = '', after = ''] = jsonText.split('Xin');
    const body = Buffer.concat([Buffer.from(before), Buffer.of(0xc3), Buffer.from(after)]);
    await using server = await startRawServer(async ({ write }) => {
      await write(head(200, { ...typed, 'content-length': body.length }));
      await write(body);
    });
    const client = await openClient(server.url, transport);
    const { choices } = await client.chat.completions.create(hello);
    expect(choices[0].message.content).toBe('\uFFFD chào bạn!');
  });

  test('in pieces cut inside a letter is the same', async () => {
    const bytes = Buffer.from(jsonAnswer(chatAnswer));
    await using server = await startRawServer(async ({ write, wait }) => {
      const middle = bytes.indexOf('à') + 1;
      await write(bytes.subarray(0, middle));
      await wait(10);
      await write(bytes.subarray(middle));
    });
    const client = await openClient(server.url, transport);
    expect(await client.chat.completions.create(hello)).toEqual(chatAnswer);
  });

  test('beyond maxResponseSize has an error of its own, and is not read to its end', async () => {
    let written = 0;
    await using server = await startRawServer(async ({ write, socket }) => {
      await write(head(200, { ...typed, 'content-length': 80 * 1024 * 1024 }));
      for (; written < 80 * 1024 * 1024 && !socket.destroyed; written += 65_536) await write(Buffer.alloc(65_536, 32));
    });
    const client = await openClient(server.url, transport);
    const error = await failureOf(client.chat.completions.create(hello, { maxResponseSize: 200_000 }));
    expect(error).toBeInstanceOf(GatewayError);
    expect(error).toMatchObject({ code: 'response_too_large', status: 200, maybeBilled: true });
    expect(error.message).toContain('"maxResponseSize"');
    await until(() => server.openConnections === 0, 'the connection was closed');
    expect(written).toBeLessThan(40 * 1024 * 1024);
  });

  test('that refuses with an endless body is read up to 64 KiB', async () => {
    await using server = await startRawServer(async ({ write, socket }) => {
      await write(head(400, { 'content-type': 'text/plain' }));
      while (!socket.destroyed) await write(Buffer.alloc(65_536, 'x'));
    });
    const client = await openClient(server.url, transport);
    const error = await failureOf(client.chat.completions.create(hello));
    expect(error).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(error.message.length).toBeLessThanOrEqual(500);
    await until(() => server.openConnections === 0, 'the connection was closed');
  });

  test.each([
    ['the envelope', { error: { code: 'insufficient_wits', message: 'Spent.' } }, 402, 'insufficient_wits'],
    [
      "Anthropic's",
      { type: 'error', error: { type: 'overloaded_error', message: 'Busy.' } },
      529,
      'service_unavailable',
    ],
    ['a text', { error: 'It broke.' }, 500, 'internal_error'],
  ])('that is an error in status 200 is that error: %s', async (_, body, status, code) => {
    await using server = await startRawServer(({ write }) => write(jsonAnswer(body)));
    const client = await openClient(server.url, transport, once);
    expect(await failureOf(client.chat.completions.create(hello))).toMatchObject({ status, code });
  });

  test('with "error": null is a success', async () => {
    await using server = await startRawServer(({ write }) => write(jsonAnswer({ ...chatAnswer, error: null })));
    const client = await openClient(server.url, transport);
    expect(await client.chat.completions.create(hello)).toMatchObject(chatAnswer);
  });

  test.each([301, 302, 303, 307, 308])('that redirects (%i) is not followed: nothing is sent on', async (status) => {
    await using other = await startRawServer(({ write }) => write(jsonAnswer(chatAnswer)));
    await using server = await startRawServer(({ write }) =>
      write(head(status, { location: `${other.url}/v1/chat/completions`, 'content-length': 0 })),
    );
    const client = await openClient(server.url, transport);
    const error = await failureOf(client.chat.completions.create(hello));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ code: 'redirected', status });
    expect(error.message).toContain(other.url);
    expect(other.connections).toBe(0);
    expect(server.requests).toHaveLength(1);
  });

  test('after an interim answer is the final one', async () => {
    await using server = await startRawServer(({ write }) =>
      write(`HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n${jsonAnswer(chatAnswer)}`),
    );
    const client = await openClient(server.url, transport);
    expect(await client.chat.completions.create(hello)).toEqual(chatAnswer);
  });

  const digits = { code: 'invalid_request', gatewayCode: '1234' };
  const refusals: [what: string, bytes: string, expected: object, says: string][] = [
    [
      'the envelope',
      jsonAnswer({ error: { code: 'x_code', message: 'Said.', param: 'model' } }, 400),
      { code: 'x_code', param: 'model' },
      'Said.',
    ],
    [
      "Anthropic's",
      jsonAnswer({ type: 'error', error: { type: 'x_type', message: 'Said.' } }, 400),
      { code: 'x_type' },
      'Said.',
    ],
    ['an error that is a text', jsonAnswer({ error: 'Said.' }, 400), { code: 'invalid_request' }, 'Said.'],
    ['code and message', jsonAnswer({ code: 'x_code', message: 'Said.' }, 400), { code: 'x_code' }, 'Said.'],
    ['a code of digits', jsonAnswer({ error: { code: 1234, message: 'Said.' } }, 400), digits, 'Said.'],
    ['detail', jsonAnswer({ detail: 'Said.' }, 422), { code: 'invalid_request' }, 'Said.'],
    ['plain text', answer(500, 'Said.', { 'content-type': 'text/plain' }), { code: 'internal_error' }, 'Said.'],
    ['HTML', answer(502, '<html>Bad</html>', { 'content-type': 'text/html' }), { code: 'router_error' }, 'HTML page'],
    ['HTML without a type', answer(502, '<!DOCTYPE html>Bad'), { code: 'router_error' }, 'HTML page'],
    [
      'a page of nginx',
      answer(
        504,
        '<html>\r\n<head><title>504 Gateway Time-out</title></head>\r\n<body>\r\n<center><h1>504 Gateway Time-out</h1></center>\r\n<hr><center>nginx/1.25.3</center>\r\n</body>\r\n</html>\r\n',
        { 'content-type': 'text/html' },
      ),
      { status: 504 },
      'answered 504 gateway_error: the answer was an HTML page of nginx, titled "504 Gateway Time-out"',
    ],
    [
      'a page of Cloudflare',
      answer(
        403,
        '<!DOCTYPE html><html><head><title>Attention Required! | Cloudflare</title></head><body><h1>Sorry</h1></body></html>',
        { 'content-type': 'text/html; charset=UTF-8' },
      ),
      { status: 403, code: 'forbidden' },
      'an HTML page of Cloudflare, titled "Attention Required! | Cloudflare"',
    ],
    [
      'a page whose title is empty',
      answer(502, '<html><title> </title><h1 class="x">The\n proxy</h1>'),
      { code: 'router_error' },
      'titled "The proxy"',
    ],
    [
      'a problem',
      answer(403, '{"type":"https://example.test/p","title":"Out of credit","detail":"It is 30."}', {
        'content-type': 'application/problem+json',
      }),
      { code: 'forbidden' },
      'It is 30.',
    ],
    [
      'an event',
      answer(429, 'event: error\ndata: {"error":{"message":"Slow down."}}\n\n', {
        'content-type': 'text/event-stream',
      }),
      { code: 'rate_limited' },
      'Slow down.',
    ],
    [
      'XML',
      answer(403, '<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Access denied</Message></Error>'),
      { code: 'forbidden' },
      'Access denied.',
    ],
    ['nothing', answer(500, ''), { code: 'internal_error' }, 'the answer was empty'],
    ['broken JSON', answer(500, '{"error":', typed), { code: 'internal_error' }, '{"error":'],
    ['JSON that is no object', answer(500, '[1]', typed), { code: 'internal_error' }, 'no reason given'],
    [
      'a deep object',
      jsonAnswer({ error: { message: { deep: 1 } } }, 400),
      { code: 'invalid_request' },
      'no reason given',
    ],
  ];

  test.each(refusals)('that refuses is read in whatever shape: %s', async (_, bytes, expected, says) => {
    await using server = await startRawServer(({ write }) => write(bytes));
    const client = await openClient(server.url, transport, once);
    const error = await failureOf(client.chat.completions.create(hello));
    expect(error).toMatchObject(expected);
    expect(error.message).toContain(says);
    expect(error.maybeBilled).toBe(false);
  });
});

/** Compressed bytes whose check sum does not hold. */
function wrongSum(bytes: Buffer): Buffer {
  const at = bytes.length - 8;
  bytes.writeUInt8(255 - bytes.readUInt8(at), at);
  return bytes;
}
