import { startServer } from '@clawwits/mock-gateway/server';
import { Clawwits, InsufficientBalanceError, PermissionError } from '@clawwits/sdk-ts';
import { expect, test } from 'vitest';
import { summarize } from './summarize.ts';

// The gateway listens on a free port of this machine: any program in any language can call it.

test('an empty wallet fails once, and costs nothing', async () => {
  await using server = await startServer({ wits: 50 });
  const cw = new Clawwits({ baseURL: server.url, apiKey: server.apiKey });

  await expect(summarize(cw, 'A text.')).rejects.toThrow(InsufficientBalanceError);

  expect(server.gateway.calls).toHaveLength(1);
  expect(server.gateway.account().wallet.available).toBe(50);
});

test('a key of the wrong scope is distinguished from an empty wallet', async () => {
  await using server = await startServer();
  const cw = new Clawwits({ baseURL: server.url, apiKey: server.gateway.createKey({ scope: 'data' }) });

  await expect(summarize(cw, 'A text.')).rejects.toThrow(PermissionError);
});

test('a spent minute is over when the clock says so', async () => {
  await using server = await startServer({ tier: 'free_trial' });
  // A longer wait than this is not slept through: the call fails at once and says how long.
  const cw = new Clawwits({ baseURL: server.url, apiKey: server.apiKey, maxRetryDelay: 1_000 });
  for (let call = 0; call < 30; call++) await cw.wits.balance();

  await expect(summarize(cw, 'A text.')).rejects.toMatchObject({
    code: 'rate_limited',
    retryAfterMs: expect.any(Number),
  });

  server.gateway.clock.advance(60_000);
  await expect(summarize(cw, 'A text.')).resolves.toMatchObject({ wits: expect.any(Number) });
});
