import { createGateway, type Gateway } from '@clawwits/mock-gateway';
import { describe, expect, test } from 'vitest';
import { Clawwits, type ClientOptions, type RequestOptions } from '../../src/index.ts';
import { type Budget, BudgetExceededError, createBudget } from '../../src/limits.ts';
import { failureOf, hello, helloStream, testKey } from '../support/client.ts';

/** A client of a gateway in the same process. */
function clientOf(gateway: Gateway, options: ClientOptions = {}): Clawwits {
  return new Clawwits({
    apiKey: gateway.apiKey,
    baseURL: 'https://gateway.clawwits.test',
    fetch: gateway.fetch as typeof fetch,
    honoursIdempotencyKey: true,
    initialRetryDelay: 1,
    ...options,
  });
}

const openGateway = (options: Parameters<typeof createGateway>[0] = {}): Gateway =>
  createGateway({ tier: 'enterprise', answer: 'Xin chào, rất vui được gặp bạn!', ...options });

describe('a budget', () => {
  test('settles each call at what the gateway reports', async () => {
    const gateway = openGateway();
    const budget = createBudget({ maxWits: 10_000 });
    const client = clientOf(gateway, { budget });
    const answer = await client.chat.completions.create(hello);
    const stream = await client.chat.completions.create(helloStream);
    const streamed = await stream.result();
    await client.messages.create({ ...hello, model: 'auto' });
    await client.embeddings.create({ input: ['một', 'hai'] });
    await client.wits.balance();
    const { lifetimeUsed } = gateway.account().wallet;
    expect(budget.spent).toBe(lifetimeUsed);
    expect(budget.spent).toBeGreaterThan(answer.usage.total_tokens + streamed.usage.total_tokens);
    expect(budget).toMatchObject({
      reserved: 0,
      uncertain: [],
      left: 10_000 - lifetimeUsed,
      unit: 'Wits',
      cap: 10_000,
    });
  });

  test('reserves the most that a stream can cost while it is open', async () => {
    const budget = createBudget({ maxWits: 10_000 });
    const client = clientOf(openGateway(), { budget });
    const stream = await client.chat.completions.create(helloStream);
    expect(budget.reserved).toBeGreaterThan(200);
    await stream.result();
    expect(budget.reserved).toBe(0);
  });

  test('refuses a call that may not fit before anything is sent, and says what is left and what is needed', async () => {
    const gateway = openGateway();
    const client = clientOf(gateway, { budget: createBudget({ maxWits: 150 }) });
    const error = await failureOf(client.chat.completions.create(hello));
    expect(error).toBeInstanceOf(BudgetExceededError);
    expect(error).toMatchObject({ code: 'budget_exceeded', left: 150, unit: 'Wits', attempts: [], maybeBilled: false });
    expect((error as BudgetExceededError).needed).toBeGreaterThan(200);
    expect(error.message).toContain('maxTokens');
    expect(gateway.calls).toHaveLength(0);
  });

  test('is shared by all clients that are given it', async () => {
    const gateway = openGateway();
    const budget = createBudget({ maxWits: 10_000 });
    await Promise.all(
      [clientOf(gateway, { budget }), clientOf(gateway, { budget })].map((c) => c.chat.completions.create(hello)),
    );
    expect(budget.spent).toBe(gateway.account().wallet.lifetimeUsed);
  });

  test('gives back what a call reserved that was refused', async () => {
    const budget = createBudget({ maxWits: 10_000 });
    const client = clientOf(openGateway({ faults: ['insufficient_wits*1'] }), { budget });
    await failureOf(client.chat.completions.create(hello));
    expect(budget).toMatchObject({ spent: 0, reserved: 0, left: 10_000, uncertain: [] });
  });

  test('keeps the reservation of a stream that was cut, and names the call', async () => {
    const budget = createBudget({ maxWits: 10_000 });
    const client = clientOf(openGateway({ faults: ['cut:2*1'] }), { budget });
    const stream = await client.chat.completions.create(helloStream, { idempotencyKey: 'one' });
    await failureOf(stream.result());
    expect(budget.uncertain).toEqual([
      {
        idempotencyKey: 'one',
        endpoint: 'chat.completions.create',
        model: undefined,
        most: expect.any(Number),
        code: 'stream_cut',
      },
    ]);
    expect(budget.left).toBe(10_000 - (budget.uncertain[0]?.most ?? 0));
  });

  test('keeps the reservation of a stream that its reader left early', async () => {
    const budget = createBudget({ maxWits: 10_000 });
    const stream = await clientOf(openGateway(), { budget }).chat.completions.create(helloStream);
    for await (const _ of stream) break;
    expect(budget.uncertain).toMatchObject([{ code: undefined }]);
    expect(budget.reserved).toBe(0);
  });

  test('settles an uncertain call when it is repeated under its key', async () => {
    const gateway = openGateway({ faults: ['cut:2*1'] });
    const budget = createBudget({ maxWits: 10_000 });
    const client = clientOf(gateway, { budget });
    const options: RequestOptions = { idempotencyKey: 'again' };
    await failureOf((await client.chat.completions.create(helloStream, options)).result());
    await (await client.chat.completions.create(helloStream, options)).result().catch(() => undefined);
    expect(budget.uncertain.length).toBeLessThanOrEqual(1);
    expect(budget.spent + (budget.uncertain[0]?.most ?? 0)).toBeGreaterThanOrEqual(
      gateway.account().wallet.lifetimeUsed,
    );
  });

  test('settles an uncertain call at the cost that its owner names', async () => {
    const budget = createBudget({ maxWits: 10_000 });
    const client = clientOf(openGateway({ faults: ['cut:2*1'] }), { budget });
    await failureOf((await client.chat.completions.create(helloStream)).result());
    const [call] = budget.uncertain;
    if (call === undefined) expect.fail('No call is uncertain.');
    budget.settle(call, 7);
    expect(budget).toMatchObject({ spent: 7, left: 9_993, uncertain: [] });
    expect(() => budget.settle(call, 7)).toThrow('uncertain');
  });

  test('that waits lets a call go once another has settled', async () => {
    const gateway = openGateway();
    const budget = createBudget({ maxWits: 400, onShortage: 'wait' });
    const client = clientOf(gateway, { budget });
    const answers = await Promise.all(Array.from({ length: 4 }, () => client.chat.completions.create(hello)));
    expect(answers).toHaveLength(4);
    expect(budget.spent).toBe(gateway.account().wallet.lifetimeUsed);
  });

  test('that waits refuses a call that no longer fits, whatever the others cost', async () => {
    const budget = createBudget({ maxWits: 300, onShortage: 'wait' });
    const client = clientOf(openGateway(), { budget });
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => client.chat.completions.create(hello)));
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(12);
    for (const outcome of refused)
      expect((outcome as PromiseRejectedResult).reason).toBeInstanceOf(BudgetExceededError);
  });

  test('takes an aborted call out of its queue at once', async () => {
    const budget = createBudget({ maxWits: 400, onShortage: 'wait' });
    const client = clientOf(openGateway(), { budget });
    const open = await client.chat.completions.create(helloStream);
    const controller = new AbortController();
    const waiting = failureOf(client.chat.completions.create(hello, { signal: controller.signal }));
    await Promise.resolve();
    controller.abort();
    expect(await waiting).toMatchObject({ code: 'aborted', maybeBilled: false });
    await open.result();
    expect(budget).toMatchObject({ reserved: 0, uncertain: [] });
  });

  test('asks for maxTokens, without which nothing bounds a call', async () => {
    const { messages } = hello;
    const client = clientOf(openGateway(), { budget: createBudget({ maxWits: 10_000 }) });
    expect(await failureOf(client.chat.completions.create({ messages }))).toMatchObject({ code: 'invalid_params' });
    const budget = createBudget({ maxWits: 10_000, defaultMaxTokens: 1_024 });
    await clientOf(openGateway(), { budget }).chat.completions.create({ messages });
    expect(budget.spent).toBeGreaterThan(0);
  });

  test('takes the cost of what it cannot know from costOf', async () => {
    const document = { type: 'file' as const, file: { file_id: 'file-1' } };
    const messages = [{ role: 'user' as const, content: [document] }];
    const call = (budget: Budget) =>
      clientOf(openGateway(), { budget }).chat.completions.create({ messages, maxTokens: 9 });
    expect(await failureOf(call(createBudget({ maxWits: 10_000 })))).toMatchObject({ code: 'invalid_params' });
    const budget = createBudget({
      maxWits: 10_000,
      costOf: ({ endpoint }) => (endpoint.startsWith('chat') ? 9_000 : undefined),
    });
    await call(budget);
    expect(budget.spent).toBeGreaterThan(0);
  });

  test.each([
    [{}, 'maxWits'],
    [{ maxWits: 1, maxUSD: 1 }, 'maxWits'],
    [{ maxUSD: 1 }, 'prices'],
    [{ maxWits: -1 }, 'maxWits'],
    [{ maxWits: Number.NaN }, 'maxWits'],
    [{ maxWits: 1, onShortage: 'sleep' }, 'onShortage'],
    [{ maxWit: 1 }, 'maxWit'],
    [null, 'options'],
  ])('refuses the options %j and names what is wrong', (options, named) => {
    expect(() => createBudget(options as never)).toThrow(named);
  });

  test('refuses to be anything else than a budget of this package', () => {
    expect(
      () => new Clawwits({ apiKey: testKey, baseURL: 'http://127.0.0.1:1', budget: { maxWits: 5 } as never }),
    ).toThrow('"budget"');
  });
});
