import { createGateway, defaultBaseURL, upstream } from '@clawwits/mock-gateway';
import { describe, expect, it } from 'vitest';
import * as upstreams from './misbehaving-upstreams.ts';
import { user } from './support.ts';

const paths = { chat: '/v1/chat/completions', messages: '/v1/messages', responses: '/v1/responses' } as const;
const bodies = {
  chat: { messages: [user('Hi')] },
  messages: { messages: [user('Hi')], max_tokens: 200 },
  responses: { model: 'gpt-5.4-codex', input: 'Hi' },
} as const;

const variants = (Object.keys(paths) as (keyof typeof paths)[]).flatMap((dialect) =>
  [false, true].map((stream) => ({ dialect, stream })),
);

/** The gateway that serves responses has no `router_error` of its own. */
const codeOf = (dialect: keyof typeof paths): string =>
  dialect === 'responses' ? 'service_unavailable' : 'router_error';

async function ask(
  behave: Parameters<typeof upstreams.openUpstream>[0],
  dialect: keyof typeof paths,
  stream: boolean,
  name = '',
) {
  const baseURL = await upstreams.openUpstream(behave);
  const answer = upstream({
    baseURL,
    apiKey: upstreams.upstreamKey,
    idleTimeout: name.includes('silen') ? 300 : 30_000,
  });
  const options = { answer } as const;
  const gateway =
    dialect === 'responses' ? createGateway({ ...options, gateway: 'techopenclaw' }) : createGateway(options);
  const response = await gateway.fetch(`${defaultBaseURL}${paths[dialect]}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${gateway.apiKey}` },
    body: JSON.stringify({ ...bodies[dialect], stream }),
  });
  const text = await response.text();
  const [entry] = gateway.calls;
  expect(text + JSON.stringify(entry)).not.toContain(upstreams.upstreamKey);
  const paid = (entry?.wits ?? 0) + (entry?.costUSD ?? 0);
  if (gateway.name === 'clawwits') {
    const { wallet } = gateway.account();
    expect([wallet.reserved, wallet.lifetimeUsed, wallet.granted - wallet.available]).toEqual([0, paid, paid]);
  }
  return { status: response.status, text, entry, paid };
}

describe.each(variants)('$dialect, streamed: $stream, in front of an upstream that', ({ dialect, stream }) => {
  const refused = dialect === 'responses' ? 503 : 502;

  it.each(Object.entries(upstreams.failing))('sends %s is a router_error that costs nothing', async (name, behave) => {
    const { status, text, entry, paid } = await ask(behave, dialect, stream, name);
    expect([status, entry?.outcome, entry?.code, paid]).toEqual([refused, 'refused', codeOf(dialect), 0]);
    expect(entry?.reason).toContain('The upstream router failed: ');
    expect(text).toMatch(/router|error/);
  });

  it.each(Object.entries(upstreams.breaking))('sends %s bills no more than it delivered', async (name, behave) => {
    const { status, text, entry, paid } = await ask(behave, dialect, stream, name);
    expect([status, entry?.outcome, entry?.code]).toEqual([
      stream ? 200 : refused,
      stream ? 'failed' : 'refused',
      stream ? 'router_error' : codeOf(dialect),
    ]);
    expect(text).toMatch(/router|error/);
    expect(text.includes('world')).toBe(stream);
    if (stream) expect(entry?.outputTokens).toBeGreaterThan(0);
    else expect([paid, entry?.outputTokens]).toEqual([0, 0]);
  });

  it.each(Object.entries(upstreams.strange))('sends %s is answered and billed', async (name, behave) => {
    const { status, text, entry, paid } = await ask(behave, dialect, stream, name);
    expect([status, entry?.outcome, entry?.reason]).toEqual([200, 'complete', 'The call was answered.']);
    expect(text).toContain('world');
    expect(paid).toBeGreaterThan(0);
  });

  it('ends by length or by a filter says so', async () => {
    const reasons = {
      chat: ['"finish_reason":"length"', '"finish_reason":"content_filter"'],
      messages: ['"stop_reason":"max_tokens"', '"stop_reason":"refusal"'],
      responses: ['"reason":"max_output_tokens"', '"reason":"content_filter"'],
    }[dialect];
    expect((await ask(upstreams.cutByLength, dialect, stream)).text).toContain(reasons[0]);
    expect((await ask(upstreams.filtered, dialect, stream)).text).toContain(reasons[1]);
  });

  it('refuses or reasons loses neither', async () => {
    expect((await ask(upstreams.refusing, dialect, stream)).text).toContain('will not.');
    expect((await ask(upstreams.reasoning, dialect, stream)).text).toContain('Hm.');
  });

  it('calls tools in pieces without an index, or with an object for arguments, loses none', async () => {
    for (const behave of [upstreams.callingInPieces, upstreams.callingWithObject]) {
      const { text, entry } = await ask(behave, dialect, stream);
      expect(entry?.outcome).toBe('complete');
      expect(text).toContain('look');
      expect(text).toContain('Hue');
    }
  });
});
