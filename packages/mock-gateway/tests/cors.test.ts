import { type RunningServer, type ServerOptions, startServer } from '@clawwits/mock-gateway/server';
import { afterEach, describe, expect, it } from 'vitest';
import { user } from './support.ts';

let server: RunningServer;
afterEach(() => server.close());

/** Asks as a browser does for a page of an origin: first whether it may, then for the answer. */
async function askFrom(origin: string, options: ServerOptions = {}, path = '/v1/chat/completions') {
  server = await startServer(options);
  const url = `${server.url}${path}`;
  const preflight = await fetch(url, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type,idempotency-key',
    },
  });
  const answer = await fetch(url, {
    method: 'POST',
    headers: { origin, authorization: `Bearer ${server.apiKey}` },
    body: JSON.stringify({ messages: [user('Hi')] }),
  });
  return { preflight, answer };
}

const allowed = (response: Response) => response.headers.get('access-control-allow-origin');

describe('a web page', () => {
  it.each(['http://localhost:5173', 'http://127.0.0.1:3000', 'https://app.localhost', 'http://[::1]:8080'])(
    'of this machine, %s, may read answers and their headers',
    async (origin) => {
      const { preflight, answer } = await askFrom(origin);
      expect(preflight.status).toBe(204);
      expect(Object.fromEntries(preflight.headers)).toMatchObject({
        'access-control-allow-origin': origin,
        'access-control-allow-methods': expect.stringContaining('POST'),
        'access-control-allow-headers': 'authorization,content-type,idempotency-key',
      });
      expect([answer.status, allowed(answer)]).toEqual([200, origin]);
      expect(answer.headers.get('access-control-expose-headers')).toContain('x-request-id');
    },
  );

  it('of this machine may read refusals, with the headers of limits', async () => {
    server = await startServer({ faults: ['rate_limited:1200'] });
    const answer = await fetch(`${server.url}/v1/chat/completions`, {
      method: 'POST',
      headers: { origin: 'http://localhost:1', authorization: `Bearer ${server.apiKey}` },
      body: JSON.stringify({ messages: [user('Hi')] }),
    });
    expect([answer.status, allowed(answer)]).toEqual([429, 'http://localhost:1']);
    expect(answer.headers.get('access-control-expose-headers')).toContain('retry-after-ms');
  });

  it.each(['https://evil.example', 'http://localhost.evil.example', 'null'])(
    'of %s may not, by default',
    async (origin) => {
      const { preflight, answer } = await askFrom(origin);
      expect([preflight.status, allowed(preflight), allowed(answer)]).toEqual([404, null, null]);
    },
  );

  it('of an origin that is named may, and so may every page where "*" is', async () => {
    expect(allowed((await askFrom('https://app.example', { cors: ['https://app.example'] })).answer)).toBe(
      'https://app.example',
    );
    await server.close();
    expect(allowed((await askFrom('https://any.example', { cors: ['*'] })).answer)).toBe('https://any.example');
  });

  it('may not where that is switched off', async () => {
    const { preflight, answer } = await askFrom('http://localhost:5173', { cors: false });
    expect([allowed(preflight), allowed(answer)]).toEqual([null, null]);
  });

  it('never reads the control API', async () => {
    const { preflight, answer } = await askFrom('http://localhost:5173', { cors: ['*'] }, '/__clawwits/accounts');
    expect([preflight.status, allowed(preflight), answer.status, allowed(answer)]).toEqual([403, null, 403, null]);
  });
});
