import { createGateway, defaultBaseURL } from '@clawwits/mock-gateway';
import { handlers } from '@clawwits/mock-gateway/msw';
import { Clawwits } from '@clawwits/sdk-ts';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { summarize } from './summarize.ts';

// The gateway lives in this process; msw brings it every request that goes to its address.
const gateway = createGateway({ answer: 'Cats sleep a lot.' });
const network = setupServer(...handlers(gateway));
const cw = new Clawwits({ baseURL: defaultBaseURL, apiKey: gateway.apiKey });

beforeAll(() => network.listen({ onUnhandledRequest: 'error' }));
afterAll(() => network.close());

test('a summary is paid for from the wallet', async () => {
  const before = gateway.account().wallet.available;

  const { summary, wits } = await summarize(cw, 'Cats sleep for most of the day, and then for most of the night.');

  expect(summary).toBe('Cats sleep a lot.');
  expect(gateway.account().wallet.available).toBe(before - wits);
});

test('what was sent is in the journal', async () => {
  await summarize(cw, 'A text about dogs.');

  expect(gateway.calls.at(-1)).toMatchObject({
    endpoint: 'chatCompletions',
    status: 200,
    body: { max_tokens: 100, messages: [{ role: 'system' }, { role: 'user', content: 'A text about dogs.' }] },
  });
});
