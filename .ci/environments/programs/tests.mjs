// Tests for a framework whose `test` and `expect` are global.

import { Anthropic } from '@anthropic-ai/sdk';
import { createGateway } from '@clawwits/mock-gateway';
import { Clawwits, ConnectionError } from '@clawwits/sdk-ts';
import { OpenAI } from 'openai';
import { createClients, steps } from './steps.mjs';

const { CLAWWITS_BASE_URL: baseURL, CLAWWITS_API_KEY: apiKey, CLOSED_URL: closedURL } = process.env;
const hello = { messages: [{ role: 'user', content: 'Xin chào' }], maxTokens: 50 };

for (const [name, client] of Object.entries(createClients({ Clawwits, ConnectionError, OpenAI, Anthropic }))) {
  for (const [step, { run, expected }] of Object.entries(steps)) {
    test(`${name}: ${step}`, async () => expect(await run(client, { baseURL, apiKey, closedURL })).toBe(expected));
  }
}

test('a refused connection is retried, and was never sent', async () => {
  const client = new Clawwits({ baseURL: closedURL, apiKey, initialRetryDelay: 1, dangerouslyAllowBrowser: true });
  const error = await client.chat.completions.create(hello).catch((thrown) => thrown);
  expect([error.code, error.maybeBilled, error.attempts.length]).toEqual(['connection_failed', false, 3]);
});

test('the gateway in the process', async () => {
  const { fetch, apiKey } = createGateway({ answer: 'here' });
  const client = new Clawwits({ baseURL: 'https://gateway.test', apiKey, fetch, dangerouslyAllowBrowser: true });
  expect((await client.chat.completions.create(hello)).choices[0].message.content).toBe('here');
});

test('a call where there is no fetch', async () => {
  const { fetch } = globalThis;
  globalThis.fetch = undefined;
  try {
    expect((await new Clawwits({ baseURL, apiKey }).wits.balance()).available).toBeGreaterThan(0);
  } finally {
    globalThis.fetch = fetch;
  }
});
