import { describe, expect, test } from 'vitest';
import {
  AbortError,
  type ClientOptions,
  ConfigurationError,
  ConnectionError,
  clawwits,
  clew,
  createFailover,
  type FailoverOptions,
  type FailoverRecord,
  GatewayError,
  IncompleteStreamError,
  InsufficientBalanceError,
  klawd,
  RateLimitError,
  RequestRejectedError,
  TimeoutError,
  techopenclaw,
} from '../../src/index.ts';
import { answerOf, clientAnsweredBy, type SentRequest } from '../support/answering.ts';
import { failureOf, readToEnd } from '../support/client.ts';
import { chatAnswer, chatStream, roleChunk } from '../support/golden.ts';
import { guardEachTest } from '../support/guards.ts';
import { keysOf } from './clients.ts';

guardEachTest();

const question = { messages: [{ role: 'user' as const, content: 'Xin chào' }] };

type Answer = (request: SentRequest, index: number) => Response | Promise<Response>;

const good: Answer = () => answerOf(chatAnswer);
const refusing =
  (status: number, error: object = {}, headers: Record<string, string> = {}): Answer =>
  () =>
    answerOf({ error: { message: 'No.', ...error } }, status, headers);
const unreachable: Answer = () => {
  throw new TypeError('fetch failed', { cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }) });
};
const lost: Answer = () => {
  throw new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });
};
const silent: Answer = () => new Promise(() => undefined);
const streamOf =
  (...events: string[]): Answer =>
  () =>
    new Response(events.join(''), { headers: { 'content-type': 'text/event-stream' } });

/** Three gateways, the first two answering as a test says, the first under its settings, and a failover over them. */
function failoverOf(first: Answer, second: Answer = good, options: FailoverOptions = {}, ofFirst: ClientOptions = {}) {
  const settings = { maxRetries: 0 };
  const one = clientAnsweredBy(first, { ...settings, ...ofFirst, gateway: clawwits, apiKey: keysOf.clawwits });
  const two = clientAnsweredBy(second, { ...settings, gateway: clew, apiKey: keysOf.clew });
  const three = clientAnsweredBy(good, { ...settings, gateway: klawd, apiKey: keysOf.klawd });
  return {
    client: createFailover([one.client, two.client, three.client], options),
    sent: [one.sent, two.sent, three.sent],
  };
}

const asked = ({ sent }: { sent: (readonly SentRequest[])[] }) => sent.map(({ length }) => length);

describe('a failover', () => {
  test('asks the first alone where that answers', async () => {
    const failover = failoverOf(good);
    const { data, response } = await failover.client.chat.completions.create(question).withResponse();
    expect(data).toEqual(chatAnswer);
    expect(response).toMatchObject({ gateway: 'clawwits', failedOver: [], status: 200 });
    expect(asked(failover)).toEqual([1, 0, 0]);
    expect(failover.client.gateways).toEqual(['clawwits', 'clew', 'klawd']);
  });

  test.each<[what: string, answer: Answer, code: string]>([
    ['limited', refusing(429, { code: 'rate_limited' }), 'rate_limited'],
    ['out of money', refusing(402, { code: 'insufficient_wits' }), 'insufficient_wits'],
    ['over its quota', refusing(429, { code: 'insufficient_quota' }), 'quota_exhausted'],
    ['broken', refusing(500), 'internal_error'],
    ['down', refusing(503), 'service_unavailable'],
    ['not to be reached', unreachable, 'connection_failed'],
    ['failing inside an answer of status 200', refusing(200, { code: 'router_error' }), 'router_error'],
  ])('moves on where the first is %s, and says so', async (_, answer, code) => {
    const records: FailoverRecord[] = [];
    const failover = failoverOf(answer, good, { onFailover: (record) => records.push(record) });
    const { response } = await failover.client.chat.completions.create(question).withResponse();
    expect(asked(failover)).toEqual([1, 1, 0]);
    expect(response.gateway).toBe('clew');
    expect(response.failedOver).toMatchObject([
      { gateway: 'clawwits', baseURL: 'https://gateway.test', error: { code } },
    ]);
    expect(response.failedOver?.[0]?.error.attempts).toHaveLength(1);
    expect(records).toEqual(response.failedOver);
  });

  test.each<[what: string, answer: Answer, errorClass: unknown]>([
    ['a rejected request', refusing(400, { code: 'invalid_request' }), RequestRejectedError],
    ['a text that is blocked', refusing(400, { code: 'isv_blocked' }), RequestRejectedError],
    ['a model that there is not', refusing(404), RequestRejectedError],
    ['a connection that broke on the way', lost, ConnectionError],
    ['an unreadable answer', () => new Response('<html>'), GatewayError],
  ])('does not move on from %s', async (_, answer, errorClass) => {
    const failover = failoverOf(answer);
    const error = await failureOf(failover.client.chat.completions.create(question));
    expect(error).toBeInstanceOf(errorClass);
    expect(error.gateway).toBe('clawwits');
    expect(error.failedOver).toBeUndefined();
    expect(asked(failover)).toEqual([1, 0, 0]);
  });

  test.each<[what: string, status: number]>([
    ['a wrong key', 401],
    ['a scope that does not cover it', 403],
  ])('does not move on from %s: another key would hide it', async (_, status) => {
    const failover = failoverOf(refusing(status));
    expect(await failureOf(failover.client.chat.completions.create(question))).toMatchObject({ status });
    expect(asked(failover)).toEqual([1, 0, 0]);
  });

  test('does not move on from your own mistake', async () => {
    const failover = failoverOf(good);
    const error = await failureOf(failover.client.chat.completions.create({ messages: [] }));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(asked(failover)).toEqual([0, 0, 0]);
  });

  test.each<[what: string, answer: Answer]>([
    ['a connection that broke on the way', lost],
    ['an unreadable answer', () => new Response('<html>')],
    ['a silence', silent],
  ])('moves on from what may have been billed only where that is allowed: %s', async (_, answer) => {
    const ofFirst = { timeout: 20 };
    const careful = failoverOf(answer, good, {}, ofFirst);
    expect((await failureOf(careful.client.chat.completions.create(question))).maybeBilled).toBe(true);
    expect(asked(careful)).toEqual([1, 0, 0]);

    const daring = failoverOf(answer, good, { mayBillTwice: true }, ofFirst);
    expect((await daring.client.chat.completions.create(question).withResponse()).response.gateway).toBe('clew');
    expect(asked(daring)).toEqual([1, 1, 0]);
  });

  test('throws the error of the last one asked, and what those before it had said', async () => {
    const failover = failoverOf(refusing(402, { code: 'insufficient_wits' }), refusing(429));
    const only = createFailover([
      clientAnsweredBy(refusing(402), { maxRetries: 0 }).client,
      clientAnsweredBy(refusing(503), { gateway: klawd, apiKey: keysOf.klawd, maxRetries: 0 }).client,
    ]);
    const error = await failureOf(only.chat.completions.create(question));
    expect(error).toBeInstanceOf(GatewayError);
    expect(error).toMatchObject({ gateway: 'klawd', code: 'service_unavailable' });
    expect(error.message).toMatch(/^Klawd answered 503 .* Before that, clawwits said insufficient_wits\.$/);
    expect(error.failedOver?.[0]?.error).toBeInstanceOf(InsufficientBalanceError);
    expect(Object.keys(error)).not.toContain('failedOver');

    const { response } = await failover.client.chat.completions.create(question).withResponse();
    expect(response.gateway).toBe('klawd');
    expect(response.failedOver?.map((record) => [record.gateway, record.error.name])).toEqual([
      ['clawwits', 'InsufficientBalanceError'],
      ['clew', 'RateLimitError'],
    ]);
  });

  test('lets each make its own retries first, but waits for no gateway longer than it says', async () => {
    const flaky: Answer = (_, index) => (index === 0 ? answerOf({}, 503) : answerOf(chatAnswer));
    const patient = failoverOf(flaky, good, {}, { maxRetries: 1 });
    const { response } = await patient.client.chat.completions.create(question).withResponse();
    expect([response.gateway, response.attempts.length]).toEqual(['clawwits', 2]);

    const limited = failoverOf(refusing(429, {}, { 'retry-after': '30' }), good, {}, { maxRetries: 5 });
    const moved = await limited.client.chat.completions.create(question).withResponse();
    expect(moved.response.gateway).toBe('clew');
    expect(moved.response.failedOver?.[0]?.error).toBeInstanceOf(RateLimitError);
    expect(asked(limited)).toEqual([1, 1, 0]);
  });

  test('is ended by an abort, whichever gateway is being asked', async () => {
    const controller = new AbortController();
    const failover = failoverOf(refusing(503), () => {
      controller.abort('enough');
      return new Promise(() => undefined);
    });
    const error = await failureOf(failover.client.chat.completions.create(question, { signal: controller.signal }));
    expect(error).toBeInstanceOf(AbortError);
    expect(error.cause).toBe('enough');
    expect(asked(failover)).toEqual([1, 1, 0]);
  });

  test('gives the undecoded answer of the one that served', async () => {
    const failover = failoverOf(refusing(503), () => new Response('as it came'));
    const response = await failover.client.chat.completions.create(question).asResponse();
    expect(await response.text()).toBe('as it came');
    expect(asked(failover)).toEqual([1, 1, 0]);
  });
});

describe('a stream of a failover', () => {
  const ask = (failover: ReturnType<typeof failoverOf>) =>
    failover.client.chat.completions.create({ ...question, stream: true });

  test('comes whole, its first event with it', async () => {
    const failover = failoverOf(streamOf(...chatStream));
    const stream = await ask(failover);
    expect(stream.response).toMatchObject({ gateway: 'clawwits', failedOver: [] });
    const { events, error } = await readToEnd(stream);
    expect(error).toBeNull();
    expect(events[0]?.choices[0]?.delta.role).toBe('assistant');
    expect(await (await ask(failover)).result()).toEqual(chatAnswer);
  });

  test.each<[what: string, answer: Answer]>([
    ['refused', refusing(429)],
    ['broken before its first event', streamOf('data: {"error":{"code":"router_error","message":"No."}}\n\n')],
    ['broken after keep-alives alone', streamOf(': wait\n\n', 'data: {"error":{"code":"rate_limited"}}\n\n')],
  ])('moves on where it is %s', async (_, answer) => {
    const failover = failoverOf(answer, streamOf(...chatStream));
    const stream = await ask(failover);
    expect(await stream.result()).toEqual(chatAnswer);
    expect(stream.response).toMatchObject({ gateway: 'clew', failedOver: [{ gateway: 'clawwits' }] });
  });

  test('never moves on after its first event, whatever happens', async () => {
    for (const failure of ['', 'data: {"error":{"code":"rate_limited","message":"No."}}\n\n']) {
      const failover = failoverOf(streamOf(roleChunk, failure), good, { mayBillTwice: true });
      const { events, error } = await readToEnd(await ask(failover));
      expect(events).toHaveLength(1);
      expect(error).toBeInstanceOf(failure === '' ? IncompleteStreamError : RateLimitError);
      expect(asked(failover)).toEqual([1, 0, 0]);
    }
  });

  test('that is cut before its first event may have been billed', async () => {
    const careful = failoverOf(streamOf(''));
    expect(await failureOf(ask(careful))).toBeInstanceOf(IncompleteStreamError);
    expect(asked(careful)).toEqual([1, 0, 0]);
    const daring = failoverOf(streamOf(''), streamOf(...chatStream), { mayBillTwice: true });
    expect(await (await ask(daring)).result()).toEqual(chatAnswer);
  });

  test('that stays silent is given up by its own limit', async () => {
    const open: Answer = () => new Response(new ReadableStream(), { headers: { 'content-type': 'text/event-stream' } });
    const failover = failoverOf(open, streamOf(...chatStream), { mayBillTwice: true }, { firstEventTimeout: 20 });
    const stream = await ask(failover);
    expect(stream.response.failedOver?.[0]?.error).toBeInstanceOf(TimeoutError);
    expect(await stream.result()).toEqual(chatAnswer);
  });
});

describe('the models of a failover', () => {
  test('are named as each gateway names them', async () => {
    const first = clientAnsweredBy(refusing(503), { maxRetries: 0 });
    const second = clientAnsweredBy(refusing(503), { gateway: klawd, apiKey: keysOf.klawd, maxRetries: 0 });
    const third = clientAnsweredBy(good, { gateway: techopenclaw, apiKey: keysOf.techopenclaw });
    const client = createFailover([
      first.client,
      { client: second.client, models: { smart: 'anthropic/claude-opus-4' } },
      { client: third.client, models: { auto: 'gpt-5.4', smart: 'gpt-5.4-codex' } },
    ]);
    const modelsAsked = () =>
      [first, second, third].map(({ sent }) => (sent.at(-1)?.body as { model?: string } | undefined)?.model);

    await client.chat.completions.create(question);
    expect(modelsAsked()).toEqual([undefined, 'klawd/auto', 'gpt-5.4']);
    await client.chat.completions.create({ ...question, model: 'smart' });
    expect(modelsAsked()).toEqual(['smart', 'anthropic/claude-opus-4', 'gpt-5.4-codex']);
    await client.chat.completions.create({ ...question, model: 'other' });
    expect(modelsAsked()).toEqual(['other', 'other', 'other']);
  });
});

describe('what a failover offers', () => {
  const of = (gateway: typeof clew | typeof klawd) =>
    clientAnsweredBy(good, { gateway: gateway as typeof clew, apiKey: 'key' }).client;

  test('is what all its clients share', async () => {
    const both = createFailover([of(clew), of(clew)]);
    expect(Object.keys(both).sort()).toEqual(['chat', 'gateways', 'images', 'videos']);
    const one = createFailover([clientAnsweredBy(good).client, of(clew)]);
    expect(Object.keys(one).sort()).toEqual(['chat', 'gateways']);
  });

  test('names in plain JavaScript who does not offer the rest', () => {
    const client = createFailover([clientAnsweredBy(good).client, of(clew)]) as unknown as { images: unknown };
    expect(() => client.images).toThrow(ConfigurationError);
    expect(() => client.images).toThrow('"clawwits" offers no "images"');
  });

  test('holds images together too', async () => {
    const pictures: Answer = () => answerOf({ created: 1, data: [{ url: 'https://pictures.example/1' }] });
    const down = clientAnsweredBy(refusing(503), { gateway: clew, apiKey: 'key', maxRetries: 0 });
    const up = clientAnsweredBy(pictures, { gateway: klawd, apiKey: 'key' });
    const { data, response } = await createFailover([down.client, up.client])
      .images.generate({ prompt: 'a cat' })
      .withResponse();
    expect([data.data.length, response.gateway]).toEqual([1, 'klawd']);
    expect(up.sent[0]?.url).toBe('https://gateway.test/api/images/generations');
  });

  test.each([
    ['no clients', () => createFailover([])],
    ['something else than clients', () => createFailover([{} as never])],
    ['a wait of zero', () => createFailover([of(clew)], { maxWait: 0 })],
  ])('needs its clients: %s is refused', (_, make) => {
    expect(make).toThrow(ConfigurationError);
  });
});
