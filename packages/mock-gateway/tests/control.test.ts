import { connect } from 'node:net';
import { type RunningServer, startServer } from '@clawwits/mock-gateway/server';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { controlRoutes } from '../src/control/control-routes.ts';
import { defineGateway, gatewayNames } from '../src/gateways/define-gateway.ts';
import { openGateway, user } from './support.ts';

/** A test knows which of these it looks at. */
interface ControlBody {
  readonly keys: [{ key: string }];
  readonly wallet: { granted: number };
  readonly key: string;
  readonly token: string;
  readonly error: { message: string };
}

let server: RunningServer | undefined;
afterEach(() => server?.close());

async function open(options = {}) {
  server = await startServer(options);
  const { url } = server;
  const control = async (
    method: string,
    path: string,
    body?: unknown,
    headers = {},
  ): Promise<{ status: number; body: ControlBody }> => {
    const response = await fetch(`${url}/__clawwits${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as ControlBody };
  };
  const chat = async (key: string, headers = {}) =>
    (
      await fetch(`${url}/v1/chat/completions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, ...headers },
        body: JSON.stringify({ messages: [user('Hi')], max_tokens: 20 }),
      })
    ).status;
  return { control, chat, gateway: server.gateway, key: server.apiKey };
}

describe('the control API', () => {
  it('adds accounts that do not disturb each other, and changes them', async () => {
    const { control, chat } = await open();
    const first = (await control('POST', '/accounts', { id: 'first', wits: 30, tier: 'starter' })).body;
    const second = (await control('POST', '/accounts', { id: 'second' })).body;
    expect([await chat(first.keys[0].key), await chat(first.keys[0].key)]).toEqual([200, 402]);
    expect(await chat(second.keys[0].key)).toBe(200);
    expect((await control('POST', '/accounts/first/top-up', { wits: 100 })).body.wallet.granted).toBe(130);
    expect(await chat(first.keys[0].key)).toBe(200);
    await control('PATCH', '/accounts/first', { isSuspended: true });
    expect(await chat(first.keys[0].key)).toBe(403);
    expect((await control('GET', '/journal?account=second')).body).toHaveLength(1);
  });

  it('makes and revokes keys and sessions', async () => {
    const { control, chat } = await open();
    const { key } = (await control('POST', '/accounts/default/keys', { scope: 'data' })).body;
    const { token } = (await control('POST', '/accounts/default/sessions')).body;
    expect([await chat(key), await chat(token)]).toEqual([403, 200]);
    await control('DELETE', `/keys/${key}`);
    expect(await chat(key)).toBe(401);
  });

  it('moves the clock, injects faults, empties the journal, resets everything', async () => {
    const { control, chat, key, gateway } = await open({ now: () => 0 });
    expect((await control('POST', '/clock', { advanceMs: 5_000 })).body).toEqual({ now: 5_000 });
    await control('POST', '/faults', { fault: 'router_error', times: 1 });
    expect([await chat(key), await chat(key)]).toEqual([502, 200]);
    expect((await control('DELETE', '/journal')).body).toEqual([]);
    await control('POST', '/faults', { fault: 'router_error' });
    await control('POST', '/reset');
    expect(await chat(key)).toBe(200);
    expect(gateway.calls).toHaveLength(1);
    expect(gateway.clock.now()).toBe(0);
  });

  it.each([
    ['POST', '/accounts', { colour: 'red' }, 400],
    ['POST', '/accounts', { tier: 'gold' }, 400],
    ['POST', '/accounts/nobody/top-up', { wits: 5 }, 404],
    ['GET', '/accounts/nobody', undefined, 404],
    ['POST', '/accounts', { id: 'default' }, 400],
    ['POST', '/accounts/default/top-up', { wits: Number.MAX_SAFE_INTEGER }, 400],
    ['POST', '/clock', { advanceMs: 1e300 }, 400],
    ['POST', '/faults', { fault: 'explode' }, 400],
    ['POST', '/clock', { advanceMs: -1 }, 400],
    ['GET', '/nothing', undefined, 404],
    ['GET', '/accounts/%E0%A4%A', undefined, 400],
  ])('answers %s %s with %j by a clear error', async (method, path, body, status) => {
    const { control } = await open();
    const answered = await control(method, path, body);
    expect([answered.status, typeof answered.body.error.message]).toEqual([status, 'string']);
    expect(answered.body.error.message).not.toMatch(/^\w*Error:/);
  });

  it('answers no web page, and nobody when it is switched off', async () => {
    const { control } = await open();
    expect((await control('GET', '/accounts', undefined, { origin: 'https://evil.example' })).status).toBe(403);
    const off = openGateway({ control: false });
    expect((await off.send('GET', '/__clawwits/accounts')).status).toBe(404);
  });

  describe('on a socket', () => {
    /** Sends a request with a `Host` header, or a whole request target, of one's own. */
    async function ask(target: string, host: string, listen: Parameters<typeof startServer>[0] = {}) {
      const server = await startServer(listen);
      onTestFinished(() => server.close());
      const { port } = new URL(server.url);
      const socket = connect(Number(port), '127.0.0.1');
      socket.end(
        `GET ${target.replace('PORT', port)} HTTP/1.1\r\nhost: ${host.replace('PORT', port)}\r\nconnection: close\r\n\r\n`,
      );
      return (await socket.setEncoding('utf8').toArray()).join('');
    }

    it.each([
      'localhost:PORT',
      'LOCALHOST',
      '127.0.0.1:PORT',
      '127.0.0.2',
      '[::1]:PORT',
      'gateway.localhost:PORT',
      'localhost.',
    ])('answers the host %s, which can only be this machine', async (host) => {
      expect(await ask('/__clawwits/accounts', host)).toMatch(/^HTTP\/1\.1 200 /);
    });

    it.each([
      'evil.example',
      'evil.example:PORT',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
      'evil.example@localhost',
      '10.0.0.1:PORT',
      '[::2]',
      '',
    ])('refuses the host %j, reads included: a page may have had its name resolve to this machine', async (host) => {
      const answer = await ask('/__clawwits/accounts', host);
      expect(answer).toMatch(/^HTTP\/1\.1 403 /);
      expect(answer).not.toContain('cw_sk_');
    });

    it('takes the host from an absolute request target, whatever the header says', async () => {
      const evil = await ask('http://evil.example/__clawwits/accounts', 'localhost');
      expect(evil).toMatch(/^HTTP\/1\.1 403 /);
      const own = await ask('http://localhost:PORT/__clawwits/accounts', 'evil.example');
      expect(own).toMatch(/^HTTP\/1\.1 200 /);
    });

    it('answers the address that it listens on', async () => {
      expect(await ask('/__clawwits/accounts', '127.0.0.1:PORT', { host: '0.0.0.0' })).toMatch(/^HTTP\/1\.1 200 /);
      expect(await ask('/__clawwits/accounts', '0.0.0.0:PORT', { host: '0.0.0.0' })).toMatch(/^HTTP\/1\.1 403 /);
    });
  });

  it('answers nobody from another machine', async () => {
    const { gateway } = openGateway();
    const request = {
      method: 'GET',
      path: '/__clawwits/accounts',
      query: '',
      root: '',
      isLocal: false,
      header: () => null,
    };
    const signal = new AbortController().signal;
    const reply = await gateway.handle({ ...request, signal, readBody: async () => new Uint8Array() });
    expect(reply.status).toBe(403);
  });

  it('serves the OpenAPI document', async () => {
    const { control } = await open();
    expect((await control('GET', '/openapi.json')).body).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'ClawWits' },
    });
  });

  it('is listed in the README', async () => {
    const { readFileSync } = await import('node:fs');
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    for (const { method, path } of [
      ...controlRoutes,
      ...gatewayNames.flatMap((name) => defineGateway(name, {}).controlRoutes),
    ]) {
      const row = readme
        .split('\n')
        .find((line) => line.startsWith('| `') && line.includes(`${path}\``) && line.includes(method));
      expect(row, `${method} ${path}`).toBeDefined();
    }
  });
});
