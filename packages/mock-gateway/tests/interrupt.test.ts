import { createGateway, fixtures, type Gateway } from '@clawwits/mock-gateway';
import { startServer } from '@clawwits/mock-gateway/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { endlessWords, until, user } from './support.ts';

const body = JSON.stringify({ messages: [user('Hi')], stream: true, max_tokens: 100_000 });

/** A stream in progress, over each driver, of which a piece has been read. */
const drivers: [name: string, open: (gateway: Gateway) => Promise<ReadableStreamDefaultReader<Uint8Array>>][] = [
  [
    'in the process',
    async (gateway) => {
      const headers = { authorization: `Bearer ${gateway.apiKey}` };
      const response = await gateway.fetch('https://gateway.test/v1/chat/completions', {
        method: 'POST',
        headers,
        body,
      });
      return readFirst(response);
    },
  ],
  [
    'on a socket',
    async (gateway) => {
      const server = await startServer({ gateway });
      onTestFinished(() => server.close());
      const headers = { authorization: `Bearer ${gateway.apiKey}` };
      return readFirst(await fetch(`${server.url}/v1/chat/completions`, { method: 'POST', headers, body }));
    },
  ],
];

async function readFirst({ body: stream }: Response): Promise<ReadableStreamDefaultReader<Uint8Array>> {
  const reader = stream?.getReader();
  if (reader === undefined) throw new Error('A stream has a body.');
  await reader.read();
  return reader;
}

async function readToEnd(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  while (!(await reader.read()).done);
}

describe.each(drivers)('an answer in progress %s', (_name, open) => {
  it.each(['close', 'reset'] as const)('is cut by %s(), and settled', async (action) => {
    const settled: string[] = [];
    const gateway = createGateway({
      answer: () => endlessWords(),
      latency: { tokensPerSecond: 50 },
      onSettle: ({ outcome }) => settled.push(outcome),
    });
    const reader = await open(gateway);
    gateway[action]();
    await expect(readToEnd(reader)).rejects.toThrow();
    await until(() => settled.length === 1, 'the call was settled');
    expect(settled).toEqual(['cut']);
  });
});

it('a gateway that was reset answers as at the start, the sequences of its fixtures included', async () => {
  const gateway = createGateway({ answer: fixtures([{ answers: ['one', 'two'] }]) });
  const ask = async () => {
    const headers = { authorization: `Bearer ${gateway.apiKey}` };
    const messages = JSON.stringify({ messages: [user('Hi')] });
    const response = await gateway.fetch('https://gateway.test/v1/chat/completions', {
      method: 'POST',
      headers,
      body: messages,
    });
    return ((await response.json()) as { choices: [{ message: { content: string } }] }).choices[0].message.content;
  };
  expect([await ask(), await ask()]).toEqual(['one', 'two']);
  gateway.reset();
  expect([await ask(), await ask()]).toEqual(['one', 'two']);
});

it('a reset through the control API answers, and cuts the others', async () => {
  const server = await startServer({ answer: () => endlessWords(), latency: { tokensPerSecond: 50 } });
  onTestFinished(() => server.close());
  const headers = { authorization: `Bearer ${server.apiKey}` };
  const reader = await readFirst(await fetch(`${server.url}/v1/chat/completions`, { method: 'POST', headers, body }));
  expect((await fetch(`${server.url}/__clawwits/reset`, { method: 'POST' })).status).toBe(200);
  await expect(readToEnd(reader)).rejects.toThrow();
});
