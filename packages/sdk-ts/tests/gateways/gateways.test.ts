import { inspect } from 'node:util';
import { endpoints, gatewayProfiles } from '@clawwits/contract';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { gatewaysThatOffer, offeredNames } from '../../src/gateways/offers.ts';
import {
  Clawwits,
  type ClientOptions,
  ConfigurationError,
  clawwits,
  clew,
  defineGateway,
  type Gateway,
  klawd,
  techopenclaw,
} from '../../src/index.ts';
import { answerOf, clientAnsweredBy } from '../support/answering.ts';
import { failureOf, testKey } from '../support/client.ts';
import { chatAnswer } from '../support/golden.ts';
import { guardEachTest } from '../support/guards.ts';
import { anyClient, gatewayNames, gateways, keysOf } from './clients.ts';

guardEachTest();
afterEach(() => vi.unstubAllEnvs());

const question = { messages: [{ role: 'user' as const, content: 'Xin chào' }] };

/** The error of what throws at once. */
function thrownBy(work: () => unknown): ConfigurationError {
  try {
    work();
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
    throw error;
  }
  expect.fail('Nothing was thrown.');
}

describe.each(gatewayNames)('a client of %s', (name) => {
  const gateway: Gateway = gateways[name];
  const { apiKeyVariable, baseURLVariable, baseURL, isKeyRequired } = gatewayProfiles[name];

  test('reads the variables of its gateway, and no others', async () => {
    for (const other of gatewayNames) {
      vi.stubEnv(gatewayProfiles[other].apiKeyVariable, keysOf[other]);
      vi.stubEnv(gatewayProfiles[other].baseURLVariable, `https://${other}.test/v1`);
    }
    const sent: Headers[] = [];
    const client = new Clawwits({
      gateway,
      fetch: async (_, { headers }) => {
        sent.push(new Headers(headers));
        return answerOf({});
      },
    });
    await client.request('GET', '/v1/models');
    expect(client).toMatchObject({ gateway: name, baseURL: `https://${name}.test` });
    const key = keysOf[name];
    expect([sent[0]?.get('authorization'), sent[0]?.get('x-api-key')]).toEqual(
      name === 'clew' ? [null, key] : [`Bearer ${key}`, null],
    );
    expect(apiKeyVariable).toBe(`${name.toUpperCase()}_API_KEY`);
  });

  test('goes to its public address where there is one', () => {
    vi.stubEnv(baseURLVariable, '');
    const make = () => new Clawwits({ gateway, apiKey: keysOf[name] });
    if (baseURL === null) expect(thrownBy(make).code).toBe('missing_base_url');
    else expect(make().baseURL).toBe(baseURL);
  });

  test('without a key is refused at once, or where a call needs one', async () => {
    vi.stubEnv(apiKeyVariable, '');
    const { fetch, sent } = recorder();
    const make = () => new Clawwits({ gateway, baseURL: 'https://gateway.test', fetch });
    if (isKeyRequired) {
      expect(thrownBy(make).code).toBe('missing_api_key');
      return;
    }
    const error = await failureOf(make().request('GET', '/v1/models'));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error.code).toBe('missing_api_key');
    expect(error.message).toContain(apiKeyVariable);
    expect(sent).toEqual([]);
    await make().request('GET', '/health/ready', { auth: 'none' });
    expect(sent).toHaveLength(1);
  });

  test.each(gatewayNames.filter((other) => other !== name))(
    'takes no key of %s, however it is given',
    async (other) => {
      const foreign = keysOf[other];
      // A key of Clew or Klawd looks like nothing in particular, and behind an address of one's own any key may be right.
      const tells = /^(cw_sk_|toc-)/.test(foreign);
      const { fetch, sent } = recorder();
      const make = (apiKey: ClientOptions['apiKey']) =>
        new Clawwits({ gateway, apiKey, baseURL: 'https://gateway.test', fetch });
      if (!tells) return expect(make(foreign).gateway).toBe(name);
      expect(thrownBy(() => make(foreign)).code).toBe('invalid_api_key');
      for (const apiKey of [() => foreign, async () => foreign]) {
        expect((await failureOf(make(apiKey).request('GET', '/v1/models'))).code).toBe('invalid_api_key');
      }
      expect(sent).toEqual([]);
    },
  );

  test('refuses what the gateway does not offer, before any network, and says who does', () => {
    const { client, sent } = anyClient(name, () => answerOf({}));
    for (const path of offeredNames) {
      const read = () =>
        path.split('.').reduce<unknown>((owner, part) => (owner as Record<string, unknown>)[part], client);
      const offering = gatewaysThatOffer(path);
      if (offering.includes(name)) {
        expect(read()).toBeDefined();
        continue;
      }
      const error = thrownBy(read);
      expect(error).toMatchObject({ code: 'unsupported_endpoint', gateway: name });
      for (const other of offering) expect(error.message).toContain(other);
    }
    expect(sent).toEqual([]);
  });

  test('can be printed, spread and written as JSON', () => {
    const { client } = anyClient(name, () => answerOf({}));
    expect(inspect(client)).toBe(`Clawwits { gateway: '${name}', baseURL: 'https://gateway.test' }`);
    expect(JSON.parse(JSON.stringify(client))).toEqual({ gateway: name, baseURL: 'https://gateway.test' });
    expect({ ...client }).toMatchObject({ gateway: name });
    expect(Object.keys(client)).not.toContain(name === 'clew' ? 'wits' : 'videos');
    expect(client).toEqual(client);
    expect(JSON.stringify({ ...client }) + inspect({ ...client }, { depth: 5 })).not.toContain(keysOf[name]);
  });

  test('asks for the model of its choice where a call names none, or says auto', async () => {
    const { autoModel } = gatewayProfiles[name];
    const { client, sent } = anyClient(name, () => answerOf(chatAnswer), { autoModel: undefined });
    const models = async () => {
      await client.chat.completions.create(question);
      await client.chat.completions.create({ ...question, model: 'auto' });
      await client.chat.completions.create({ ...question, model: 'named' });
      return sent.map(({ body }) => (body as { model?: string }).model);
    };
    if (autoModel === null) {
      const error = await failureOf(models());
      expect(error.code).toBe('invalid_params');
      expect(error.message).toContain('autoModel');
      expect(sent).toEqual([]);
    } else {
      expect(await models()).toEqual(
        autoModel === 'auto' ? [undefined, 'auto', 'named'] : [autoModel, autoModel, 'named'],
      );
    }
  });

  test('asks for the model that its option names', async () => {
    const { client, sent } = anyClient(name, () => answerOf(chatAnswer), { autoModel: 'mine' });
    await client.chat.completions.create(question);
    await client.chat.completions.create({ ...question, model: 'auto' });
    expect(sent.map(({ body }) => (body as { model?: string }).model)).toEqual(['mine', 'mine']);
  });
});

test('what each gateway offers is what the contract says', () => {
  for (const name of gatewayNames) {
    const names = gatewayProfiles[name].endpoints.map((endpoint) => endpoints[endpoint].sdk.split('.')[0] ?? '');
    const receives = gatewayProfiles[name].webhookSignatureHeader === null ? [] : ['webhooks'];
    const offered = offeredNames.filter((path) => !path.includes('.') && gatewaysThatOffer(path).includes(name));
    expect([...new Set(offered)].sort()).toEqual([...new Set([...names, ...receives])].sort());
  }
  const dotted = offeredNames.filter((path) => path.includes('.'));
  expect(dotted.every((path) => Object.values(endpoints).some(({ sdk }) => sdk === path))).toBe(true);
});

describe('a client of another gateway made of one', () => {
  test('takes neither key nor address, headers and model along, and keeps the rest', async () => {
    vi.stubEnv('CLEW_API_KEY', '');
    const { client, sent } = clientAnsweredBy(() => answerOf(chatAnswer), {
      apiKey: testKey,
      headers: { 'x-secret': 'of ClawWits alone' },
      autoModel: 'sandbox-1',
      honoursIdempotencyKey: true,
      maxRetries: 0,
    });
    const other = client.withOptions({ gateway: clew });
    expect(other).toMatchObject({ gateway: 'clew', baseURL: 'https://api.clew-code.org' });
    expect((await failureOf(other.chat.completions.create(question))).code).toBe('missing_api_key');

    const withKey = client.withOptions({ gateway: clew, apiKey: 'clew_1' });
    await withKey.chat.completions.create(question);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.url).toBe('https://api.clew-code.org/v1/chat/completions');
    expect([...(sent[0]?.headers ?? [])].join()).not.toMatch(/of ClawWits|cw_sk_/);
    expect(sent[0]?.body).toMatchObject({ model: 'clew/free' });
    await withKey.images.generate({ prompt: 'a cat' });
    expect(sent).toHaveLength(2);
  });

  test('that is the same gateway keeps them', () => {
    const { client } = clientAnsweredBy(() => answerOf({}));
    expect(client.withOptions({ gateway: clawwits }).baseURL).toBe('https://gateway.test');
    expect(client.withOptions({ maxRetries: 1 }).baseURL).toBe('https://gateway.test');
  });

  test('a derived gateway is another: it gets no key of the one that it was made of', () => {
    vi.stubEnv('KLAWD_API_KEY', '');
    const { client } = clientAnsweredBy(() => answerOf({}), { gateway: klawd, apiKey: keysOf.klawd });
    const inHouse = defineGateway({ ...klawd, name: 'in-house', baseURL: 'https://ai.example' });
    expect(thrownBy(() => client.withOptions({ gateway: inHouse })).code).toBe('missing_api_key');
  });
});

test("a gateway's own paths are used", async () => {
  const { client, sent } = clientAnsweredBy(() => answerOf({ created: 1, data: [] }), {
    gateway: defineGateway({
      ...clew,
      name: 'mine',
      paths: { imageGenerations: '/made/here', keysRevoke: '/k/:id/x' },
    }),
    apiKey: 'clew_1',
  });
  await client.images.generate({ prompt: 'a cat' });
  await client.keys.revoke('a/b');
  expect(sent.map(({ url }) => url)).toEqual(['https://gateway.test/made/here', 'https://gateway.test/k/a%2Fb/x']);
});

test('Techopenclaw gets its key where the dialect has it', async () => {
  const { client, sent } = clientAnsweredBy(() => answerOf({ content: [], usage: {} }), {
    gateway: techopenclaw,
    apiKey: keysOf.techopenclaw,
  });
  await client.messages.create({ ...question, model: 'gpt-5.4', maxTokens: 10 });
  await client.chat.completions.create({ ...question, model: 'gpt-5.4' });
  await client.request('POST', '/v1/messages', { body: {} });
  expect(sent.map(({ headers }) => [headers.get('x-api-key'), headers.get('anthropic-version')])).toEqual([
    [keysOf.techopenclaw, '2023-06-01'],
    [null, null],
    [keysOf.techopenclaw, '2023-06-01'],
  ]);
});

/** A `fetch` that notes what it is asked for. */
function recorder() {
  const sent: string[] = [];
  const fetch = async (url: string) => {
    sent.push(url);
    return answerOf({});
  };
  return { fetch, sent };
}
