import { createGateway, type GatewayOptions } from '@clawwits/mock-gateway';
import { describe, expect, test } from 'vitest';
import { Clawwits, type RequestOptions } from '../../src/index.ts';
import { createLimiterOn } from '../../src/limits/limiter.ts';
import { createLimiter, type LimiterOptions } from '../../src/limits.ts';
import { failureOf } from '../support/client.ts';
import { createManualRuntime } from '../support/manual-runtime.ts';

type TierName = Parameters<typeof createLimiter>[0];

/** A gateway and a limited client of it, both on a clock that moves only when the test says so. */
function openLimited(limits: TierName, gatewayOptions: GatewayOptions = {}) {
  const clock = createManualRuntime();
  const gateway = createGateway({ answer: 'Xin chào', ...gatewayOptions, now: clock.runtime.now });
  const limiter = createLimiterOn(clock.runtime, limits);
  const statuses: number[] = [];
  const client = new Clawwits({
    apiKey: gateway.apiKey,
    baseURL: 'https://gateway.clawwits.test',
    maxRetries: 0,
    limiter,
    fetch: async (...given: Parameters<typeof fetch>) => {
      const response = await gateway.fetch(...given);
      statuses.push(response.status);
      return response;
    },
  });
  const call = (options?: RequestOptions) => client.embeddings.create({ input: 'xin chào' }, options);
  return { clock, gateway, limiter, statuses, client, call };
}

/** Lets everything happen that needs no time. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Moves the clock on in small steps. */
async function pass(
  { advance }: { advance(durationMs: number): void },
  durationMs: number,
  stepMs = 50,
): Promise<void> {
  for (let passed = 0; passed < durationMs; passed += stepMs) {
    await settle();
    advance(stepMs);
  }
  await settle();
}

/** Keeps as many calls waiting as a batch would. */
async function saturate(call: () => PromiseLike<unknown>, isOver: () => boolean): Promise<void> {
  const worker = async () => {
    while (!isOver()) await Promise.resolve(call()).catch(() => undefined);
  };
  await Promise.all(Array.from({ length: 64 }, worker));
}

describe('a limiter', () => {
  test.each(['starter', 'plus'] as const)(
    'uses at least 98 % of the tier %s over ten minutes, without a 429',
    async (tier) => {
      const { clock, call, statuses } = openLimited(tier, { tier, wits: 1e9 });
      let isOver = false;
      const batch = saturate(
        () => call({ priority: 'bulk' }),
        () => isOver,
      );
      await pass(clock, 600_000 - 1);
      const answered = statuses.filter((status) => status === 200).length;
      isOver = true;
      await pass(clock, 120_000);
      await batch;
      const allowed = { starter: 300, plus: 1_000 }[tier] * 10;
      expect(statuses).not.toContain(429);
      expect(answered).toBeGreaterThanOrEqual(0.98 * allowed);
    },
    60_000,
  );

  test('meets no second 429 where somebody else has used the window before', async () => {
    const { clock, gateway, call, statuses } = openLimited('starter', { tier: 'starter', wits: 1e9 });
    const stranger = new Clawwits({
      apiKey: gateway.apiKey,
      baseURL: 'https://gateway.clawwits.test',
      fetch: gateway.fetch as typeof fetch,
    });
    for (let made = 0; made < 200; made++) await stranger.embeddings.create({ input: 'xin chào' });
    await pass(clock, 20_000, 1_000);
    let isOver = false;
    const batch = saturate(
      () => call({ priority: 'bulk' }),
      () => isOver,
    );
    await pass(clock, 1_000);
    const early = statuses.filter((status) => status === 429).length;
    expect(early).toBeGreaterThan(0);
    await pass(clock, 300_000, 100);
    isOver = true;
    await pass(clock, 120_000, 1_000);
    await batch;
    expect(statuses.filter((status) => status === 429)).toHaveLength(early);
  });

  test('lets an interactive call go at once while a batch saturates it', async () => {
    const { clock, call, limiter } = openLimited('starter', { tier: 'starter', wits: 1e9 });
    let isOver = false;
    const batch = saturate(
      () => call({ priority: 'bulk' }),
      () => isOver,
    );
    await pass(clock, 30_000);
    expect(limiter.state.waiting).toBe(64);
    const startedAt = clock.runtime.now();
    let waitedMs: number | null = null;
    const asked = call().then(() => {
      waitedMs = clock.runtime.now() - startedAt;
    });
    await pass(clock, 200, 10);
    expect(waitedMs).toBeLessThan(100);
    isOver = true;
    await pass(clock, 120_000, 1_000);
    await Promise.all([batch, asked]);
  });

  test('holds back every call of the key for the delay of a 429, not only the one that received it', async () => {
    const { clock, call, statuses, limiter } = openLimited(
      { requestsPerMinute: 1_000 },
      { faults: ['rate_limited*1'] },
    );
    await failureOf(call());
    const { heldForMs } = limiter.state;
    expect(heldForMs).toBeGreaterThan(0);
    const others = [call(), call()];
    await pass(clock, heldForMs - 50);
    expect(statuses).toEqual([429]);
    await pass(clock, 100);
    await Promise.all(others);
    expect(statuses).toEqual([429, 200, 200]);
  });

  test('lets calls go whose turn came while the timer was late', async () => {
    const clock = createManualRuntime();
    const gateway = createGateway({ faults: ['rate_limited:20*1'] });
    let lateMs = 0;
    const limiter = createLimiterOn({ ...clock.runtime, now: () => clock.runtime.now() + lateMs }, {});
    const { apiKey } = gateway;
    const client = new Clawwits({
      apiKey,
      baseURL: 'https://gateway.clawwits.test',
      maxRetries: 0,
      limiter,
      fetch: gateway.fetch,
    });
    const call = () => client.embeddings.create({ input: 'xin chào' });

    expect(await failureOf(call())).toMatchObject({ code: 'rate_limited' });
    const first = call();
    await settle();
    expect(limiter.state).toMatchObject({ waiting: 1, inFlight: 0 });
    lateMs = 25;
    await Promise.all([call(), first]);
  });

  test('keeps the order of calls that wait', async () => {
    const { clock, call } = openLimited({ requestsPerMinute: 1 });
    const order: number[] = [];
    const calls = [0, 1, 2, 3].map((place) => call().then(() => order.push(place)));
    await pass(clock, 300_000, 500);
    await Promise.all(calls);
    expect(order).toEqual([0, 1, 2, 3]);
  });

  test('forgets a call that is aborted while it waits, at once', async () => {
    const { call, limiter, statuses } = openLimited({ requestsPerMinute: 1 });
    await call();
    const controller = new AbortController();
    const waiting = failureOf(call({ signal: controller.signal }));
    await settle();
    expect(limiter.state.waiting).toBe(1);
    controller.abort(new Error('No longer wanted.'));
    expect(limiter.state.waiting).toBe(0);
    expect(await waiting).toMatchObject({ code: 'aborted', maybeBilled: false });
    expect(statuses).toHaveLength(1);
  });

  test('lets more calls run side by side while they succeed, and half as many after an overload', async () => {
    const { limiter, gateway, call } = openLimited({});
    const burst = (count: number) =>
      Promise.all(Array.from({ length: count }, () => call({ priority: 'bulk' }).catch(() => undefined)));
    const { concurrency: before } = limiter.state;
    await burst(200);
    const { concurrency: grown } = limiter.state;
    expect(grown).toBeGreaterThan(2 * before);
    gateway.injectFault('service_unavailable*1');
    await burst(1);
    expect(limiter.state.concurrency).toBe(Math.floor(grown / 2));
    expect(limiter.state).toMatchObject({ inFlight: 0, waiting: 0 });
  });

  test('counts a stream as in progress until it ends', async () => {
    const { limiter, client } = openLimited({ requestsPerMinute: 100 });
    const messages = [{ role: 'user' as const, content: 'Xin chào' }];
    const stream = await client.chat.completions.create({ messages, maxTokens: 20, stream: true });
    expect(limiter.state.inFlight).toBe(1);
    await stream.result();
    expect(limiter.state.inFlight).toBe(0);
  });

  test.each([
    ['gold', 'gold'],
    [{ requestsPerMinute: 0 }, 'requestsPerMinute'],
    [{ rpm: 5 }, 'rpm'],
    [null, 'tier'],
  ])('refuses the options %j and names what is wrong', (options, named) => {
    expect(() => createLimiter(options as LimiterOptions)).toThrow(named);
  });

  test('refuses a rank that does not exist', async () => {
    const { call } = openLimited({});
    expect(await failureOf(call({ priority: 'urgent' as never }))).toMatchObject({ code: 'invalid_option' });
  });
});
