import { expect, it } from 'vitest';
import { openGateway } from './support.ts';

it('defaultMaxTokens is what a chat reserves, and at most answers, that names no max_tokens', async () => {
  const { chat, streamChat, gateway } = openGateway({ defaultMaxTokens: 2, answer: 'One two three' });
  const response = await streamChat();
  expect(gateway.account().wallet.reserved).toBe(1 + 2);
  await response.text();
  expect((await chat()).body.choices[0]).toMatchObject({ message: { content: 'One two' }, finish_reason: 'length' });
  const usual = openGateway();
  await usual.streamChat();
  expect(usual.gateway.account().wallet.reserved).toBe(1 + 1_024);
});

it('journalLimit is how many calls the journal keeps, the last ones', async () => {
  const { call, gateway } = openGateway({ journalLimit: 3 });
  for (let count = 0; count < 8; count++) await call('GET', `/v1/nothing-${count}`);
  expect(gateway.calls.map(({ path }) => path)).toEqual(['/v1/nothing-5', '/v1/nothing-6', '/v1/nothing-7']);
});

it('requestIdSeed decides the request ids, and nothing else', async () => {
  const record = async (requestIdSeed?: string) => {
    const { call, gateway } = openGateway(requestIdSeed === undefined ? {} : { requestIdSeed });
    await call('GET', '/v1/nothing');
    return { apiKey: gateway.apiKey, ids: gateway.calls.map(({ requestId }) => requestId) };
  };
  const [usual, same, other] = [await record(), await record(), await record('another')];
  expect(same).toEqual(usual);
  expect(other.apiKey).toBe(usual.apiKey);
  expect(other.ids).not.toEqual(usual.ids);
});
