import { Readable } from 'node:stream';
import { describe, expect, test, vi } from 'vitest';
import { Clawwits } from '../../src/index.ts';
import { failureOf, hello, helloStream, readToEnd, testKey } from '../support/client.ts';
import { chatAnswer, chatStream as chatFrames } from '../support/golden.ts';

/** A client whose `fetch` answers with an object of its own making. */
const clientOf = (answer: object) =>
  new Clawwits({ apiKey: testKey, baseURL: 'https://gateway.test', fetch: async () => answer as Response });

const chatStream = chatFrames.join('');
const jsonText = JSON.stringify(chatAnswer);
const headers = (type: string) => new Headers({ 'content-type': type });

async function* pieces(text: string) {
  for (const letter of text) yield new TextEncoder().encode(letter);
}

describe('a fetch that is not the platform’s', () => {
  test.each([
    ['a Node stream', { body: Readable.from(pieces(jsonText)) }],
    ['a Node stream of text', { body: Readable.from([jsonText]) }],
    ['an async iterable', { body: pieces(jsonText) }],
    ['text() alone', { text: async () => jsonText }],
    ['json() alone', { json: async () => chatAnswer }],
    ['json() alone, and no headers', { headers: undefined, json: async () => chatAnswer }],
  ])('gives its answer by %s', async (_name, parts) => {
    const answer = await clientOf({
      status: 200,
      headers: headers('application/json'),
      ...parts,
    }).chat.completions.create(hello);
    expect(answer).toEqual(chatAnswer);
  });

  test.each([
    ['a Node stream', { body: Readable.from(pieces(chatStream)) }],
    ['an async iterable', { body: pieces(chatStream) }],
    ['text() alone, at the end', { text: async () => chatStream }],
  ])('streams by %s', async (_name, parts) => {
    const stream = await clientOf({
      status: 200,
      headers: headers('text/event-stream'),
      ...parts,
    }).chat.completions.create(helloStream);
    const { events, error } = await readToEnd(stream);
    expect({ isWhole: events.length > 2, error }).toEqual({ isWhole: true, error: null });
    expect(stream.text).toBe(chatAnswer.choices[0].message.content);
  });

  test('ends an async iterable that the caller leaves', async () => {
    let hasEnded = false;
    async function* endless() {
      try {
        for await (const piece of pieces(chatStream.replace('data: [DONE]\n\n', ''))) yield piece;
        await new Promise(() => undefined);
      } finally {
        hasEnded = true;
      }
    }
    const stream = await clientOf({
      status: 200,
      headers: headers('text/event-stream'),
      body: endless(),
    }).chat.completions.create(helloStream);
    for await (const _chunk of stream) break;
    await expect.poll(() => hasEnded).toBe(true);
  });

  test.each([
    [
      'whose body cannot be read at all',
      { status: 200, headers: headers('application/json') },
      'without body and text(), and without json()',
    ],
    [
      'that gives a stream through json() alone',
      { status: 200, json: async () => JSON.parse(chatStream) },
      'found no JSON',
    ],
    ['that gives no Response', {}, 'gave no Response'],
    ['that gives nothing', undefined as unknown as object, 'gave no Response'],
  ])('%s is a mistake in the configuration, and the call may have been billed', async (_name, answer, problem) => {
    for (const params of [hello, helloStream]) {
      const error = await clientOf(answer)
        .chat.completions.create(params as typeof helloStream)
        .then(readToEnd)
        .then(
          ({ error }) => error,
          (thrown) => thrown,
        );
      expect(error).toMatchObject({
        name: 'ConfigurationError',
        code: 'invalid_option',
        maybeBilled: true,
        idempotencyKey: expect.any(String),
        attempts: [{ reason: 'invalid_option' }],
      });
      expect(error.message).toContain(problem);
      expect(error.message).toContain('The call may have been billed; repeat it with the same idempotency key.');
    }
  });

  test('that was seen to give neither body nor text() sends no stream any more', async () => {
    const fetch = vi.fn(async () => ({ status: 200, json: async () => chatAnswer }) as Response);
    const client = new Clawwits({ apiKey: testKey, baseURL: 'https://gateway.test', fetch });
    expect(await client.chat.completions.create(hello)).toEqual(chatAnswer);
    const error = await failureOf(client.chat.completions.create(helloStream));
    expect(error).toMatchObject({ name: 'ConfigurationError', code: 'invalid_option', maybeBilled: false });
    expect(error.message).toContain('nothing was sent');
    expect(fetch).toHaveBeenCalledOnce();
  });

  test('of a runtime whose answers have no body, such as React Native, sends no stream', async () => {
    const fetch = vi.fn(async () => ({ status: 200, text: async () => jsonText }) as Response);
    vi.stubGlobal('fetch', fetch);
    vi.stubGlobal('Response', class {});
    try {
      const client = new Clawwits({ apiKey: testKey, baseURL: 'https://gateway.test' });
      const error = await failureOf(client.chat.completions.create(helloStream));
      expect(error.message).toContain('nothing was sent. Pass one that can');
      expect(fetch).not.toHaveBeenCalled();
      expect(await client.chat.completions.create(hello)).toEqual(chatAnswer);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  test('whose body breaks is a lost connection', async () => {
    async function* broken() {
      yield new TextEncoder().encode('{');
      throw new Error('broken pipe');
    }
    const error = await failureOf(
      clientOf({ status: 200, headers: headers('application/json'), body: broken() }).chat.completions.create(hello, {
        maxRetries: 0,
      }),
    );
    expect(error).toMatchObject({ name: 'ConnectionError', message: expect.stringContaining('broken pipe') });
  });
});
