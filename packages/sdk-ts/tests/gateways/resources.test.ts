import { endpoints, gatewayProfiles } from '@clawwits/contract';
import { describe, expect, test } from 'vitest';
import { sampleCallsOf } from '../../../contract/tests/sample-calls.ts';
import { Clawwits, ConnectionError, clew, GatewayError, klawd, RequestRejectedError } from '../../src/index.ts';
import { answerOf, clientAnsweredBy } from '../support/answering.ts';
import { failureOf } from '../support/client.ts';
import { guardEachTest } from '../support/guards.ts';
import { type GatewayName, gatewayNames, gateways, keysOf } from './clients.ts';

guardEachTest();

/** The method behind `chat.completions.create`. */
function methodOf(client: object, path: string): (...args: unknown[]) => Promise<unknown> {
  const names = path.split('.');
  const method = names.pop() ?? '';
  const owner = names.reduce((value, name) => (value as Record<string, object>)[name] as object, client);
  return (owner as Record<string, (...args: unknown[]) => Promise<unknown>>)[method] as never;
}

const served = gatewayNames.flatMap((gateway) =>
  gatewayProfiles[gateway].endpoints.map((name) => [gateway, endpoints[name].sdk, name] as const),
);

const clientOf = (name: GatewayName, answer: Parameters<typeof clientAnsweredBy>[0]) =>
  clientAnsweredBy(answer, { gateway: gateways[name] as typeof clew, apiKey: keysOf[name], maxRetries: 1 });

describe.each(served)('%s › %s', (gateway, sdk, name) => {
  const { method, path, auth, isBilled } = endpoints[name];
  const row = sampleCallsOf(gateway)[name];
  const ownPaths: Readonly<Record<string, string | undefined>> = gatewayProfiles[gateway].paths;

  test('asks what the contract says, and hands the answer on untouched', async () => {
    const answer = { object: 'list', data: [], anything: { else: [1, null] } };
    const { client, sent } = clientOf(gateway, () => answerOf(answer));
    const value = await methodOf(client, sdk)(...row.args);
    if (name !== 'models') expect(value).toEqual(answer);

    expect(sent).toHaveLength(1);
    const [request] = sent;
    expect(request?.method).toBe(method);
    expect(request?.url).toBe(`https://gateway.test${row.path ?? ownPaths[name] ?? path}`);
    expect(request?.body).toEqual(row.body ?? null);
    const hasKey = [...(request?.headers.values() ?? [])].some((value) => value.includes(keysOf[gateway]));
    expect(hasKey).toBe(auth === 'key');
  });

  test('says whether it may have been billed where it is lost, and repeats what changes nothing', async () => {
    const { client, sent } = clientOf(gateway, () => {
      throw new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });
    });
    const error = await failureOf(methodOf(client, sdk)(...row.args));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error.maybeBilled).toBe(isBilled);
    expect(sent).toHaveLength(method === 'POST' ? 1 : 2);
  });
});

describe('what is wrong is refused before it is sent', () => {
  const { client, sent } = clientAnsweredBy(() => answerOf({}), { gateway: clew, apiKey: keysOf.clew });
  const calls: [what: string, call: () => PromiseLike<unknown>, says: string][] = [
    ['no prompt', () => client.images.generate({} as never), '"prompt"'],
    ['an empty prompt', () => client.videos.generate({ prompt: '' }), '"prompt"'],
    ['no parameters', () => client.auth.login(undefined as never), 'email'],
    ['no password', () => client.auth.signup({ email: 'you@example.com' } as never), '"password"'],
    [
      'both spellings',
      () => client.images.generate({ prompt: 'x', responseFormat: 'url', response_format: 'url' } as never),
      'both spellings',
    ],
    ['no name of the installation', () => client.telemetry.ping({} as never), '"instanceId"'],
    ['no events', () => client.telemetry.batch({ events: [] }), '"events"'],
    [
      'an event without a name of its installation',
      () => client.telemetry.batch({ events: [{} as never] }),
      '"instanceId"',
    ],
    ['no id', () => client.keys.revoke(''), '"id"'],
    ['an id that leads elsewhere', () => client.keys.revoke('..'), '"id"'],
    ['a missing id', () => client.webhooks.delete(undefined as never), '"id"'],
    ['a tier that is a number', () => client.billing.checkout({ tier: 7 } as never), '"tier"'],
    ['no address', () => client.webhooks.create({} as never), '"url"'],
  ];

  test.each(calls)('%s', async (_, call, says) => {
    const error = await failureOf(call());
    expect(error).toMatchObject({ code: 'invalid_params' });
    expect(error.message).toContain(says);
    expect(sent).toEqual([]);
  });
});

describe('an answer that says nothing', () => {
  test('to what was deleted, acknowledged or recorded is a good one', async () => {
    const { client } = clientAnsweredBy(() => new Response(null, { status: 204 }), { gateway: clew, apiKey: 'clew_1' });
    expect(await client.keys.revoke('key_1')).toEqual({ id: 'key_1', deleted: true });
    expect(await client.webhooks.delete('wh_1')).toEqual({ id: 'wh_1', deleted: true });
    expect(await client.auth.forgotPassword({ email: 'you@example.com' })).toEqual({ message: '' });
    const events = [{ instanceId: 'i', event: 'e' }];
    expect(await client.telemetry.batch({ events })).toEqual({ ok: true, accepted: 1 });
    expect((await failureOf(client.keys.list())).code).toBe('invalid_response');
  });

  test.each([
    ['', 'ok'],
    ['OK', 'OK'],
    ['"ready"', '"ready"'],
    ['{"status":"ready"}', 'ready'],
  ])('or a word says that the gateway is ready: %j', async (body, status) => {
    const { client } = clientAnsweredBy(() => new Response(body), { gateway: gateways.techopenclaw });
    expect(await client.health.ready()).toEqual({ status });
  });

  test('is not what a page of HTML says', async () => {
    const { client } = clientAnsweredBy(() => new Response('<html>Log in</html>'), {
      ...{ gateway: gateways.techopenclaw, maxRetries: 0 },
    });
    expect((await failureOf(client.health.ready())).code).toBe('invalid_response');
  });
});

describe('the list of models', () => {
  const list = {
    object: 'list',
    data: [
      {
        id: 'anthropic/claude-opus-4',
        object: 'model',
        owned_by: 'Anthropic',
        context_length: 200_000,
        pricing: { input: 15, output: 75 },
      },
      { id: 'deepseek-v4', provider: 'DeepSeek', context: '1M', pricing: '$0.50 / $1.50 per 1M' },
      { id: 'replicate/seedream-4.5', price: '$0.02/image' },
      { id: 'bare' },
      { name: 'without an id' },
    ],
  };

  test('has one shape, and the own entry of each model next to it', async () => {
    const { client } = clientAnsweredBy(() => answerOf(list), { gateway: klawd, apiKey: keysOf.klawd });
    const { data } = await client.models.list();
    expect(data).toEqual([
      {
        ...{ id: 'anthropic/claude-opus-4', provider: 'Anthropic', contextWindow: 200_000 },
        ...{ price: { inputPerMillion: 15, outputPerMillion: 75 }, raw: list.data[0] },
      },
      {
        ...{ id: 'deepseek-v4', provider: 'DeepSeek', contextWindow: 1_000_000 },
        ...{ price: { inputPerMillion: 0.5, outputPerMillion: 1.5 }, raw: list.data[1] },
      },
      { id: 'replicate/seedream-4.5', price: { perImage: 0.02 }, raw: list.data[2] },
      { id: 'bare', raw: list.data[3] },
    ]);
  });

  test('is searched for one', async () => {
    const { client, sent } = clientAnsweredBy(() => answerOf(list, 200, { 'x-request-id': 'req_1' }), {
      ...{ gateway: klawd, apiKey: keysOf.klawd },
    });
    expect(await client.models.retrieve('replicate/seedream-4.5')).toMatchObject({ price: { perImage: 0.02 } });
    const error = await failureOf(client.models.retrieve('unheard-of'));
    expect(error).toBeInstanceOf(RequestRejectedError);
    expect(error).toMatchObject({
      code: 'not_found',
      status: 404,
      requestId: 'req_1',
      gateway: 'klawd',
      retryable: false,
    });
    expect(error.message).toContain('unheard-of');
    expect(sent).toHaveLength(2);
  });

  test('may come without an envelope', async () => {
    const { client } = clientAnsweredBy(() => answerOf([{ id: 'bare' }]), { gateway: klawd, apiKey: keysOf.klawd });
    expect((await client.models.list()).data).toMatchObject([{ id: 'bare' }]);
  });

  test('that is malformed is an error, not an empty one', async () => {
    const { client } = clientAnsweredBy(() => answerOf({ models: 'many' }), {
      ...{ gateway: klawd, apiKey: keysOf.klawd, maxRetries: 0 },
    });
    const error = await failureOf(client.models.list());
    expect(error).toBeInstanceOf(GatewayError);
    expect(error.code).toBe('invalid_response');
  });

  test('has the metadata of every call, and can be had undecoded', async () => {
    const { client } = clientAnsweredBy(() => answerOf(list, 200, { 'x-tier': 'pro' }), {
      gateway: clew,
      apiKey: 'clew_1',
    });
    expect((await client.models.list().withResponse()).response.limits).toEqual({ tier: 'pro' });
    expect(await (await client.models.list().asResponse()).json()).toEqual(list);
  });
});

test('what signs in gets into no error, however the gateway repeats it', async () => {
  const { client } = clientAnsweredBy(
    ({ body }) => answerOf({ error: { message: `You sent ${JSON.stringify(body)}.` } }, 400),
    {
      gateway: clew,
    },
  );
  for (const call of [
    client.auth.login({ email: 'you@example.com', password: 'correct horse' }),
    client.auth.signup({ email: 'you@example.com', password: 'correct horse' }),
    client.auth.resetPassword({ token: 'reset-me-now', password: 'correct horse' }),
  ]) {
    const error = await failureOf(call);
    expect(error.message).toContain('You sent');
    expect(error.message).not.toMatch(/correct|reset-me/);
  }
});

test('a session that was signed in to is a client of its own', async () => {
  const { client, sent } = clientAnsweredBy(
    ({ url }) => answerOf(url.endsWith('/login') ? { token: 'aaaa.bbbb.cccc' } : { user: {}, usage: {} }),
    { gateway: clew },
  );
  const { token } = await client.auth.login({ email: 'you@example.com', password: 'yourpassword' });
  const session = client.withOptions({ apiKey: token });
  await session.auth.me();
  expect(session).toBeInstanceOf(Clawwits);
  expect(sent[1]?.headers.get('authorization')).toBe('Bearer aaaa.bbbb.cccc');
});
