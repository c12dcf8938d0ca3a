import { describe, expect, test } from 'vitest';
import {
  Clawwits,
  ConfigurationError,
  ConnectionError,
  InsufficientBalanceError,
  TimeoutError,
} from '../../src/index.ts';
import { answerOf, clientAnsweredBy } from '../support/answering.ts';
import { failureOf, testKey } from '../support/client.ts';
import { guardEachTest } from '../support/guards.ts';

guardEachTest();

describe('a call to a path of your own choice', () => {
  test('goes there with the key, the query and the body, and gives the JSON', async () => {
    const { client, sent } = clientAnsweredBy(() => answerOf({ object: 'list', data: [] }));
    const models = await client.request<{ data: object[] }>('GET', '/v1/models?page=1', {
      query: { tag: 'a b&c', limit: 5, all: true, none: undefined },
    });
    await client.request('POST', '/v1/keys', { body: { name: 'mine' }, headers: { 'x-team': 'a' } });

    expect(models.data).toEqual([]);
    expect(sent.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['GET', 'https://gateway.test/v1/models?page=1&tag=a+b%26c&limit=5&all=true', null],
      ['POST', 'https://gateway.test/v1/keys', { name: 'mine' }],
    ]);
    for (const { headers } of sent) expect(headers.get('authorization')).toBe(`Bearer ${testKey}`);
    expect(sent[0]?.headers.has('idempotency-key')).toBe(false);
    expect(sent[1]?.headers.get('idempotency-key')).toMatch(/^[\w-]{30,}$/);
    expect(sent[1]?.headers.get('x-team')).toBe('a');
  });

  test.each([
    ['an array', '[1,2]', [1, 2]],
    ['a text', '"ready"', 'ready'],
    ['null', 'null', null],
    ['nothing', '', null],
  ])('gives %s as it is', async (_, body, value) => {
    const { client } = clientAnsweredBy(() => new Response(body));
    expect(await client.request('DELETE', '/v1/things/1')).toEqual(value);
  });

  test('gives an answer without a body, and one that is no JSON as a response', async () => {
    const { client } = clientAnsweredBy(({ method }) =>
      method === 'DELETE' ? new Response(null, { status: 204 }) : new Response('plain'),
    );
    expect(await client.request('DELETE', '/v1/things/1')).toBeNull();
    expect((await failureOf(client.request('GET', '/v1/report'))).code).toBe('invalid_response');
    const response = await client.request('GET', '/v1/report').asResponse();
    expect(await response.text()).toBe('plain');
  });

  test('sends no key where it is anonymous', async () => {
    const { client, sent } = clientAnsweredBy(() => answerOf({}));
    await client.request('POST', '/v1/auth/login', { auth: 'none', body: {} });
    expect([...(sent[0]?.headers.keys() ?? [])]).not.toContain('authorization');
  });

  test('has the retries, errors and metadata of every call', async () => {
    const { client } = clientAnsweredBy((_, index) =>
      index === 0 ? answerOf({}, 503) : answerOf({ ok: true }, 200, { 'x-request-id': 'req_2' }),
    );
    const { data, response } = await client.request('GET', '/v1/things').withResponse();
    expect(data).toEqual({ ok: true });
    expect(response).toMatchObject({ requestId: 'req_2', attempts: [{ status: 503 }, { status: 200 }] });

    const refusing = clientAnsweredBy(() => answerOf({ error: { code: 'insufficient_wits', message: 'Empty.' } }, 402));
    expect(await failureOf(refusing.client.request('GET', '/v1/things'))).toBeInstanceOf(InsufficientBalanceError);
  });

  test.each([
    ['GET', false, 3],
    ['DELETE', false, 3],
    ['POST', true, 1],
  ] as const)('that is lost on the way, a %s, may have been billed: %s', async (method, maybeBilled, attempts) => {
    const { client, sent } = clientAnsweredBy(() => {
      throw new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });
    });
    const error = await failureOf(client.request(method, '/v1/things'));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error.maybeBilled).toBe(maybeBilled);
    expect(sent).toHaveLength(attempts);
  });

  test('keeps to the time limits', async () => {
    const { client } = clientAnsweredBy(() => new Promise<Response>(() => undefined));
    const error = await failureOf(client.request('GET', '/v1/things', { timeout: 10, maxRetries: 0 }));
    expect(error).toBeInstanceOf(TimeoutError);
  });

  test.each([
    'v1/models',
    '',
    '//other.example/v1/models',
    '/\\other.example',
    '/../secret',
    '/v1/../../secret',
    '/v1/mo dels',
    '/v1/\nmodels',
    '/v1/models#part',
    'https://other.example/v1/models',
    null,
    7,
  ])('does not leave the gateway: %j', async (path) => {
    const { client, sent } = clientAnsweredBy(() => answerOf({}), { baseURL: 'https://gateway.test/clawwits' });
    const error = await failureOf(client.request('GET', path as string));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error.code).toBe('invalid_params');
    expect(sent).toEqual([]);
  });

  test.each([
    ['a method that there is not', 'PATCH', undefined],
    ['a body with a GET', 'GET', {}],
    ['a body that is a text', 'POST', '{}'],
  ])('is refused with %s', async (_, method, body) => {
    const { client, sent } = clientAnsweredBy(() => answerOf({}));
    const error = await failureOf(client.request(method as 'GET', '/v1/things', { body: body as object }));
    expect(error.code).toBe('invalid_params');
    expect(sent).toEqual([]);
  });

  test('refuses options that nobody knows', async () => {
    const client = new Clawwits({ apiKey: testKey, baseURL: 'https://gateway.test' });
    const error = await failureOf(client.request('GET', '/v1/things', { params: {} } as object));
    expect(error.code).toBe('invalid_option');
  });
});
