import { describe, expect, it } from 'vitest';
import { endlessWords, openGateway, user } from './support.ts';

const key = { 'idempotency-key': 'order-1' };

describe('an Idempotency-Key', () => {
  it('gives the stored answer again, says so, and is billed once', async () => {
    const { gateway, chat } = openGateway();
    const first = await chat({}, key);
    const used = gateway.account().wallet.lifetimeUsed;
    gateway.clock.advance(60_000);
    const second = await chat({}, key);
    expect(second.body).toEqual(first.body);
    expect([first.headers.get('idempotent-replayed'), second.headers.get('idempotent-replayed')]).toEqual([
      null,
      'true',
    ]);
    expect(second.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'));
    expect(gateway.account().wallet.lifetimeUsed).toBe(used);
  });

  it('gives a stream again as the same stream', async () => {
    const { gateway, streamChat } = openGateway();
    const first = await (await streamChat({}, key)).text();
    const used = gateway.account().wallet.lifetimeUsed;
    const again = await streamChat({}, key);
    expect(again.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(await again.text()).toBe(first);
    expect(gateway.account().wallet.lifetimeUsed).toBe(used);
  });

  it('gives a stream again that the client left at its terminal mark', async () => {
    const { streamChat } = openGateway({ answer: 'One' });
    const reader = (await streamChat({}, key)).body?.getReader();
    const decoder = new TextDecoder();
    for (let text = ''; !text.includes('[DONE]'); ) text += decoder.decode((await reader?.read())?.value);
    await reader?.cancel();
    expect((await streamChat({}, key)).headers.get('idempotent-replayed')).toBe('true');
  });

  it('is refused with another body, and on another endpoint', async () => {
    const { chat, message } = openGateway();
    await chat({}, key);
    expect(await chat({ temperature: 0 }, key)).toMatchObject({
      status: 409,
      body: { error: { code: 'idempotency_conflict' } },
    });
    expect((await message({}, key)).body.error.code).toBe('idempotency_conflict');
  });

  it('belongs to the API key that sent it', async () => {
    const { gateway, chat } = openGateway();
    await chat({}, key);
    const other = await chat({ temperature: 0 }, { ...key, authorization: `Bearer ${gateway.createKey()}` });
    expect(other.status).toBe(200);
  });

  it('tells the second call to wait while the first one runs', async () => {
    const { chat, streamChat } = openGateway({ answer: 'One two' });
    const running = await streamChat({ stream: true }, key);
    const second = await streamChat({ stream: true }, key);
    expect(second.status).toBe(409);
    expect(Number(second.headers.get('retry-after-ms'))).toBeGreaterThan(0);
    expect(await second.json()).toMatchObject({ error: { code: 'idempotency_in_progress', retryAfterMs: 500 } });
    expect((await chat({}, key)).body.error.code).toBe('idempotency_conflict');
    await running.text();
    expect((await streamChat({ stream: true }, key)).status).toBe(200);
  });

  it('is forgotten after 24 hours', async () => {
    const { gateway, chat } = openGateway();
    await chat({}, key);
    gateway.clock.advance(24 * 60 * 60 * 1000 - 1_000);
    expect((await chat({}, key)).headers.get('idempotent-replayed')).toBe('true');
    gateway.clock.advance(1_000);
    expect((await chat({}, key)).headers.get('idempotent-replayed')).toBeNull();
  });

  it('does not keep a refusal: the repeat of a call that cost nothing runs', async () => {
    let isDown = true;
    const { gateway, chat } = openGateway({
      answer() {
        if (isDown) throw new Error('down');
        return 'One';
      },
    });
    expect((await chat({}, key)).status).toBe(502);
    isDown = false;
    expect((await chat({}, key)).body.choices[0].message.content).toBe('One');
    gateway.account().wallet.reserve(gateway.account().wallet.available);
    expect((await chat({}, { 'idempotency-key': 'order-2' })).status).toBe(402);
    expect((await chat({}, key)).headers.get('idempotent-replayed'), 'a replay needs no Wits').toBe('true');
  });

  it('bills a stream that was cut and asked for again no more than once', async () => {
    const { gateway, streamChat } = openGateway({ answer: 'One two three four' });
    const reader = (await streamChat({}, key)).body?.getReader();
    for (let count = 0; count < 3; count++) await reader?.read();
    await reader?.cancel();
    expect(gateway.account().wallet.lifetimeUsed).toBe(1 + 2);
    expect(await (await streamChat({}, key)).text()).toContain('[DONE]');
    expect(gateway.account().wallet).toMatchObject({ reserved: 0, lifetimeUsed: 1 + 4 });
  });

  it('does not hold a stream in memory that is too large to keep', async () => {
    const { gateway, streamChat } = openGateway({
      countTokens: () => 1,
      answer: Array.from({ length: 200 }, () => 'x'.repeat(64 * 1024)),
    });
    const first = await (await streamChat({}, key)).text();
    const used = gateway.account().wallet.lifetimeUsed;
    const again = await streamChat({}, key);
    expect(again.headers.get('idempotent-replayed')).toBeNull();
    expect((await again.text()).length).toBe(first.length);
    expect(gateway.account().wallet.lifetimeUsed).toBe(used);
  });

  it('is the same request with its members in another order and other spacing', async () => {
    const { gateway, call } = openGateway();
    const path = '/v1/chat/completions';
    const first = await call('POST', path, '{"messages":[{"role":"user","content":"Hi"}],"max_tokens":9}', key);
    const again = await call('POST', path, '{ "max_tokens": 9, "messages": [{"content":"Hi", "role":"user"}] }', key);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.body).toEqual(first.body);
    const other = await call('POST', path, '{"max_tokens":8,"messages":[{"content":"Hi","role":"user"}]}', key);
    expect(other.status).toBe(409);
    expect(gateway.account().wallet.lifetimeUsed).toBe(gateway.calls[0]?.wits);
  });

  it('is honoured after 10,001 calls with other keys', async () => {
    const { gateway, chat } = openGateway({ tier: 'enterprise', answer: 'One' });
    const first = await chat({}, key);
    for (let count = 0; count < 10_001; count++) await chat({}, { 'idempotency-key': `other-${count}` });
    const used = gateway.account().wallet.lifetimeUsed;
    const again = await chat({}, key);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.body).toEqual(first.body);
    expect(gateway.account().wallet.lifetimeUsed).toBe(used);
  });

  it('says so where the body of its answer was dropped, and bills nothing again', async () => {
    const { gateway, chat, message } = openGateway({
      countTokens: () => 1,
      answer: 'x'.repeat(6 * 1024 * 1024),
    });
    await chat({}, key);
    for (let count = 0; count < 3; count++) await chat({}, { 'idempotency-key': `large-${count}` });
    const used = gateway.account().wallet.lifetimeUsed;
    const again = await chat({}, key);
    expect([again.status, again.body.error.code]).toEqual([409, 'idempotency_conflict']);
    expect(again.body.error.message).toContain('was answered and billed 2 Wits before');
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.headers.get('idempotent-body')).toBe('dropped');
    expect(gateway.account().wallet).toMatchObject({ reserved: 0, lifetimeUsed: used });
    expect((await message({}, key)).body.error.code).toBe('idempotency_conflict');
    expect((await chat({}, { 'idempotency-key': 'large-2' })).status).toBe(200);
  });

  it('beyond the bound is refused until the oldest one expires; known keys and calls without one are served', async () => {
    const { gateway, chat } = openGateway({ maxIdempotencyKeys: 2 });
    const second = { 'idempotency-key': 'order-2' };
    const third = { 'idempotency-key': 'order-3' };
    await chat({}, key);
    gateway.clock.advance(1_000);
    await chat({}, second);
    const refused = await chat({}, third);
    expect([refused.status, refused.body.error.code]).toEqual([429, 'rate_limited']);
    const retryAfterMs = Number(refused.headers.get('retry-after-ms'));
    expect(retryAfterMs).toBeGreaterThan(24 * 60 * 60 * 1000 - 60_000);
    expect((await chat({}, key)).headers.get('idempotent-replayed')).toBe('true');
    expect((await chat({})).status).toBe(200);
    gateway.clock.advance(retryAfterMs);
    expect((await chat({}, third)).status).toBe(200);
  });

  it('runs once where repeats race each other', async () => {
    const { gateway, chat } = openGateway({ answer: 'One' });
    const statuses = await Promise.all(Array.from({ length: 50 }, async () => (await chat({}, key)).status));
    expect(new Set(statuses).has(200)).toBe(true);
    expect(gateway.account().wallet.lifetimeUsed).toBe(2);
  });

  it('is no key on a GET, and has a bound', async () => {
    const { call, chat } = openGateway();
    expect((await call('GET', '/v1/wits/balance', undefined, key)).headers.get('idempotent-replayed')).toBeNull();
    expect((await chat({ messages: [user('Hi')] }, { 'idempotency-key': 'k'.repeat(256) })).status).toBe(400);
  });

  it('is free again after a stream that failed before any output', async () => {
    const { gateway, streamChat } = openGateway({ answer: endlessWords });
    await (await streamChat({}, key)).body?.cancel();
    expect(gateway.account().wallet.reserved).toBe(0);
    expect((await streamChat({ max_tokens: 5 }, key)).status).toBe(200);
  });
});
