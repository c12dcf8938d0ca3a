import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import * as schemas from '@clawwits/contract/schemas';
import { startServers } from '@clawwits/mock-gateway/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  Clawwits,
  type ClientOptions,
  clew,
  createFailover,
  type klawd,
  outputText,
  techopenclaw,
} from '../../src/index.ts';
import { unwrapWebhook, verifyWebhook } from '../../src/webhooks.ts';
import { type AnyClient, type GatewayName, gatewayNames, gateways } from '../gateways/clients.ts';
import { failureOf, readToEnd } from '../support/client.ts';
import { guardEachTest } from '../support/guards.ts';

guardEachTest();

/** All four, each below its name. */
const openAll = () => startServers();

let servers: Awaited<ReturnType<typeof openAll>>;
beforeAll(async () => {
  servers = await openAll();
});
afterAll(() => servers.close());
beforeEach(() => {
  for (const name of gatewayNames) servers.gateways[name].gateway.reset();
});

/** The one option that is changed. */
function clientOf(name: GatewayName, options: Omit<ClientOptions, 'gateway'> = {}): AnyClient {
  const gateway = gateways[name] as unknown as typeof gateways.clawwits;
  const { url: baseURL, apiKey } = servers.gateways[name];
  return new Clawwits({ gateway, apiKey, baseURL, initialRetryDelay: 2, autoModel: ownModel(name), ...options });
}

/** Techopenclaw chooses no model by itself. */
const ownModel = (name: GatewayName) => (name === 'techopenclaw' ? 'gpt-5.4' : undefined);

const question = { messages: [{ role: 'user' as const, content: 'Xin chào' }], maxTokens: 60 };

describe.each(gatewayNames)('the same program at %s', (name) => {
  const calls = () => servers.gateways[name].gateway.calls;

  test('is answered, in one piece and as a stream that says the same', async () => {
    const client = clientOf(name);
    const { data, response } = await client.chat.completions.create(question).withResponse();
    schemas.chatCompletionSchema.parse(data);
    expect(response.gateway).toBe(name);
    expect(response.requestId).toBe(calls().at(-1)?.requestId);

    const stream = await client.chat.completions.create({ ...question, stream: true });
    const { events, error } = await readToEnd(stream);
    expect(error).toBeNull();
    expect(events.map((chunk) => chunk.choices[0]?.delta.content ?? '').join('')).toBe(data.choices[0].message.content);
    expect(stream.usage).toEqual({
      ...{ inputTokens: data.usage.prompt_tokens, outputTokens: data.usage.completion_tokens, estimated: false },
    });
    expect(calls().map(({ status }) => status)).toEqual([200, 200]);
  });

  test.each([
    ['rate_limited', 'rate_limited'],
    ['unauthorized', 'unauthorized'],
    ['invalid_request', 'invalid_request'],
    ['not_found', 'not_found'],
    ['forbidden', 'forbidden'],
    ['quota_exhausted', name === 'clawwits' ? 'insufficient_wits' : 'quota_exhausted'],
    ['plan_required', name === 'clawwits' ? 'forbidden' : 'plan_required'],
    ['internal_error', name === 'clawwits' ? 'router_error' : 'internal_error'],
    ['service_unavailable', name === 'clawwits' ? 'router_error' : 'service_unavailable'],
  ])('fails with the same class for the same fault: %s', async (fault, code) => {
    const { gateway } = servers.gateways[name];
    const reference = servers.gateways.clawwits.gateway;
    for (const one of [gateway, reference]) one.injectFault(fault);
    const error = await failureOf(clientOf(name, { maxRetries: 0 }).chat.completions.create(question));
    const expected = await failureOf(clientOf('clawwits', { maxRetries: 0 }).chat.completions.create(question));
    expect([error.name, error.retryable]).toEqual([expected.name, expected.retryable]);
    expect(error).toMatchObject({ code, gateway: name, maybeBilled: false });
  });

  test('tries again where that helps, and not where it does not', async () => {
    const { gateway } = servers.gateways[name];
    gateway.injectFault('service_unavailable*2');
    const { response } = await clientOf(name).chat.completions.create(question).withResponse();
    expect(response.attempts.map(({ status }) => status).at(-1)).toBe(200);
    expect(response.attempts).toHaveLength(3);

    gateway.injectFault('quota_exhausted*2');
    const before = gateway.calls.length;
    await failureOf(clientOf(name).chat.completions.create(question));
    expect(gateway.calls.length - before).toBe(1);
  });

  test('tells of a stream that is cut what had arrived', async () => {
    servers.gateways[name].gateway.injectFault('cut:3');
    const { error, events } = await readToEnd(
      await clientOf(name).chat.completions.create({ ...question, stream: true }),
    );
    expect(error).toMatchObject({
      code: 'stream_cut',
      gateway: name,
      maybeBilled: true,
      partial: { events: events.length },
    });
  });

  test('does not get in with a key of another gateway', async () => {
    const other = name === 'klawd' ? 'clew' : 'klawd';
    const { url: baseURL } = servers.gateways[name];
    const apiKey = servers.gateways[other].apiKey;
    const gateway = gateways[name] as unknown as typeof gateways.clawwits;
    const client = new Clawwits({ gateway, baseURL, apiKey, autoModel: ownModel(name) });
    expect(await failureOf(client.chat.completions.create(question))).toMatchObject({
      code: 'unauthorized',
      status: 401,
    });
  });
});

describe('models', () => {
  test.each(['clew', 'techopenclaw', 'klawd'] as const)('are listed by %s in the one shape', async (name) => {
    const client = clientOf(name) as unknown as Clawwits<typeof klawd>;
    const { data } = await client.models.list();
    expect(data.length).toBeGreaterThan(1);
    for (const model of data) expect(model).toMatchObject({ id: expect.any(String), raw: { id: model.id } });
    const [first] = data;
    expect(await client.models.retrieve(first?.id ?? '')).toEqual(first);
    expect(await failureOf(client.models.retrieve('unheard-of'))).toMatchObject({ code: 'not_found', gateway: name });
  });

  test('have their prices where the document has them', async () => {
    const client = clientOf('klawd') as unknown as Clawwits<typeof klawd>;
    expect(await client.models.retrieve('anthropic/claude-opus-4')).toMatchObject({
      ...{ contextWindow: 200_000, price: { inputPerMillion: 15, outputPerMillion: 75 } },
    });
  });
});

describe('Clew', () => {
  const open = (options: ClientOptions<typeof clew> = {}) =>
    new Clawwits({ gateway: clew, baseURL: servers.gateways.clew.url, ...options });

  test('signs a person up and in, without a key until there is one', async () => {
    const client = open();
    const person = { email: 'you@example.com', password: 'yourpassword' };
    schemas.signupResultSchema.parse(await client.auth.signup(person));
    expect(await failureOf(client.auth.signup(person))).toMatchObject({ code: 'conflict', status: 409 });
    expect(await failureOf(client.auth.login({ ...person, password: 'another-one' }))).toMatchObject({ status: 401 });
    expect((await failureOf(client.auth.me())).code).toBe('missing_api_key');

    const { token } = await client.auth.login(person);
    const session = client.withOptions({ apiKey: token });
    const { user } = await session.auth.me();
    expect(user.email).toBe(person.email);
    schemas.chatCompletionSchema.parse(await session.chat.completions.create(question));
  });

  test('keeps keys, usage, tier and invoices', async () => {
    const client = open({ apiKey: servers.gateways.clew.apiKey });
    await client.chat.completions.create({ ...question, model: 'deepseek-v4' });

    const created = schemas.createdApiKeySchema.parse(await client.keys.create({ name: 'ci' }));
    expect((await client.keys.list()).data.map(({ id }) => id)).toContain(created.id);
    expect((await open({ apiKey: created.key }).models.list()).data.length).toBeGreaterThan(1);
    expect(await client.keys.revoke(created.id)).toEqual({ id: created.id, deleted: true });
    expect(await failureOf(open({ apiKey: created.key }).models.list())).toMatchObject({ code: 'unauthorized' });
    expect(await failureOf(client.keys.revoke(created.id))).toMatchObject({ code: 'not_found' });

    const summary = schemas.usageSummarySchema.parse(await client.usage.summary());
    expect(summary.requests).toBeGreaterThan(0);
    expect((await client.usage.daily({ days: 7 })).data).toHaveLength(7);
    schemas.checkoutResultSchema.parse(await client.billing.checkout({ tier: 'enterprise' }));
    schemas.invoiceListSchema.parse(await client.billing.invoices());
  });

  test('lists plugins and versions, and takes telemetry without a key', async () => {
    const client = open({ apiKey: servers.gateways.clew.apiKey });
    const [plugin] = (await client.plugins.list()).data;
    expect(await client.plugins.retrieve(plugin?.name ?? '')).toEqual(plugin);
    expect(await failureOf(client.plugins.retrieve('no/such plugin'))).toMatchObject({ code: 'not_found' });
    const { version } = await client.updates.latest();
    expect(await client.updates.check({ current: version })).toMatchObject({
      update_available: false,
      latest: version,
    });

    const anonymous = open();
    await anonymous.telemetry.ping({ instanceId: 'i-1', version });
    const events = [
      { instanceId: 'i-1', event: 'started' },
      { instance_id: 'i-2', event: 'started' },
    ];
    expect(await anonymous.telemetry.batch({ events })).toEqual({ ok: true, accepted: 2 });
    expect(await failureOf(client.telemetry.stats())).toMatchObject({ code: 'plan_required' });
    servers.gateways.clew.gateway.updateAccount({ tier: 'enterprise' });
    expect((await client.telemetry.stats()).events_by_name).toMatchObject({ started: 2 });
  });

  test('tells limits, cost and tier with the answer', async () => {
    const client = open({ apiKey: servers.gateways.clew.apiKey });
    const { response } = await client.chat.completions.create({ ...question, model: 'deepseek-v4-pro' }).withResponse();
    expect(response.limits).toMatchObject({ limitRequests: 100, tier: 'pro', keySource: 'pool' });
    expect(response.limits.costUSD).toBeGreaterThan(0);
    const free = await client.chat.completions.create(question).withResponse();
    expect(free.response.limits.costUSD).toBe(0);
  });
});

describe('Techopenclaw', () => {
  const open = () => clientOf('techopenclaw') as unknown as Clawwits<typeof techopenclaw>;

  test('answers in all three dialects', async () => {
    const client = open();
    schemas.messageSchema.parse(await client.messages.create(question));
    const message = await client.messages.create({ ...question, stream: true });
    schemas.messageSchema.parse(await message.result());

    const params = { model: 'gpt-5.4-codex', input: 'Xin chào', maxOutputTokens: 60 };
    const response = schemas.modelResponseSchema.parse(await client.responses.create(params));
    const stream = await client.responses.create({ ...params, stream: true });
    const streamed = await stream.result();
    schemas.modelResponseSchema.parse(streamed);
    expect(outputText(streamed)).toBe(outputText(response));
    expect(stream.usage).toMatchObject({ estimated: false, outputTokens: response.usage?.output_tokens });
  });

  test('says that it is ready, to anybody', async () => {
    const client = new Clawwits({ gateway: techopenclaw, baseURL: servers.gateways.techopenclaw.url });
    schemas.healthReportSchema.parse(await client.health.ready());
  });

  test('tells what is left of the window, and when it comes back', async () => {
    const { response } = await open().chat.completions.create(question).withResponse();
    expect(response.limits.remainingUSD).toBeLessThanOrEqual(50);
    expect(response.limits.resetsAtMs).toBeGreaterThan(0);
    servers.gateways.techopenclaw.gateway.injectFault('quota_exhausted');
    const error = await failureOf(open().messages.create(question));
    expect(error).toMatchObject({ code: 'quota_exhausted', gatewayCode: 'billing_error', retryable: false });
    expect(error.retryAfterMs).toBeGreaterThan(0);
  });
});

describe('what the gateways deliver', () => {
  /** What came to an address of ours. */
  async function receive(
    send: (url: string) => Promise<unknown>,
  ): Promise<{ body: string; headers: IncomingHttpHeaders }> {
    const received: { body: string; headers: IncomingHttpHeaders }[] = [];
    const receiver = createServer(async (request, response) => {
      received.push({ body: await text(request), headers: request.headers });
      response.writeHead(204).end();
    });
    await once(receiver.listen(0, '127.0.0.1'), 'listening');
    try {
      await send(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks`);
      expect(received).toHaveLength(1);
      return received[0] as (typeof received)[number];
    } finally {
      receiver.close();
    }
  }
  const paid = { type: 'billing.invoice.paid' as const, data: { invoice_id: 'inv_1', amount_usd: 29 } };

  test('is believed, and what was changed is not: Clew', async () => {
    const { gateway, url: baseURL, apiKey } = servers.gateways.clew;
    const client = new Clawwits({ gateway: clew, baseURL, apiKey });
    let secret = '';
    const { body, headers } = await receive(async (url) => {
      ({ secret } = await client.webhooks.create({ url, events: [paid.type] }));
      await gateway.sendWebhook(paid);
    });
    expect(await client.webhooks.unwrap(body, headers, { secret, tolerance: 60_000 })).toMatchObject(paid);
    expect(await client.webhooks.verify(`${body} `, headers, { secret })).toBe(false);
    const [webhook] = (await client.webhooks.list()).data;
    expect(await client.webhooks.delete(webhook?.id ?? '')).toMatchObject({ deleted: true });
  });

  test('is believed, and what was changed is not: Klawd', async () => {
    const { gateway } = servers.gateways.klawd;
    let secret = '';
    const { body, headers } = await receive((url) => {
      secret = gateway.setWebhook({ url });
      return gateway.sendWebhook(paid);
    });
    expect(await unwrapWebhook(body, headers, { secret })).toMatchObject(paid);
    expect(await verifyWebhook(body, headers, { secret: `${secret}x` })).toBe(false);
  });
});

test('a failover goes through all four in order', async () => {
  const client = createFailover(gatewayNames.map((name) => clientOf(name, { maxRetries: 0 })));
  const served: string[] = [];
  for (const name of gatewayNames) {
    const { response } = await client.chat.completions.create(question).withResponse();
    served.push(response.gateway);
    expect(response.failedOver?.map(({ gateway }) => gateway)).toEqual(
      gatewayNames.slice(0, gatewayNames.indexOf(name)),
    );
    servers.gateways[name].gateway.injectFault(served.length % 2 === 0 ? 'rate_limited' : 'service_unavailable');
  }
  expect(served).toEqual(gatewayNames);
  const error = await failureOf(client.chat.completions.create(question));
  expect(error.gateway).toBe('klawd');
  expect(error.failedOver).toHaveLength(3);
});
