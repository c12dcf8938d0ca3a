import { describe, expect, test } from 'vitest';
import { Clawwits, type ClawwitsError } from '../src/index.ts';
import { answerOf, clientAnsweredBy } from './support/answering.ts';
import { failureOf, hello, testKey } from './support/client.ts';
import { chatAnswer } from './support/golden.ts';

const answerAll = () => answerOf(chatAnswer);

describe('a caller may give', () => {
  test('the base URL as a URL', async () => {
    const client = new Clawwits({ apiKey: testKey, baseURL: new URL('https://gateway.test/v1/') });
    expect(client.baseURL).toBe('https://gateway.test');
  });

  test.each([
    ['an object', { 'X-Team': 'a' }],
    ['a Headers', new Headers({ 'X-Team': 'a' })],
    ['a Map', new Map([['X-Team', 'a']])],
    ['entries', [['X-Team', 'a']] as [string, string][]],
  ])('headers as %s, to a client and to a call', async (_name, headers) => {
    const ofClient = clientAnsweredBy(answerAll, { headers });
    await ofClient.client.chat.completions.create(hello);
    expect(ofClient.sent[0]?.headers.get('x-team')).toBe('a');
    const ofCall = clientAnsweredBy(answerAll);
    await ofCall.client.chat.completions.create(hello, { headers });
    expect(ofCall.sent[0]?.headers.get('x-team')).toBe('a');
  });

  test('null as a signal, as to fetch', async () => {
    const { client } = clientAnsweredBy(answerAll);
    expect(await client.chat.completions.create(hello, { signal: null })).toEqual(chatAnswer);
  });
});

describe('a mistake in plain JavaScript is a ClawwitsError that names it', () => {
  const circular: { role: 'user'; content: unknown } = { role: 'user', content: 'Hi' };
  circular.content = [circular];

  test.each([
    [
      'an AbortController for a signal',
      hello,
      { signal: new AbortController() },
      'Pass the "signal" of the controller',
    ],
    ['a number for a signal', hello, { signal: 7 }, 'takes an AbortSignal'],
    ['text for headers', hello, { headers: 'x-team: a' }, 'The option "headers" takes'],
    ['a list of names for headers', hello, { headers: ['x-team'] }, 'The option "headers" takes'],
    ['a message that contains itself', { messages: [circular] }, undefined, 'cannot be written as JSON'],
    ['a number that JSON has no form for', { ...hello, metadata: { id: 1n } }, undefined, 'cannot be written as JSON'],
  ])('%s', async (_name, params, options, expected) => {
    const { client, sent } = clientAnsweredBy(answerAll);
    const create = client.chat.completions.create as (...given: unknown[]) => Promise<unknown>;
    const error: ClawwitsError = await failureOf(create(params, options));
    expect(error.name).toBe('ConfigurationError');
    expect(error.message).toContain(expected);
    expect(sent).toEqual([]);
  });
});
