import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type RunningServer, type ServerOptions, startServer } from '@clawwits/mock-gateway/server';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { until, user } from './support.ts';

let server: RunningServer;
afterEach(() => server.close());

const open = async (options: ServerOptions = {}) => {
  server = await startServer(options);
  return server.gateway;
};

async function dial(): Promise<Socket> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1').on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  return socket;
}

/** Everything that a socket is sent until the server hangs up. */
const readToEnd = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    let said = '';
    socket.on('data', (part: Buffer) => {
      said += part.toString('latin1');
    });
    socket.on('close', () => resolve(said));
  });

const statusesIn = (text: string): string[] => [...text.matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, code = '']) => code);

const authorization = () => `authorization: Bearer ${server.apiKey}\r\n`;
const get = (path = '/v1/wits/balance', more = '') =>
  `GET ${path} HTTP/1.1\r\nhost: x\r\n${authorization()}${more}\r\n`;
const post = (body: string, more = '') =>
  `POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\n${authorization()}${more}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
const chat = (fields: object = {}) => JSON.stringify({ messages: [user('Hi')], ...fields });

/** Whoever behaves is still served. */
async function expectServing(): Promise<void> {
  const socket = await dial();
  const said = readToEnd(socket);
  socket.write(get('/v1/wits/balance', 'connection: close\r\n'));
  expect(statusesIn(await said)).toEqual(['200']);
}

describe('bytes that drip', () => {
  /** Sends a text byte by byte, with a pause between them, until the server hangs up. */
  async function drip(text: string, pauseMs: number): Promise<{ said: string; sent: number }> {
    const socket = await dial();
    const said = readToEnd(socket);
    let sent = 0;
    const timer = setInterval(() => {
      if (socket.writable && sent < text.length) socket.write(text.charAt(sent++));
    }, pauseMs);
    try {
      return { said: await said, sent };
    } finally {
      clearInterval(timer);
    }
  }

  it('of headers get 408 when their time is over, however steadily they come', async () => {
    const gateway = await open({ headersTimeoutMs: 300, requestTimeoutMs: 600 });
    const { said, sent } = await drip(get('/v1/wits/balance', `x-slow: ${'y'.repeat(5_000)}\r\n`), 10);
    expect(said).toMatch(/^HTTP\/1\.1 408 [\s\S]*"code":"invalid_request"/);
    expect(sent).toBeGreaterThan(5);
    expect(gateway.calls).toHaveLength(0);
    await expectServing();
  });

  it.each(['content-length: 9000\r\n', 'transfer-encoding: chunked\r\n'])(
    'of a body (%j) get 408 when their time is over, and cost nothing',
    async (length) => {
      const gateway = await open({ headersTimeoutMs: 300, requestTimeoutMs: 600 });
      const head = `POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\n${authorization()}${length}\r\n`;
      const socket = await dial();
      const said = readToEnd(socket);
      socket.write(head);
      const piece = length.startsWith('transfer') ? '1\r\n \r\n' : ' ';
      const timer = setInterval(() => socket.writable && socket.write(piece), 10);
      expect(await said).toMatch(/^HTTP\/1\.1 408 /);
      clearInterval(timer);
      await until(() => gateway.calls[0]?.outcome === 'refused', 'the call ended');
      expect(gateway.account().wallet).toMatchObject({ reserved: 0, lifetimeUsed: 0 });
      await expectServing();
    },
  );

  it('within the time are a request like any other', async () => {
    await open();
    const { said } = await drip(post(chat(), 'connection: close\r\n'), 0);
    expect(statusesIn(said)).toEqual(['200']);
  });

  it('of two hundred clients leave room for those that are quick', async () => {
    await open({ headersTimeoutMs: 2_000, requestTimeoutMs: 4_000 });
    const slow = await Promise.all(Array.from({ length: 200 }, dial));
    const timer = setInterval(() => {
      for (const socket of slow) if (socket.writable) socket.write('G');
    }, 20);
    await expectServing();
    clearInterval(timer);
  });
});

describe('a request that could be read as two', () => {
  const hidden = () => get('/v1/wits/balance', 'x-hidden: yes\r\n');
  const start = () => `POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\n${authorization()}`;
  const body = chat();
  const chunked = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;

  /** Each shape begins a request of which some readers see the end before the hidden one, and some after it. */
  const shapes: Record<string, () => string> = {
    'has both lengths': () => `${start()}content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n${hidden()}`,
    'has two different lengths': () => `${start()}content-length: 0\r\ncontent-length: 40\r\n\r\n${hidden()}`,
    'has a list of lengths': () => `${start()}content-length: 0, 40\r\n\r\n${hidden()}`,
    'has a length with a sign': () => `${start()}content-length: +0\r\n\r\n${hidden()}`,
    'has a negative length': () => `${start()}content-length: -1\r\n\r\n${hidden()}`,
    'has a length beyond all bounds': () => `${start()}content-length: 99999999999999999999\r\n\r\n${hidden()}`,
    'has a space before the colon': () => `${start()}transfer-encoding : chunked\r\n\r\n0\r\n\r\n${hidden()}`,
    'has an unknown encoding': () => `${start()}transfer-encoding: xchunked\r\n\r\n0\r\n\r\n${hidden()}`,
    'has chunked before another encoding': () =>
      `${start()}transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n${hidden()}`,
    'has two encodings': () =>
      `${start()}transfer-encoding: chunked\r\ntransfer-encoding: cow\r\n\r\n0\r\n\r\n${hidden()}`,
    'folds a header over two lines': () => `${start()}x: y\r\n transfer-encoding: chunked\r\n\r\n0\r\n\r\n${hidden()}`,
    'ends a header with a bare LF': () => `${start()}x: y\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n${hidden()}`,
    'has a bare CR in a header': () => `${start()}x: y\rtransfer-encoding: chunked\r\n\r\n${hidden()}`,
    'has a NUL in a header': () => `${start()}x: y\0z\r\n\r\n${hidden()}`,
    'has a header without a name': () => `${start()}: chunked\r\n\r\n${hidden()}`,
    'has a chunk with a negative size': () =>
      `${start()}transfer-encoding: chunked\r\n\r\n-1\r\n${body}\r\n0\r\n\r\n${hidden()}`,
    'has a chunk with a size in octal style': () =>
      `${start()}transfer-encoding: chunked\r\n\r\n0x5\r\nabcde\r\n0\r\n\r\n${hidden()}`,
    'has a chunk that is longer than its size': () =>
      `${start()}transfer-encoding: chunked\r\n\r\n2\r\n${body}\r\n0\r\n\r\n${hidden()}`,
    'has a chunk size beyond all bounds': () =>
      `${start()}transfer-encoding: chunked\r\n\r\nfffffffffffffffff\r\n${body}\r\n0\r\n\r\n${hidden()}`,
    'ends its chunk with a bare LF': () => `${start()}transfer-encoding: chunked\r\n\r\n2\r\n{}\n0\r\n\r\n${hidden()}`,
    'has a tab in its request line': () => `POST\t/v1/chat/completions HTTP/1.1\r\nhost: x\r\n\r\n${hidden()}`,
    'has an unknown version': () => `POST /v1/chat/completions HTTP/9.9\r\nhost: x\r\n\r\n${hidden()}`,
  };

  it.each(Object.entries(shapes))('because it %s is refused, and nothing behind it runs', async (_, shape) => {
    const gateway = await open({ headersTimeoutMs: 1_000, requestTimeoutMs: 1_000 });
    const socket = await dial();
    const said = readToEnd(socket);
    socket.write(shape());
    const text = await said;
    // What came before the flaw may have been answered; the last word is a refusal, and the connection ends.
    expect(statusesIn(text).at(-1)).toMatch(/^(400|408)$/);
    expect(text).not.toContain('lifetimeUsed');
    expect(gateway.calls.some(({ endpoint }) => endpoint === 'witsBalance')).toBe(false);
    expect(gateway.account().wallet).toMatchObject({ reserved: 0, lifetimeUsed: 0 });
    await expectServing();
  });

  it('only because its body holds another is one, and that body is no request', async () => {
    const gateway = await open();
    const socket = await dial();
    const said = readToEnd(socket);
    socket.write(post(hidden(), '') + get('/v1/none', 'connection: close\r\n'));
    expect(statusesIn(await said)).toEqual(['400', '404']);
    expect(gateway.calls.some(({ endpoint }) => endpoint === 'witsBalance')).toBe(false);
  });

  it('but is plainly one, with chunks, extensions and trailers, is answered once', async () => {
    const gateway = await open();
    const socket = await dial();
    const said = readToEnd(socket);
    const withExtras = chunked.replace('\r\n', ';name=value\r\n').replace('0\r\n\r\n', '0\r\nx-trailer: yes\r\n\r\n');
    socket.write(`${start()}connection: close\r\ntransfer-encoding: chunked\r\n\r\n${withExtras}`);
    expect(statusesIn(await said)).toEqual(['200']);
    expect(gateway.calls).toHaveLength(1);
  });
});

describe('requests in a pipeline', () => {
  it('are answered in their order, streams among them', async () => {
    await open({ answer: 'One two three' });
    const socket = await dial();
    const said = readToEnd(socket);
    const requests = Array.from({ length: 60 }, (_, index) => [
      post(chat({ stream: index % 2 === 0 })),
      get(`/v1/none-${index}`),
    ]);
    socket.write(requests.flat().join('') + get('/v1/wits/balance', 'connection: close\r\n'));
    const text = await said;
    expect(statusesIn(text)).toEqual([...requests.flatMap(() => ['200', '404']), '200']);
    const order = [...text.matchAll(/There is no GET \/v1\/none-(\d+)/g)].map(([, index]) => Number(index));
    expect(order).toEqual(Array.from({ length: 60 }, (_, index) => index));
  });

  it('wait for the stream before them', async () => {
    const gateway = await open({
      async *answer() {
        yield 'One';
        await new Promise(() => undefined);
      },
    });
    const socket = await dial();
    let said = '';
    socket.on('data', (part) => {
      said += part;
    });
    socket.write(post(chat({ stream: true })) + get());
    await until(() => said.includes('One'), 'the stream began');
    await until(() => gateway.calls.length === 2, 'the second request came');
    expect(statusesIn(said)).toEqual(['200']);
  });

  it('behind bytes that are no HTTP do not run', async () => {
    const gateway = await open();
    const socket = await dial();
    const said = readToEnd(socket);
    socket.write(`${get()}garbage\r\n\r\n${get('/v1/none')}`);
    const text = await said;
    expect(statusesIn(text)).not.toContain('404');
    expect(gateway.calls.length).toBeLessThanOrEqual(1);
    await expectServing();
  });

  it('of a client that never reads end with it, and the others are served', async () => {
    const gateway = await open({ tier: 'max' });
    const socket = (await dial()).pause();
    socket.write(get().repeat(2_000));
    await until(() => gateway.calls.length > 0, 'the first request came');
    await expectServing();
    socket.destroy();
    await expectServing();
  });
});

describe('ten thousand keys', () => {
  /** Sends requests over one connection, a hundred at a time, and gives back how often each status came. */
  async function flood(requests: Generator<string>): Promise<Record<string, number>> {
    const socket = await dial();
    const counts: Record<string, number> = {};
    let answered = 0;
    let rest = '';
    socket.on('data', (part) => {
      const text = rest + part.toString('latin1');
      for (const [, status = ''] of text.matchAll(/HTTP\/1\.1 (\d+) /g)) {
        counts[status] = (counts[status] ?? 0) + 1;
        answered += 1;
      }
      rest = /(?:H|HT|HTT|HTTP|HTTP\/[\d. ]*)$/.exec(text)?.[0] ?? '';
    });
    let sent = 0;
    for (let isOver = false; !isOver; ) {
      let batch = '';
      for (let count = 0; count < 100; count++) {
        const { done, value } = requests.next();
        if (done) isOver = true;
        else {
          batch += value;
          sent += 1;
        }
      }
      socket.write(batch);
      await until(() => answered === sent, 'the batch was answered');
    }
    return counts;
  }

  it('that are wrong are each refused, and keep nobody from the right one', async () => {
    const gateway = await open({ journalLimit: 100 });
    const counts = await flood(
      (function* () {
        for (let count = 0; count < 10_000; count++) {
          yield `GET /v1/wits/balance HTTP/1.1\r\nhost: x\r\nauthorization: Bearer cw_sk_guess${count}\r\n\r\n`;
        }
      })(),
    );
    expect(counts).toEqual({ 401: 10_000 });
    expect(gateway.calls.length).toBeLessThanOrEqual(100);
    await expectServing();
  });

  it('of idempotency are each honoured, and the first is not forgotten', async () => {
    const gateway = await open({
      answer: 'One',
      rateLimited: false,
      tier: 'enterprise',
      journalLimit: 100,
    } as ServerOptions);
    const ask = (key: number) => post(chat(), `idempotency-key: key-${key}\r\n`);
    const counts = await flood(
      (function* () {
        for (let count = 0; count < 10_000; count++) yield ask(count);
      })(),
    );
    const spent = gateway.account().wallet.lifetimeUsed;
    const answered = counts['200'] ?? 0;
    expect(spent).toBe(2 * answered);
    const socket = await dial();
    const said = readToEnd(socket);
    socket.write(ask(0).replace('content-length', 'connection: close\r\ncontent-length'));
    expect(await said).toMatch(/^HTTP\/1\.1 200 [\s\S]*idempotent-replayed: true/i);
    expect(gateway.account().wallet.lifetimeUsed).toBe(spent);
  });
});

describe('clients that never read', () => {
  const piece = 'x'.repeat(64 * 1024);

  it('make no more than their buffers hold, and the others are served', async () => {
    let made = 0;
    const gateway = await open({
      countTokens: () => 1,
      *answer() {
        for (;;) {
          made += 1;
          yield piece;
        }
      },
    });
    const sockets = await Promise.all(Array.from({ length: 20 }, dial));
    for (const socket of sockets) socket.pause().write(post(chat({ stream: true, max_tokens: 100_000 })));
    await until(() => gateway.calls.length === 20, 'all calls came');
    let before = -1;
    await until(() => {
      const isStill = before === made;
      before = made;
      return isStill && made > 0;
    }, 'the streams held still');
    expect(made).toBeLessThan(20 * 500);
    await expectServing();
    for (const socket of sockets) socket.destroy();
    await until(() => gateway.account().wallet.reserved === 0, 'the calls were settled');
    expect(gateway.calls.filter(({ outcome }) => outcome === 'cut')).toHaveLength(20);
  });

  it.each(['cut:40', 'reset:40', 'silence:40'])(
    'do not hold up the server when a stream under the fault %s ends',
    async (fault) => {
      const gateway = await open({
        countTokens: () => 1,
        faults: [{ fault, endpoint: 'chatCompletions' }],
        *answer() {
          for (;;) yield piece;
        },
      });
      const sockets = await Promise.all(Array.from({ length: 5 }, dial));
      for (const socket of sockets) socket.pause().write(post(chat({ stream: true, max_tokens: 100_000 })));
      await until(() => gateway.calls.length === 5, 'all calls came');
      await expectServing();
      await server.close();
      expect(gateway.account().wallet.reserved).toBe(0);
    },
  );

  it('and then leave settle what they had, also at the end of a stream that was cut', async () => {
    const gateway = await open({
      countTokens: () => 1,
      faults: [{ fault: 'cut:3', endpoint: 'chatCompletions' }],
      *answer() {
        for (;;) yield piece;
      },
    });
    const socket = (await dial()).pause();
    socket.write(post(chat({ stream: true, max_tokens: 100_000 })));
    await until(() => gateway.calls[0]?.outcome === 'cut', 'the stream was cut');
    expect(gateway.account().wallet.reserved).toBe(0);
    socket.destroy();
    await expectServing();
  });

  it.each([false, true])('and leave before their answer has begun settle it, streamed: %s', async (stream) => {
    let answer = (_text: string) => {};
    const gateway = await open({
      answer: () =>
        new Promise<string>((resolve) => {
          answer = resolve;
        }),
    });
    const socket = await dial();
    socket.write(post(chat({ stream })));
    await until(() => gateway.account().wallet.reserved > 0, 'the call began');
    socket.destroy();
    await expectServing();
    answer('One');
    await until(() => gateway.account().wallet.reserved === 0, 'the call was settled');
    if (stream) expect(gateway.calls[0]).toMatchObject({ outcome: 'cut', wits: 0 });
  });
});
