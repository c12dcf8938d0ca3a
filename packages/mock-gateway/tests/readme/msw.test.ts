import { createGateway } from '@clawwits/mock-gateway';
import { handlers, refuseOthers } from '@clawwits/mock-gateway/msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, test } from 'vitest';

const gateway = createGateway({ wits: 1_000, answer: 'Hello from the sandbox' });
const server = setupServer(...handlers(gateway));

beforeAll(() => server.listen(refuseOthers));
afterAll(() => server.close());

test('a chat costs Wits', async () => {
  const response = await fetch('https://gateway.clawwits.test/v1/chat/completions', {
    method: 'POST',
    headers: { authorization: `Bearer ${gateway.apiKey}` },
    body: JSON.stringify({ messages: [{ role: 'user', content: 'Hi' }], max_tokens: 50 }),
  });
  expect(await response.json()).toMatchObject({ choices: [{ message: { content: 'Hello from the sandbox' } }] });
  const { available, lifetimeUsed } = gateway.account().wallet;
  expect(available).toBe(1_000 - lifetimeUsed);
});
