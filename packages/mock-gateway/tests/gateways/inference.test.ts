import Anthropic from '@anthropic-ai/sdk';
import {
  type ChatCompletion,
  type ChatCompletionChunk,
  catalogue,
  type ListedModel,
  type Message,
  readModel,
  type WireModelList,
} from '@clawwits/contract';
import { wireModelListSchema } from '@clawwits/contract/schemas';
import { createGateway } from '@clawwits/mock-gateway';
import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import { gatewayNames } from '../../src/gateways/define-gateway.ts';
import { readEvents, user } from '../support.ts';
import { callsOf, modelOf, type Refused, root } from './support.ts';

const others = gatewayNames.filter((name) => name !== 'clawwits');

const unknownModel = {
  clawwits: [404, 'not_found'],
  clew: [404, 'not_found'],
  techopenclaw: [403, 'plan_required'],
  klawd: [400, 'invalid_request'],
} as const;

describe.each(others)('a chat on %s', (name) => {
  it('is answered with usage, without the fields of ClawWits', async () => {
    const gateway = createGateway({ gateway: name, answer: 'One two three' });
    const { status, headers, body } = await callsOf(gateway).chat<ChatCompletion>();
    expect([status, body.choices[0].message.content, body.model]).toEqual([200, 'One two three', modelOf[name]]);
    expect(body.usage).toMatchObject({ prompt_tokens: 1, completion_tokens: 3, total_tokens: 4 });
    expect(body).not.toHaveProperty('x_clawwits');
    expect(headers.get('x-request-id')).toMatch(/^req_/);
    expect(gateway.calls.at(-1)).toMatchObject({ outcome: 'complete', wits: 0, costUSD: expect.any(Number) });
  });

  it('streams', async () => {
    const { send } = callsOf(createGateway({ gateway: name, answer: 'One two three' }));
    const body = {
      model: modelOf[name],
      messages: [user('Hello')],
      stream: true,
      stream_options: { include_usage: true },
    };
    const events = await readEvents(await send('chatCompletions', { body }));
    const chunks = events.slice(0, -1) as ChatCompletionChunk[];
    expect(chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('')).toBe('One two three');
    expect(chunks.at(-1)?.usage?.total_tokens).toBe(4);
    expect(events.at(-1)).toBe('[DONE]');
  });

  it('speaks of its own gateway where nothing is decided', async () => {
    const { body } = await callsOf(createGateway({ gateway: name })).chat<ChatCompletion>();
    expect(body.choices[0].message.content).toMatch(/sandbox/);
    expect(body.choices[0].message.content).not.toMatch(/ClawWits|Wits|\{/);
  });

  it('needs a model, and one that there is and that chats', async () => {
    const gateway = createGateway({ gateway: name });
    const { chat } = callsOf(gateway);
    const missing = await chat<Refused>({ model: undefined });
    expect([missing.status, missing.body.error.message]).toEqual([400, expect.stringMatching(/^model: is required/)]);
    // The documents of Techopenclaw and Klawd have no 404 in their tables of errors.
    const [status, code] = unknownModel[name];
    expect((await chat({ model: 'auto' })).status).toBe(status);
    expect((await chat({ model: 'no-such-model' })).status).toBe(status);
    expect(gateway.calls.at(-1)).toMatchObject({ code });
  });

  it('refuses a key of another gateway, and a revoked one', async () => {
    const gateway = createGateway({ gateway: name });
    expect((await callsOf(gateway, createGateway().apiKey).chat()).status).toBe(401);
    expect((await callsOf(gateway).chat()).status).toBe(200);
    gateway.revokeKey(gateway.apiKey);
    expect((await callsOf(gateway).chat()).status).toBe(401);
  });

  it('gives a repeated Idempotency-Key the stored answer, at no cost', async () => {
    const gateway = createGateway({ gateway: name });
    const { chat } = callsOf(gateway);
    const first = await chat({}, { 'idempotency-key': 'one' });
    const second = await chat({}, { 'idempotency-key': 'one' });
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(gateway.calls.at(-1)).toMatchObject({ isReplayed: true, costUSD: 0 });
  });

  it('refuses a suspended account, and knows nothing any more after a reset', async () => {
    const gateway = createGateway({ gateway: name });
    gateway.updateAccount({ isSuspended: true });
    expect((await callsOf(gateway).chat()).status).toBe(403);
    gateway.reset();
    expect([gateway.calls, gateway.account().isSuspended]).toEqual([[], false]);
    expect((await callsOf(gateway).chat()).status).toBe(200);
  });
});

describe('keys on Clew', () => {
  const chatWith = async (options: { lenientAuth?: boolean }, headersOf: (key: string, token: string) => object) => {
    const gateway = createGateway({ gateway: 'clew', ...options });
    const response = await gateway.fetch(`${root}/v1/chat/completions`, {
      method: 'POST',
      headers: { ...headersOf(gateway.apiKey, await gateway.createSession()) },
      body: JSON.stringify({ model: 'deepseek-v4', messages: [user('Hello')] }),
    });
    return response.status;
  };

  it('go as X-API-Key, the tokens of sessions as Bearer', async () => {
    expect(await chatWith({}, (key) => ({ 'x-api-key': key }))).toBe(200);
    expect(await chatWith({}, (_, token) => ({ authorization: `Bearer ${token}` }))).toBe(200);
    expect(await chatWith({}, (key) => ({ authorization: `Bearer ${key}` }))).toBe(401);
    expect(await chatWith({}, (_, token) => ({ 'x-api-key': token }))).toBe(401);
    expect(await chatWith({}, () => ({}))).toBe(401);
  });

  it('go as either where lenientAuth says so', async () => {
    expect(await chatWith({ lenientAuth: true }, (key) => ({ authorization: `Bearer ${key}` }))).toBe(200);
    expect(await chatWith({ lenientAuth: true }, (_, token) => ({ 'x-api-key': token }))).toBe(200);
  });

  it('are no good on another gateway, sessions neither', async () => {
    const token = await createGateway({ gateway: 'clew' }).createSession();
    const { status } = await callsOf(createGateway(), token).chat();
    expect(status).toBe(401);
  });
});

describe('messages on Techopenclaw', () => {
  const body = { model: 'gpt-5.4', messages: [user('Hello')], max_tokens: 200 };
  const open = () => createGateway({ gateway: 'techopenclaw', answer: 'One two three' });

  it('take the key as x-api-key, and ask for the version of the API', async () => {
    const gateway = open();
    const { call } = callsOf(gateway);
    const answered = await call<Message>('messages', { body });
    expect([answered.status, answered.body.content]).toEqual([200, [{ type: 'text', text: 'One two three' }]]);
    const post = (headers: Record<string, string>) =>
      gateway.fetch(`${root}/v1/messages`, { method: 'POST', headers, body: JSON.stringify(body) });
    expect((await post({ authorization: `Bearer ${gateway.apiKey}` })).status).toBe(401);
    expect((await post({ 'x-api-key': gateway.apiKey })).status).toBe(400);
  });

  it('begin with a signed thinking block where thinking is on, and its budget is below max_tokens', async () => {
    const { call } = callsOf(createGateway({ gateway: 'techopenclaw' }));
    const thinking = { type: 'enabled', budget_tokens: 1_024 };
    const answered = await call<Message>('messages', { body: { ...body, max_tokens: 4_096, thinking } });
    expect(answered.body.content.map(({ type }) => type)).toEqual(['thinking', 'text']);
    expect(answered.body.content[0]).toMatchObject({ signature: expect.stringMatching(/^\w{64}$/) });
    expect((await call('messages', { body: { ...body, max_tokens: 1_024, thinking } })).status).toBe(400);
  });
});

describe('the list of models', () => {
  it.each(others)('of %s is read into what its document lists', async (name) => {
    const { body } = await callsOf(createGateway({ gateway: name })).call<WireModelList>('models');
    expect(wireModelListSchema.safeParse(body).error).toBeUndefined();
    const models = body.data.map(readModel).map(({ raw: _raw, ...model }) => model);
    const listed: readonly ListedModel[] = catalogue[name];
    expect(models).toEqual(listed.map((model) => ({ ...(name === 'techopenclaw' && { provider: name }), ...model })));
  });

  it('has a shape of its own on each gateway', async () => {
    const entryOf = async (name: (typeof others)[number], id: string) => {
      const { body } = await callsOf(createGateway({ gateway: name })).call<WireModelList>('models');
      return body.data.find((model) => model.id === id);
    };
    expect(await entryOf('clew', 'gpt-5.5')).toEqual({
      id: 'gpt-5.5',
      object: 'model',
      owned_by: 'OpenAI',
      context_length: 1_000_000,
      pricing: { input: 10, output: 40 },
    });
    expect(await entryOf('klawd', 'anthropic/claude-opus-4')).toMatchObject({
      provider: 'Anthropic',
      context: '200K',
      pricing: '$15 / $75',
    });
    expect(await entryOf('klawd', 'replicate/seedream-4.5')).toMatchObject({ pricing: '$0.02/image' });
  });

  it('needs a key, health does not', async () => {
    const gateway = createGateway({ gateway: 'techopenclaw' });
    expect((await gateway.fetch(`${root}/v1/models`)).status).toBe(401);
    const health = await gateway.fetch(`${root}/health/ready`);
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
  });
});

describe("other makers' clients", () => {
  const messages = [{ role: 'user' as const, content: 'Hello' }];

  it.each(others)('openai chats on %s with a base URL and a key alone', async (name) => {
    const gateway = createGateway({ gateway: name, answer: 'One two three' });
    const apiKey = 'createSession' in gateway ? await gateway.createSession() : gateway.apiKey;
    const client = new OpenAI({ baseURL: `${root}/v1`, apiKey, fetch: gateway.fetch, maxRetries: 0 });
    const { choices } = await client.chat.completions.create({ model: modelOf[name], messages });
    expect(choices[0]?.message.content).toBe('One two three');
    gateway.injectFault('rate_limited');
    const refused = client.chat.completions.create({ model: modelOf[name], messages });
    await expect(refused).rejects.toThrow(OpenAI.RateLimitError);
  });

  it('@anthropic-ai/sdk calls Techopenclaw, and understands its errors', async () => {
    const gateway = createGateway({ gateway: 'techopenclaw', answer: 'One two three' });
    const { apiKey, fetch } = gateway;
    // Its latest versions send a key as Bearer; the document wants it as x-api-key.
    const defaultHeaders = { 'x-api-key': apiKey };
    const client = new Anthropic({ baseURL: root, apiKey: null, fetch, maxRetries: 0, defaultHeaders });
    const stream = client.messages.stream({ model: 'gpt-5.4', max_tokens: 50, messages });
    expect(await stream.finalText()).toBe('One two three');
    gateway.injectFault('quota_exhausted*1');
    const refused = client.messages.create({ model: 'gpt-5.4', max_tokens: 50, messages });
    await expect(refused).rejects.toMatchObject({ status: 402, error: { error: { type: 'billing_error' } } });
    gateway.injectFault('error-event:3');
    const broken = client.messages.stream({ model: 'gpt-5.4', max_tokens: 50, messages });
    await expect(broken.finalText()).rejects.toThrow(Anthropic.APIError);
  });
});
