import type { ChatCompletion } from '@clawwits/contract';
import { createGateway } from '@clawwits/mock-gateway';
import { runGatewayCommand } from '@clawwits/mock-gateway/command';
import { handlers } from '@clawwits/mock-gateway/msw';
import { startServer, startServers } from '@clawwits/mock-gateway/server';
import { setupServer } from 'msw/node';
import { expect, it, onTestFinished } from 'vitest';
import { user } from '../support.ts';

const askKlawd = async (url: string, apiKey: string) => {
  const response = await fetch(`${url}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}` },
    body: JSON.stringify({ model: 'klawd/auto', messages: [user('Hello')] }),
  });
  return { status: response.status, body: (await response.json()) as ChatCompletion };
};

it('one gateway has a server for itself', async () => {
  const server = await startServer({ gateway: 'klawd', tier: 'free', answer: 'Hi' });
  onTestFinished(() => server.close());
  const { status, body } = await askKlawd(server.url, server.apiKey);
  expect([status, body.choices[0].message.content, body.model]).toEqual([200, 'Hi', 'anthropic/claude-sonnet-4']);
  expect(server.gateway.account().tier).toBe('free');
});

it('several share a server, each below its name and each on its own', async () => {
  const servers = await startServers({ gateways: { klawd: { answer: 'Hi' }, clew: {}, clawwits: { wits: 500 } } });
  onTestFinished(() => servers.close());
  const { klawd, clew, clawwits } = servers.gateways;
  expect([klawd.url, clew.url]).toEqual([`${servers.url}/klawd`, `${servers.url}/clew`]);
  expect((await askKlawd(klawd.url, klawd.apiKey)).body.choices[0].message.content).toBe('Hi');
  expect((await askKlawd(clawwits.url, klawd.apiKey)).status).toBe(401);
  expect((await fetch(`${clew.url}/v1/models`, { headers: { 'x-api-key': clew.apiKey } })).status).toBe(200);
  expect([klawd.gateway.calls.length, clew.gateway.calls.length, clawwits.gateway.calls.length]).toEqual([1, 1, 1]);
  expect(clawwits.gateway.account().wallet.available).toBe(500);
  expect((await fetch(`${clew.url}/__clawwits/journal`)).status).toBe(200);

  const lost = await fetch(`${servers.url}/v1/models`);
  expect([lost.status, await lost.text()]).toEqual([404, expect.stringContaining('/klawd, /clew, /clawwits')]);
});

it('all four are served where nothing is chosen', async () => {
  const servers = await startServers();
  onTestFinished(() => servers.close());
  expect(Object.keys(servers.gateways)).toEqual(['clawwits', 'clew', 'techopenclaw', 'klawd']);
  expect((await fetch(`${servers.gateways.techopenclaw.url}/health/ready`)).status).toBe(200);
});

it('msw finds a gateway at a root with a path', async () => {
  const gateway = createGateway({ gateway: 'klawd', answer: 'Hi' });
  const server = setupServer(...handlers(gateway, { baseURL: 'https://gateways.test/klawd/v1' }));
  server.listen({ onUnhandledRequest: 'error' });
  onTestFinished(() => server.close());
  expect((await askKlawd('https://gateways.test/klawd', gateway.apiKey)).status).toBe(200);
});

it('the command prints the root, the key and the variables of each', async () => {
  const said: string[] = [];
  const io = { writeOut: (text: string) => void said.push(text), writeError: () => undefined, env: {} };
  const signal = AbortSignal.abort();
  expect(
    await runGatewayCommand(['--port', '0', '--gateway', 'clew', '--gateway', 'klawd,clawwits'], { ...io, signal }),
  ).toBe(0);
  const out = said.join('');
  expect(out).toMatch(
    /The Clew sandbox gateway listens on http:\/\/127\.0\.0\.1:\d+\/clew\nIts key on the tier "pro": clew_sk_\w+\n/,
  );
  expect(out).toMatch(
    /The ClawWits sandbox gateway listens on \S+\/clawwits\nIts key, with 3,000,000 Wits on the tier/,
  );
  expect(out).toMatch(/export KLAWD_BASE_URL=\S+\/klawd\n {2}export KLAWD_API_KEY=klawd_sk_\w+\n/);
});

it.each([
  [['--gateway', 'openai'], '--gateway takes clawwits, clew, techopenclaw, klawd or all, not "openai"'],
  [['--gateway', 'all', '--tier', 'pro'], '--tier takes one of standard of Techopenclaw'],
  [['--gateway', 'klawd', '--wits', '5'], '--wits is of ClawWits alone'],
])('the command says what is wrong with %j', async (argv, complaint) => {
  const said: string[] = [];
  const io = { writeOut: () => undefined, writeError: (text: string) => void said.push(text), env: {} };
  expect(await runGatewayCommand(argv, { ...io, signal: AbortSignal.abort() })).toBe(2);
  expect(said.join()).toContain(complaint);
});
