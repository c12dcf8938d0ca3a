import type { Gateway } from '@clawwits/mock-gateway';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWallet } from '../src/gateways/clawwits/wallet.ts';
import { endlessWords, openGateway, user } from './support.ts';

function expectSound({ accounts }: Gateway): void {
  for (const { wallet } of accounts) {
    expect(wallet.available + wallet.reserved + wallet.lifetimeUsed).toBe(wallet.granted);
    expect(wallet.available).toBeGreaterThanOrEqual(0);
  }
}

describe('the wallet', () => {
  it('tells the sample of the document: 3,000,000 granted, 14 used', async () => {
    const { call, gateway } = openGateway({ lifetimeUsed: 14 });
    const { body } = await call('GET', '/v1/wits/balance');
    expect(body).toEqual({ userId: gateway.account().id, available: 2_999_986, reserved: 0, lifetimeUsed: 14 });
  });

  it('holds prompt and max_tokens while a call runs, and takes what it used at the end', async () => {
    const { gateway, streamChat } = openGateway({ wits: 1_000, answer: 'One two three' });
    const response = await streamChat({ max_tokens: 99 });
    expect(gateway.account().wallet).toMatchObject({ available: 900, reserved: 100, lifetimeUsed: 0 });
    await response.text();
    expect(gateway.account().wallet).toMatchObject({ available: 996, reserved: 0, lifetimeUsed: 4 });
  });

  it('takes prompt alone for embeddings', async () => {
    const { gateway, call } = openGateway({ wits: 2 });
    expect((await call('POST', '/v1/embeddings', { input: 'red fox' })).status).toBe(200);
    expect(gateway.account().wallet).toMatchObject({ available: 0, lifetimeUsed: 2 });
    expect((await call('POST', '/v1/embeddings', { input: 'red fox' })).status).toBe(402);
  });

  it('refuses with 402 what it does not cover, holds nothing for it, and covers it after a top-up', async () => {
    const { gateway, chat } = openGateway({ wits: 50 });
    const refused = await chat({ max_tokens: 50 });
    expect(refused.status).toBe(402);
    expect(refused.body.error.message).toContain('/pricing');
    expect(gateway.account().wallet).toMatchObject({ available: 50, reserved: 0 });
    gateway.topUp(1);
    expect((await chat({ max_tokens: 50 })).status).toBe(200);
  });

  it('belongs to the account: all its keys see it, another account does not', async () => {
    const { gateway, chat, call } = openGateway();
    const second = { authorization: `Bearer ${gateway.createKey({ scope: 'ai' })}` };
    const { id } = gateway.createAccount({ wits: 7, tier: 'starter' });
    const other = { authorization: `Bearer ${gateway.createKey({ account: id })}` };
    await chat();
    const { body } = await call<{ lifetimeUsed: number }>('GET', '/v1/wits/balance', undefined, second);
    expect(body.lifetimeUsed).toBe(gateway.account().wallet.lifetimeUsed);
    expect((await call('GET', '/v1/wits/balance', undefined, other)).body).toMatchObject({ userId: id, available: 7 });
  });

  it('never lets calls that run at once spend more than there is', async () => {
    const { gateway, streamChat } = openGateway({ wits: 1_000, answer: endlessWords });
    const responses = await Promise.all(Array.from({ length: 64 }, () => streamChat({ max_tokens: 99 })));
    expectSound(gateway);
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(10);
    expect(responses.filter(({ status }) => status === 402)).toHaveLength(54);
    await Promise.all(responses.map((response) => response.text()));
    expect(gateway.account().wallet).toMatchObject({ available: 0, reserved: 0, lifetimeUsed: 1_000 });
  });

  it('takes for a cut stream what had been produced, and nothing for one that was cut before', async () => {
    const { gateway, streamChat } = openGateway({ answer: endlessWords });
    const untouched = await streamChat();
    await untouched.body?.cancel();
    expect(gateway.account().wallet).toMatchObject({ reserved: 0, lifetimeUsed: 0 });
    const reader = (await streamChat()).body?.getReader();
    // The role, then three words.
    for (let count = 0; count < 4; count++) await reader?.read();
    await reader?.cancel();
    expect(gateway.account().wallet).toMatchObject({ reserved: 0, lifetimeUsed: 1 + 3 });
    expect(gateway.calls.at(-1)).toMatchObject({ outcome: 'cut', wits: 4, outputTokens: 3 });
  });

  it('stays sound whatever callers do at once', async () => {
    const action = fc.record({
      kind: fc.constantFrom('chat', 'stream', 'leave', 'abort', 'embed', 'bad'),
      words: fc.integer({ min: 0, max: 30 }),
      maxTokens: fc.integer({ min: 1, max: 60 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 30 }), fc.integer({ min: 0, max: 800 }), async (actions, wits) => {
        const { gateway, chat, call, streamChat } = openGateway({
          wits,
          answer: ({ prompt }) => Array.from({ length: prompt.length }, () => ' word'),
        });
        await Promise.all(
          actions.map(async ({ kind, words, maxTokens }) => {
            const body = { messages: [user('x'.repeat(words))], max_tokens: maxTokens };
            const aborting = new AbortController();
            if (kind === 'chat') await chat(body);
            else if (kind === 'embed') await call('POST', '/v1/embeddings', { input: 'some words' });
            else if (kind === 'bad') await chat({ ...body, temperature: 9 });
            else {
              const response = await streamChat(body, {}, aborting.signal);
              expectSound(gateway);
              const reader = response.body?.getReader();
              for (let count = 0; count < words / 2; count++) await reader?.read();
              if (kind === 'stream') while (!(await reader?.read())?.done) expectSound(gateway);
              else if (kind === 'leave') await reader?.cancel();
              else aborting.abort();
            }
            expectSound(gateway);
          }),
        );
        expectSound(gateway);
        expect(gateway.account().wallet.reserved).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('tells each payment, so that a wallet can be kept between runs', async () => {
    const paid: number[] = [];
    const { chat, gateway } = openGateway({ onSettle: ({ wits }) => paid.push(wits), answer: 'One two' });
    await chat();
    await chat({ temperature: 9 });
    await chat();
    expect(paid).toEqual([3, 3]);
    const { call } = openGateway({ lifetimeUsed: gateway.account().wallet.lifetimeUsed });
    expect((await call('GET', '/v1/wits/balance')).body).toMatchObject({ available: 2_999_994, lifetimeUsed: 6 });
  });

  it('settles once, however often it is asked to', () => {
    const wallet = createWallet(100);
    const reservation = wallet.reserve(60);
    expect(wallet.reserve(41)).toBeNull();
    expect([reservation?.settle(500), reservation?.settle(10)]).toEqual([60, 0]);
    expect(wallet).toMatchObject({ available: 40, reserved: 0, lifetimeUsed: 60 });
  });

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('does not take %d as an amount', (wits) => {
    expect(() => openGateway({ wits })).toThrow(/whole number of Wits/);
    expect(() => openGateway().gateway.topUp(wits)).toThrow(RangeError);
  });
});
