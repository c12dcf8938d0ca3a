import { describe, expect, test } from 'vitest';
import { ConfigurationError } from '../../src/index.ts';
import { answerOf, clientAnsweredBy } from '../support/answering.ts';
import { failureOf } from '../support/client.ts';
import { guardEachTest } from '../support/guards.ts';

guardEachTest();

const messages = [{ role: 'user' as const, content: 'Xin chào' }];

describe('extraBody', () => {
  test('adds fields to the body as they are named', async () => {
    const { client, sent } = clientAnsweredBy(() => answerOf({}));
    const extraBody = { prompt_cache_key: 'greeting', maxRetries: { any: ['thing'] } };
    await client.chat.completions.create({ messages, maxTokens: 5 }, { extraBody });
    await client.request('POST', '/v1/things', { body: { a: 1 }, extraBody: { b: 2 } });

    expect(sent.map(({ body }) => body)).toEqual([
      { messages, max_tokens: 5, ...extraBody },
      { a: 1, b: 2 },
    ]);
  });

  test.each([
    [{ max_tokens: 7 }, 'Give "max_tokens" as a parameter, not in "extraBody".'],
    [{ messages: [] }, 'Give "messages" as a parameter, not in "extraBody".'],
    [{ stream: true }, 'Give "stream" as a parameter, not in "extraBody".'],
  ])('refuses %j before anything is sent', async (extraBody, message) => {
    const { client, sent } = clientAnsweredBy(() => answerOf({}));
    const error = await failureOf(client.chat.completions.create({ messages, maxTokens: 5 }, { extraBody }));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ code: 'invalid_params', message });
    expect(sent).toEqual([]);
  });

  test('needs a body to be added to', async () => {
    const { client, sent } = clientAnsweredBy(() => answerOf({}));
    for (const call of [
      client.wits.balance({ extraBody: { a: 1 } }),
      client.request('POST', '/v1/things', { body: [1], extraBody: { a: 1 } }),
    ]) {
      expect(await failureOf(call)).toMatchObject({
        code: 'invalid_params',
        message: 'Give "a" as a parameter, not in "extraBody".',
      });
    }
    expect(sent).toEqual([]);
  });
});
