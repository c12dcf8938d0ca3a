// Tests for Jest with jsdom, which has neither fetch nor Response nor TextDecoder: applications pass a fetch, or mock it.

import { Clawwits } from '@clawwits/sdk-ts';
import { OpenAI } from 'openai';

const answer = {
  ...{
    id: 'a',
    object: 'chat.completion',
    model: 'auto',
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  },
  choices: [{ index: 0, message: { role: 'assistant', content: 'Chào bạn!' }, finish_reason: 'stop' }],
};
const headers = new Map([['content-type', 'application/json']]);
const request = { model: 'auto', messages: [{ role: 'user', content: 'Xin chào' }] };
const options = { baseURL: 'https://gateway.test', apiKey: 'cw_sk_test0123456789', dangerouslyAllowBrowser: true };

const mocks = {
  'text() and json()': { json: async () => answer, text: async () => JSON.stringify(answer) },
  'json() alone': { json: async () => answer },
};

test('there is no fetch', () => expect([typeof fetch, typeof TextDecoder]).toEqual(['undefined', 'undefined']));

for (const [name, body] of Object.entries(mocks)) {
  for (const Client of [Clawwits, OpenAI]) {
    test(`a mocked fetch whose answer has ${name} carries a call of ${Client.name}`, async () => {
      const client = new Client({ ...options, fetch: async () => ({ ok: true, status: 200, headers, ...body }) });
      expect((await client.chat.completions.create(request)).choices[0].message.content).toBe('Chào bạn!');
    });
  }
}

const { CLAWWITS_BASE_URL: baseURL, CLAWWITS_API_KEY: apiKey } = process.env;

test('calls and streams work without a fetch, over node:http', async () => {
  const client = new Clawwits({ ...options, baseURL, apiKey });
  expect((await client.chat.completions.create(request)).choices[0].message.content).toBe('Chào bạn!');
  const stream = await client.chat.completions.create({ ...request, stream: true });
  expect((await stream.result()).choices[0].message.content).toBe('Chào bạn!');
});
