import { clewProfile, techopenclawProfile } from '@clawwits/contract';
import { createGateway } from '@clawwits/mock-gateway';
import { describe, expect, it } from 'vitest';
import { user } from '../support.ts';
import { callsOf, type Refused } from './support.ts';

const minute = 60_000;
const at = Date.UTC(2026, 10, 30, 12);

describe('the limits of Clew', () => {
  it('are requests a minute by tier, in headers of every answer, without a server-specified delay', async () => {
    const gateway = createGateway({ gateway: 'clew', tier: 'free', now: () => at });
    const { chat, call } = callsOf(gateway);
    const first = await chat();
    expect(clewProfile.readLimits((name) => first.headers.get(name))).toEqual({
      limitRequests: 10,
      remainingRequests: 9,
      tier: 'free',
      keySource: 'pool',
      costUSD: expect.any(Number),
    });
    for (let count = 1; count < 10; count++) await call('models');
    const refused = await chat<Refused>();
    expect([refused.status, refused.body.error.code]).toEqual([429, 'rate_limit_exceeded']);
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
    expect([...refused.headers.keys()].filter((name) => name.startsWith('retry-after'))).toEqual([]);
    gateway.clock.advance(minute);
    expect((await chat()).headers.get('x-ratelimit-remaining')).toBe('9');
  });

  it('tell what a call has cost by the price of its model, but not on a stream', async () => {
    const gateway = createGateway({ gateway: 'clew', answer: 'One two three' });
    const { chat, send } = callsOf(gateway);
    const { headers } = await chat({ model: 'gpt-5.5' });
    // One token at $10 and three at $40 a million.
    expect(headers.get('x-cost-usd')).toBe('0.00013');
    expect(gateway.calls.at(-1)?.costUSD).toBe(0.00013);
    const body = { model: 'gpt-5.5', messages: [user('Hello')], stream: true };
    const stream = await send('chatCompletions', { body });
    await stream.text();
    expect([stream.headers.get('x-cost-usd'), stream.headers.get('x-tier')]).toEqual([null, 'pro']);
    expect(gateway.calls.at(-1)?.costUSD).toBe(0.00013);
    gateway.account().keySource = 'byok';
    expect((await chat()).headers.get('x-key-source')).toBe('byok');
  });

  it('are tokens a month: an exhausted month is a 429 until the next month begins', async () => {
    const gateway = createGateway({ gateway: 'clew', tier: 'free', now: () => at, countTokens: () => 60_000 });
    const { chat } = callsOf(gateway);
    expect((await chat({ max_tokens: 60_000 })).status).toBe(200);
    const refused = await chat<Refused>();
    expect([refused.status, refused.body.error.code]).toEqual([429, 'insufficient_quota']);
    gateway.clock.advance(60 * minute);
    expect((await chat()).status).toBe(429);
    gateway.clock.advance(24 * 60 * minute);
    expect((await chat()).status).toBe(200);
    gateway.updateAccount({ tier: 'enterprise' });
    expect((await chat()).status).toBe(200);
  });

  it('do not count what is refused before', async () => {
    const gateway = createGateway({ gateway: 'clew' });
    const { chat, call } = callsOf(gateway);
    await callsOf(gateway, 'nobody').chat();
    await chat({ model: 'no-such-model' });
    await call('pluginsRetrieve', { param: 'no/such' });
    expect(gateway.account().window.counted).toBe(1);
  });
});

describe('the budget of Techopenclaw', () => {
  const open = (budgetUSD: number) => {
    const gateway = createGateway({ gateway: 'techopenclaw', budgetUSD, now: () => at, answer: 'One two three' });
    return { gateway, ...callsOf(gateway) };
  };
  const limitsOf = ({ headers }: { headers: Headers }) => techopenclawProfile.readLimits((name) => headers.get(name));

  it('is in headers of every answer to an account, and opens its window with the first spend', async () => {
    const { gateway, chat, call } = open(50);
    gateway.clock.advance(1_000);
    expect(limitsOf(await call('models'))).toEqual({ remainingUSD: 50, resetsAtMs: at + 1_000 + 120 * minute });
    gateway.clock.advance(1_000);
    // One token at $2 and three at $10 a million.
    const spent = { remainingUSD: 49.999968, resetsAtMs: at + 2_000 + 120 * minute };
    expect(limitsOf(await chat())).toEqual(spent);
    gateway.clock.advance(minute);
    const refused = await chat({ temperature: 9 });
    expect([refused.status, limitsOf(refused)]).toEqual([400, spent]);
    expect(refused.headers.get('retry-after')).toBeNull();
    expect(limitsOf(await callsOf(gateway, 'toc-nobody').chat())).toEqual({});
  });

  it('that is spent is a 402 until the window resets whole, and says when', async () => {
    const { gateway, chat, call } = open(0.00003);
    expect((await chat()).headers.get('x-ratelimit-remaining')).toBe('0');
    gateway.clock.advance(30 * minute);
    const refused = await chat<Refused>();
    expect([refused.status, refused.body.error.code]).toEqual([402, 'insufficient_quota']);
    expect(refused.headers.get('retry-after')).toBe(String(90 * 60));
    expect(limitsOf(refused)).toEqual({ remainingUSD: 0, resetsAtMs: at + 120 * minute });
    const message = await call<Refused>('messages', {
      body: { model: 'gpt-5.4', max_tokens: 5, messages: [user('Hello')] },
    });
    expect([message.status, message.body.error.type]).toEqual([402, 'billing_error']);
    gateway.clock.advance(90 * minute);
    expect((await chat()).status).toBe(200);
  });

  it('can be changed, and the models of the plan', async () => {
    const { gateway, chat } = open(0);
    expect((await chat()).status).toBe(402);
    gateway.account().window.budgetUSD = 5;
    expect((await chat()).status).toBe(200);
    gateway.account().models = ['gpt-5.4-codex'];
    const refused = await chat<Refused>();
    expect([refused.status, refused.body.error.type]).toEqual([403, 'permission_error']);
  });

  it('is not touched by a call that fails', async () => {
    const { gateway, chat } = open(50);
    gateway.injectFault('service_unavailable');
    expect((await chat()).status).toBe(503);
    expect(gateway.account().window.remainingUSD(at)).toBe(50);
  });

  it('tells a wait on 429 too', async () => {
    const { gateway, chat } = open(50);
    gateway.injectFault('rate_limited:2500');
    const { status, headers } = await chat();
    expect([status, headers.get('retry-after')]).toEqual([429, '3']);
  });
});

describe('the limits of Klawd', () => {
  it('are requests a minute and a day by plan, with the wait in seconds', async () => {
    const gateway = createGateway({ gateway: 'klawd', tier: 'free', now: () => at });
    const { chat } = callsOf(gateway);
    for (let count = 0; count < 10; count++) expect((await chat()).status).toBe(200);
    const refused = await chat<Refused>();
    expect([refused.status, refused.body.error.type]).toEqual([429, 'rate_limit_exceeded']);
    expect(refused.headers.get('retry-after')).toBe('60');
    for (let window = 1; window < 10; window++) {
      gateway.clock.advance(minute);
      for (let count = 0; count < 10; count++) expect((await chat()).status).toBe(200);
    }
    gateway.clock.advance(minute);
    const spent = await chat();
    expect([spent.status, spent.headers.get('retry-after')]).toEqual([429, String(24 * 60 * 60 - 10 * 60)]);
    gateway.clock.advance(24 * 60 * minute);
    expect((await chat()).status).toBe(200);
  });

  it('of an enterprise are what its contract says', async () => {
    const gateway = createGateway({ gateway: 'klawd', tier: 'enterprise' });
    const { chat } = callsOf(gateway);
    expect((await chat()).status).toBe(200);
    gateway.account().customLimits = { requestsPerDay: null, requestsPerMinute: 0 };
    expect((await chat()).status).toBe(429);
  });
});
