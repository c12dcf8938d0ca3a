import { requestsPerMinute, type Tier } from '@clawwits/contract';
import { describe, expect, it } from 'vitest';
import { openGateway } from './support.ts';

const balance = ['GET', '/v1/wits/balance'] as const;

describe('the window of a tier', () => {
  it('takes 30 requests a minute on free_trial, shared by keys and routes, and tells when the next one is taken', async () => {
    let now = 1_000_000;
    const { gateway, call, chat } = openGateway({ tier: 'free_trial', now: () => now });
    const other = { authorization: `Bearer ${gateway.createKey({ scope: 'ai' })}` };
    await chat();
    now += 20_000;
    for (let count = 0; count < 14; count++) await call(...balance);
    for (let count = 0; count < 15; count++) expect((await chat({}, other)).status).toBe(200);
    const used = gateway.account().wallet.lifetimeUsed;

    const refused = await chat();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after-ms')).toBe('40000');
    expect(refused.headers.has('retry-after')).toBe(false);
    expect(refused.body.error).toMatchObject({ code: 'rate_limited', type: 'rate_limited', retryAfterMs: 40_000 });
    expect(gateway.account().wallet).toMatchObject({ reserved: 0, lifetimeUsed: used });

    now += 39_999;
    expect((await chat()).body.error.retryAfterMs).toBe(1);
    now += 1;
    expect((await chat()).status).toBe(200);
  });

  it.each(Object.entries(requestsPerMinute).filter(([, limit]) => limit <= 5_000))(
    'of %s holds %i',
    async (tier, limit) => {
      const { gateway, call } = openGateway({ tier: tier as Tier, now: () => 0 });
      let answered = 0;
      while ((await call(...balance)).status === 200) answered += 1;
      expect(answered).toBe(limit);
      expect(gateway.calls.at(-1)).toMatchObject({ status: 429, code: 'rate_limited', wits: 0 });
    },
  );

  it('does not count 401, 403 and 404, nor a model that is not served', async () => {
    const { gateway, call, chat } = openGateway({ tier: 'free_trial', now: () => 0 });
    const scoped = { authorization: `Bearer ${gateway.createKey({ scope: 'data' })}` };
    for (let count = 0; count < 40; count++) {
      await call('GET', '/v1/nothing');
      await chat({}, scoped);
      await chat({}, { authorization: 'Bearer x' });
      expect((await chat({ model: 'nobody' })).status).toBe(404);
    }
    expect(gateway.account().window.counted).toBe(0);
    expect((await chat()).status).toBe(200);
  });

  it('counts what it refuses with 400 and 402', async () => {
    const { gateway, chat } = openGateway({ wits: 0 });
    await chat();
    await chat({ temperature: 9 });
    expect(gateway.account().window.counted).toBe(2);
  });

  it('is the own one of each account', async () => {
    const { gateway, call } = openGateway({ tier: 'free_trial', now: () => 0 });
    const { id } = gateway.createAccount();
    for (let count = 0; count < 31; count++) await call(...balance);
    expect(
      (await call(...balance, undefined, { authorization: `Bearer ${gateway.createKey({ account: id })}` })).status,
    ).toBe(200);
  });

  it('is a clear error where there is no such tier, and the default where it is undefined', () => {
    expect(() => openGateway({ tier: 'gold' as Tier })).toThrow('There is no tier "gold"; there are free_trial');
    expect(() => openGateway().gateway.updateAccount({ tier: 'gold' as Tier })).toThrow(RangeError);
    const options: object = { tier: undefined, wits: undefined, latency: undefined };
    expect(openGateway(options).gateway.account()).toMatchObject({ tier: 'pro', wallet: { granted: 3_000_000 } });
  });

  it('follows a clock that is moved', async () => {
    const { gateway, call } = openGateway({ tier: 'free_trial' });
    for (let count = 0; count < 31; count++) await call(...balance);
    expect((await call(...balance)).status).toBe(429);
    gateway.clock.advance(60_000);
    expect((await call(...balance)).status).toBe(200);
  });
});
