import { connect } from 'node:net';
import type { GatewayOptions } from '@clawwits/mock-gateway';
import { type RunningServer, type ServerOptions, startServer } from '@clawwits/mock-gateway/server';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { endlessWords, openGateway, until, user } from './support.ts';

let server: RunningServer;
afterEach(() => server.close());

async function open(options: GatewayOptions = {}, more: ServerOptions = {}) {
  server = await startServer({ ...options, ...more });
  const post = (body: object | string, init: RequestInit = {}, path = '/v1/chat/completions') =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.apiKey}`, ...init.headers },
      body: typeof body === 'string' ? body : JSON.stringify({ messages: [user('Hi')], ...body }),
      ...(init.signal && { signal: init.signal }),
    });
  return { post, gateway: server.gateway };
}

/** Sends bytes, and the end where that is wanted; gives back all that the server says before it hangs up. */
function talk(bytes: string | Uint8Array, isEnded = false): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => {
      socket.write(bytes);
      if (isEnded) socket.end();
    });
    let said = '';
    socket.on('data', (part) => {
      said += part.toString('latin1');
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(said));
  });
}

describe('the server', () => {
  it('listens on loopback and a free port, and its key works', async () => {
    const { post } = await open();
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await post({})).status).toBe(200);
  });

  it('gives byte for byte the answers of the gateway in the process', async () => {
    const options = { now: () => 1_700_000_000_000 };
    const { post } = await open(options);
    const inProcess = openGateway(options);
    for (const body of [{}, { stream: true }, { n: 2, max_tokens: 9 }, { temperature: 9 }, { model: 'nobody' }]) {
      const [there, here] = await Promise.all([
        post(body),
        inProcess.send('POST', '/v1/chat/completions', { messages: [user('Hi')], ...body }),
      ]);
      expect([there.status, await there.text()]).toEqual([here.status, await here.text()]);
      expect(there.headers.get('x-request-id')).toBe(here.headers.get('x-request-id'));
      expect(there.headers.get('content-type')).toBe(here.headers.get('content-type'));
    }
  });

  it('stops generating as soon as the client leaves, and bills what had been produced', async () => {
    let made = 0;
    const { post, gateway } = await open({
      *answer() {
        for (const word of endlessWords()) {
          made += 1;
          yield word;
        }
      },
    });
    const leaving = new AbortController();
    const response = await post({ stream: true, max_tokens: 2_000_000 }, { signal: leaving.signal });
    await response.body?.getReader().read();
    leaving.abort();
    await until(() => gateway.account().wallet.reserved === 0, 'the call was settled');
    const { lifetimeUsed } = gateway.account().wallet;
    expect(lifetimeUsed).toBe(1 + made);
    expect(gateway.calls.at(-1)?.outcome).toBe('cut');
  });

  it('notices that the client leaves while the model is silent', async () => {
    const { post, gateway } = await open({
      async *answer() {
        yield 'One';
        await new Promise(() => undefined);
      },
    });
    const leaving = new AbortController();
    const response = await post({ stream: true }, { signal: leaving.signal });
    await response.body?.getReader().read();
    leaving.abort();
    await until(() => gateway.account().wallet.reserved === 0, 'the call was settled');
  });

  it('notices that the client leaves before the headers of a slow answer', async () => {
    const { post, gateway } = await open({ latency: { firstTokenMs: 600_000 } });
    const leaving = new AbortController();
    const response = post({}, { signal: leaving.signal });
    await until(() => gateway.account().wallet.reserved > 0, 'the call began');
    leaving.abort();
    await expect(response).rejects.toThrow();
    await until(() => gateway.account().wallet.reserved === 0, 'the call was settled');
    expect(gateway.account().wallet.lifetimeUsed).toBe(0);
    expect(gateway.calls.at(-1)?.outcome).toBe('cut');
  });

  it('makes no more than a slow client reads', async () => {
    let made = 0;
    const piece = 'x'.repeat(64 * 1024);
    const { post } = await open({
      countTokens: () => 1,
      *answer() {
        for (;;) {
          made += 1;
          yield piece;
        }
      },
    });
    const response = await post({ stream: true, max_tokens: 1_000_000 });
    const reader = response.body?.getReader();
    await reader?.read();
    let before = -1;
    await until(() => {
      const isStill = before === made;
      before = made;
      return isStill && made > 0;
    }, 'the stream held still');
    expect(made).toBeLessThan(500);
    await reader?.cancel();
  });

  it('closes promptly with streams open, and settles them', async () => {
    const { post, gateway } = await open({
      async *answer() {
        yield 'One';
        await new Promise(() => undefined);
      },
    });
    const response = await post({ stream: true });
    const read = response.text();
    const caught = expect(read).rejects.toThrow('terminated');
    await server.close();
    await caught;
    expect(gateway.account().wallet.reserved).toBe(0);
    await server.close();
  });

  it('answers pipelined requests in their order', async () => {
    await open();
    const head = `host: x\r\nauthorization: Bearer ${server.apiKey}\r\n`;
    const body = JSON.stringify({ messages: [user('Hi')] });
    const said = await talk(
      `POST /v1/chat/completions HTTP/1.1\r\n${head}content-length: ${body.length}\r\n\r\n${body}` +
        `GET /v1/other HTTP/1.1\r\n${head}\r\nGET /v1/wits/balance HTTP/1.1\r\n${head}connection: close\r\n\r\n`,
    );
    expect(said.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 404', 'HTTP/1.1 200']);
  });

  it.each(['reset:2', 'lost-answer'])('resets the connection for the fault %s, as the client sees', async (fault) => {
    await open({ answer: 'One two three', faults: [fault] });
    const body = JSON.stringify({ messages: [user('Hi')], stream: true });
    const head = `host: x\r\nauthorization: Bearer ${server.apiKey}\r\n`;
    const request = `POST /v1/chat/completions HTTP/1.1\r\n${head}content-length: ${body.length}\r\n\r\n${body}`;
    await expect(talk(request)).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it('serves many streams at once', async () => {
    const { post, gateway } = await open({ answer: 'One two three', tier: 'max' });
    const texts = await Promise.all(Array.from({ length: 200 }, async () => (await post({ stream: true })).text()));
    expect(new Set(texts.map((text) => text.endsWith('data: [DONE]\n\n')))).toEqual(new Set([true]));
    expect(gateway.account().wallet).toMatchObject({ reserved: 0, lifetimeUsed: 800 });
  });
});

describe('bad input', () => {
  it('that is no HTTP gets a clear 400', async () => {
    await open();
    expect(await talk('\u0000\u0001\u0002 garbage\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 400 [\s\S]*x-request-id: [\s\S]*invalid_request/,
    );
  });

  it('of path tricks is 404, and nothing else', async () => {
    await open();
    const head = `host: x\r\nconnection: close\r\nauthorization: Bearer ${server.apiKey}\r\n\r\n`;
    for (const path of [
      '//',
      '/../v1/wits/balance',
      '/v1/wits/balance/..',
      '/v1/wits%2Fbalance',
      '*',
      'http://x.test/v1/other',
      '/v1/wits/balance\\',
    ]) {
      expect(await talk(`GET ${path} HTTP/1.1\r\n${head}`), path).toMatch(/^HTTP\/1\.1 404/);
    }
    expect(await talk(`GET /v1/wits/balance?x=1 HTTP/1.1\r\n${head}`)).toMatch(/^HTTP\/1\.1 200/);
  });

  it('of a body beyond the bound is refused, and the connection lives on', async () => {
    const { post } = await open({ maxBodyBytes: 1_000 });
    const refused = await post('x'.repeat(5_000_000));
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ error: { code: 'invalid_request' } });
    expect((await post({})).status).toBe(200);
  });

  it('of a body that breaks off ends nothing', async () => {
    const { post, gateway } = await open();
    const head = `POST /v1/messages HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${server.apiKey}\r\ncontent-length: 500\r\n\r\n{"mess`;
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write(head));
    await until(() => gateway.calls.length === 1, 'the call came');
    socket.destroy();
    await until(() => gateway.calls[0]?.outcome === 'refused', 'the call ended');
    expect((await post({})).status).toBe(200);
  });

  it('of random bytes is refused or cut, and the next call is served', async () => {
    const { post } = await open();
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 2_000 }),
        fc.constantFrom(
          '',
          'GET / HTTP/1.1\r\n',
          'POST /v1/messages HTTP/1.1\r\nhost: x\r\ncontent-length: 40\r\n\r\n',
        ),
        async (bytes, head) => {
          const said = await talk(Buffer.concat([Buffer.from(head), bytes]), true);
          expect(said).toMatch(/^(HTTP\/1\.1 4\d\d |$)/);
        },
      ),
      { numRuns: 60 },
    );
    expect((await post({})).status).toBe(200);
  });

  it('of random JSON is answered with a status of the contract', async () => {
    const { gateway } = await open();
    const fields = ['messages', 'model', 'max_tokens', 'input', 'role', 'content', 'tools', 'stream', '__proto__', 'n'];
    const value = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        fc.jsonValue({ maxDepth: 2 }),
        fc.dictionary(fc.constantFrom(...fields), tie('value'), { maxKeys: 4 }),
        fc.array(tie('value'), { maxLength: 3 }),
      ),
    })).value;
    const path = fc.constantFrom('/v1/chat/completions', '/v1/messages', '/v1/embeddings');
    await fc.assert(
      fc.asyncProperty(path, value, async (where, body) => {
        const response = await fetch(`${server.url}${where}`, {
          method: 'POST',
          headers: { authorization: `Bearer ${gateway.apiKey}` },
          body: JSON.stringify(body),
        });
        await response.text();
        expect([200, 400, 402, 404]).toContain(response.status);
      }),
      { numRuns: 200 },
    );
    expect(gateway.account().wallet.reserved).toBe(0);
  });

  it('of 100 MB is refused within the default bound, without keeping it in memory', async () => {
    const { post } = await open();
    const before = process.memoryUsage.rss();
    const large = Buffer.alloc(1024 * 1024, 'x');
    let most = 0;
    async function* body() {
      for (let count = 0; count < 100; count++) {
        most = Math.max(most, process.memoryUsage.rss() - before);
        yield large;
      }
    }
    const refused = await fetch(`${server.url}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.apiKey}` },
      body: ReadableStream.from(body()),
      duplex: 'half',
    });
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ error: { message: 'The body is larger than 33554432 bytes.' } });
    expect(most).toBeLessThan(200 * 1024 * 1024);
    expect((await post({})).status).toBe(200);
  });

  it('of headers that are never finished is refused after a bound', async () => {
    const { post } = await open({}, { headersTimeoutMs: 300 });
    const begin = performance.now();
    expect(await talk('GET /v1/wits/balance HTTP/1.1\r\nhost: x\r\nx-slow: ')).toMatch(
      /^HTTP\/1\.1 408 [\s\S]*not sent in time/,
    );
    expect(performance.now() - begin).toBeLessThan(5_000);
    expect((await post({})).status).toBe(200);
  });

  it('of a thousand connections that say nothing leaves room for those that do', async () => {
    const { post } = await open();
    const port = Number(new URL(server.url).port);
    const idle = await Promise.all(
      Array.from({ length: 1_000 }, () => {
        const socket = connect(port, '127.0.0.1').on('error', () => undefined);
        return new Promise<typeof socket>((resolve) => socket.once('connect', () => resolve(socket)));
      }),
    );
    expect((await post({})).status).toBe(200);
    for (const socket of idle) socket.destroy();
  });

  it('of a body that is never finished is refused after a bound', async () => {
    const { post } = await open({}, { headersTimeoutMs: 300, requestTimeoutMs: 300 });
    const head = `POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${server.apiKey}\r\ncontent-length: 900\r\n\r\n{`;
    expect(await talk(head)).toMatch(/^HTTP\/1\.1 408 [\s\S]*not sent in time/);
    expect((await post({})).status).toBe(200);
  });

  it.each(['', 'expect: 100-continue\r\n'])(
    'of a declared length beyond the bound is refused at once (%j)',
    async (more) => {
      await open({ maxBodyBytes: 1_000 });
      const head = `POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${server.apiKey}\r\n${more}`;
      const said = await talk(`${head}connection: close\r\ncontent-length: 1001\r\n\r\n`);
      expect(said).toMatch(/^HTTP\/1\.1 400 [\s\S]*larger than 1000 bytes/);
    },
  );

  it('of an unknown expectation or without a Host is refused in JSON', async () => {
    await open();
    const path = 'GET /v1/wits/balance HTTP/1.1\r\n';
    expect(await talk(`${path}host: x\r\nexpect: wonders\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 417 [\s\S]*"code":"invalid_request"/,
    );
    expect(await talk(`${path}\r\n`)).toMatch(/^HTTP\/1\.1 400 [\s\S]*The Host header is missing/);
  });

  it('that could be read as two requests is refused, and nothing behind it is run', async () => {
    const { post, gateway } = await open();
    const head = `POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${server.apiKey}\r\n`;
    const hidden = `0\r\n\r\nGET /v1/wits/balance HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${server.apiKey}\r\n\r\n`;
    for (const lengths of [
      'content-length: 6\r\ntransfer-encoding: chunked\r\n',
      'transfer-encoding: chunked\r\ncontent-length: 6\r\n',
      'content-length: 6\r\ncontent-length: 7\r\n',
      'content-length: +6\r\n',
      'content-length: 0x6\r\n',
      'content-length : 6\r\n',
      'transfer-encoding: identity, chunked, identity\r\n',
      'x: y\r\n content-length: 6\r\ncontent-length: 7, 6\r\n',
    ]) {
      const said = await talk(`${head}${lengths}\r\n${hidden}`);
      expect(said, lengths).toMatch(/^HTTP\/1\.1 400 /);
      expect(said, lengths).not.toContain('lifetimeUsed');
    }
    expect(gateway.calls.some(({ endpoint }) => endpoint === 'witsBalance')).toBe(false);
    expect((await post({})).status).toBe(200);
  });

  it('of headers beyond the bound is refused', async () => {
    const { post } = await open();
    expect(await talk(`GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'y'.repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 400 [\s\S]*larger than 16 KiB/,
    );
    expect((await post({})).status).toBe(200);
  });
});

it('a port that is taken is a clear error', async () => {
  await open();
  const port = Number(new URL(server.url).port);
  await expect(startServer({ port })).rejects.toThrow('EADDRINUSE');
});
