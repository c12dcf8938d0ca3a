import { describe, expect, test } from 'vitest';
import { techopenclaw } from '../../src/index.ts';
import { answerOf, clientAnsweredBy } from '../support/answering.ts';
import { failureOf, hello, helloStream, testKey } from '../support/client.ts';
import { chatAnswer, chatStream } from '../support/golden.ts';
import { guardEachTest } from '../support/guards.ts';

guardEachTest();

const answerAll = () => answerOf(chatAnswer);

describe('the headers of a call', () => {
  test('are made anew for each: what one is given, the next does not send', async () => {
    const { client, sent } = clientAnsweredBy(answerAll, { headers: { 'X-Team': 'a', 'X-All': '1' } });
    await client.chat.completions.create(hello, { headers: { 'x-once': '1', 'X-Team': 'b' }, idempotencyKey: 'mine' });
    await client.chat.completions.create(hello);
    const [first, second] = sent.map(({ headers }) => Object.fromEntries(headers));
    expect(first).toMatchObject({ 'x-once': '1', 'x-team': 'b', 'x-all': '1', 'idempotency-key': 'mine' });
    expect(second).toMatchObject({
      'x-team': 'a',
      'x-all': '1',
      'idempotency-key': expect.stringMatching(/^[\w-]{30,}$/),
    });
    expect(second).not.toHaveProperty('x-once');
  });

  test('carry the key that the function gives for this attempt', async () => {
    const keys = ['cw_sk_one', 'cw_sk_two', 'cw_sk_two', 'cw_sk_one'];
    let asked = 0;
    const { client, sent } = clientAnsweredBy(answerAll, { apiKey: () => keys[asked++] ?? '' });
    for (const _ of keys) await client.chat.completions.create(hello);
    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual(keys.map((key) => `Bearer ${key}`));
  });

  test('ask for what the call reads: one endpoint, a stream or one answer', async () => {
    const { client, sent } = clientAnsweredBy(({ body }) =>
      (body as { stream?: boolean }).stream
        ? new Response(chatStream.join(''), { headers: { 'content-type': 'text/event-stream' } })
        : answerAll(),
    );
    for (let round = 0; round < 2; round++) {
      await client.chat.completions.create(hello);
      await (await client.chat.completions.create(helloStream)).result();
    }
    const accepted = ['application/json', 'text/event-stream'];
    expect(sent.map(({ headers }) => headers.get('accept'))).toEqual([...accepted, ...accepted]);
  });

  test('hold the key as the dialect of the endpoint wants it', async () => {
    const { client, sent } = clientAnsweredBy(answerAll, { gateway: techopenclaw, apiKey: 'toc-key' });
    await client.chat.completions.create({ ...hello, model: 'm' });
    await client.request('POST', '/v1/messages', { body: {} });
    expect(sent.map(({ headers }) => [headers.get('authorization'), headers.get('x-api-key')])).toEqual([
      ['Bearer toc-key', null],
      [null, 'toc-key'],
    ]);
  });

  test('announce a body where there is one, and give way to the ones of the caller', async () => {
    const { client, sent } = clientAnsweredBy(() => answerOf({ data: [] }));
    await client.request('GET', '/v1/models');
    await client.request('POST', '/v1/models', {
      body: {},
      headers: { 'Content-Type': 'text/x', Authorization: 'Mine' },
    });
    expect(sent[0]?.headers.has('content-type')).toBe(false);
    expect(sent[0]?.headers.get('authorization')).toBe(`Bearer ${testKey}`);
    expect(sent[1]?.headers.get('content-type')).toBe('text/x');
    expect(sent[1]?.headers.get('authorization')).toBe('Mine');
  });

  test.each([
    [null, 'invalid_option'],
    [undefined, 'invalid_option'],
    [7, 'invalid_option'],
    ['', 'invalid_api_key'],
  ])('are not sent where the function for the key gives %j', async (given, code) => {
    const { client, sent } = clientAnsweredBy(answerAll, { apiKey: () => given as unknown as string });
    const error = await failureOf(client.chat.completions.create(hello));
    expect(error).toMatchObject({ name: 'ConfigurationError', code });
    expect(sent).toEqual([]);
  });
});
