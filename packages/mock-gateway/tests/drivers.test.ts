import { afterEach, describe, expect, it } from 'vitest';
import { drivers, type Reachable } from './drivers.ts';
import { user } from './support.ts';

const open: Reachable[] = [];
afterEach(async () => {
  for (const reachable of open.splice(0)) await reachable.close();
});

/** The headers that a transport adds by itself. */
const ofTransport = ['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding'];

const requests = [
  ['POST', '/v1/chat/completions', { messages: [user('Hi')] }],
  [
    'POST',
    '/v1/chat/completions',
    { messages: [user('Xin chào')], stream: true, n: 2, stream_options: { include_usage: true } },
  ],
  [
    'POST',
    '/v1/messages',
    { messages: [user('Hi')], max_tokens: 40, stream: true, thinking: { type: 'enabled', budget_tokens: 9 } },
  ],
  ['POST', '/v1/messages', { messages: [user('Hi')] }],
  ['POST', '/v1/embeddings', { input: ['a', 'b'], encoding_format: 'base64' }],
  ['GET', '/v1/wits/balance', undefined],
  ['GET', '/v1/nothing', undefined],
] as const;

describe('the drivers', () => {
  it('give byte-identical answers for the same seed, clock and requests', async () => {
    const answers: unknown[][] = [];
    for (const driver of drivers) {
      const { gateway, url } = await driver.open({ now: () => 1_700_000_000_000 }).then((reachable) => {
        open.push(reachable);
        return reachable;
      });
      const given: unknown[] = [];
      for (const [method, path, body] of requests) {
        const response = await fetch(`${url}${path}`, {
          method,
          headers: { authorization: `Bearer ${gateway.apiKey}` },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        });
        const headers = [...response.headers].filter(([name]) => !ofTransport.includes(name));
        given.push([response.status, headers, await response.text()]);
      }
      answers.push(given);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toHaveLength(requests.length);
  });

  it.each(drivers)('keep memory flat while 200 MB stream $name', async (driver) => {
    const piece = { text: 'x'.repeat(64 * 1024), tokens: 1 };
    const reachable = await driver.open({
      *answer() {
        for (let count = 0; count < 3_200; count++) yield piece;
      },
    });
    open.push(reachable);
    const response = await fetch(`${reachable.url}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${reachable.gateway.apiKey}`, 'idempotency-key': 'large' },
      body: JSON.stringify({ messages: [user('Hi')], stream: true, max_tokens: 4_000 }),
    });
    let [bytes, most] = [0, 0];
    const before = process.memoryUsage.rss();
    for await (const part of response.body ?? []) {
      bytes += part.byteLength;
      most = Math.max(most, process.memoryUsage.rss() - before);
    }
    expect(bytes).toBeGreaterThan(200 * 1024 * 1024);
    expect(most).toBeLessThan(150 * 1024 * 1024);
    expect(reachable.gateway.account().wallet.reserved).toBe(0);
  });

  it.each(drivers)('hold a thousand streams open at once $name', async (driver) => {
    const reachable = await driver.open({
      tier: 'max',
      wits: 10_000_000,
      answer: 'One two',
      latency: { tokensPerSecond: 0.001 },
    });
    open.push(reachable);
    const { gateway, url } = reachable;
    const responses = await Promise.all(
      Array.from({ length: 1_000 }, () =>
        fetch(`${url}/v1/chat/completions`, {
          method: 'POST',
          headers: { authorization: `Bearer ${gateway.apiKey}` },
          body: JSON.stringify({ messages: [user('Hi')], stream: true, max_tokens: 100 }),
        }),
      ),
    );
    expect(gateway.account().wallet.reserved).toBe(101_000);
    let isOver = false;
    const texts = Promise.all(responses.map((response) => response.text())).finally(() => {
      isOver = true;
    });
    while (!isOver) {
      gateway.clock.advance(1_000_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect((await texts).every((text) => text.endsWith('data: [DONE]\n\n'))).toBe(true);
    expect(gateway.account().wallet).toMatchObject({ reserved: 0, lifetimeUsed: 3_000 });
  });
});
