import { createGateway } from '@clawwits/mock-gateway';
import { describe, expect, test } from 'vitest';
import { Clawwits, type EmbeddingProgress } from '../../src/index.ts';
import { createBudget } from '../../src/limits.ts';
import { failureOf, testKey } from '../support/client.ts';

type Body = { readonly input: string[]; readonly encoding_format?: string };

/** A client of a gateway in the same process, and the bodies that it has sent. */
function openClient(answer?: (body: Body) => Response | null) {
  const gateway = createGateway({ tier: 'enterprise', wits: 1e9 });
  const bodies: Body[] = [];
  const client = new Clawwits({
    apiKey: gateway.apiKey,
    baseURL: 'https://gateway.clawwits.test',
    maxRetries: 0,
    fetch: async (url, init) => {
      const body = JSON.parse(String(init?.body)) as Body;
      bodies.push(body);
      return answer?.(body) ?? gateway.fetch(String(url), init as RequestInit);
    },
  });
  return { client, gateway, bodies };
}

const refusal = (status: number, body: object) => Response.json(body, { status });
const input = ['một con mèo', 'doanh thu quý'];

describe('embeddings.create', () => {
  test('asks for base64 and hands out the numbers that the gateway gives as numbers', async () => {
    const { client, bodies } = openClient();
    const { data } = await client.embeddings.create({ input });
    const { data: plain } = await client.embeddings.create({ input, encodingFormat: 'float' });
    expect(bodies.map(({ encoding_format }) => encoding_format)).toEqual(['base64', 'float']);
    expect(Array.isArray(data[0]?.embedding)).toBe(true);
    expect(data.map(({ embedding }) => embedding.map(Math.fround))).toEqual(
      plain.map(({ embedding }) => embedding.map(Math.fround)),
    );
  });

  test('hands out base64 where that was asked for', async () => {
    const { client } = openClient();
    const { data } = await client.embeddings.create({ input, encodingFormat: 'base64' });
    expect(typeof data[0]?.embedding).toBe('string');
  });

  test('takes numbers from a gateway that ignores the parameter', async () => {
    const data = [{ object: 'embedding', index: 0, embedding: [0.5, 0.25] }];
    const { client } = openClient(() =>
      Response.json({ object: 'list', data, usage: { prompt_tokens: 1, total_tokens: 1 } }),
    );
    expect((await client.embeddings.create({ input: 'a' })).data[0]?.embedding).toEqual([0.5, 0.25]);
  });

  test.each([
    [
      400,
      { error: { code: 'invalid_request', message: 'encoding_format is not supported', param: 'encoding_format' } },
    ],
    [422, { detail: [{ loc: ['body', 'encoding_format'], msg: 'Extra inputs are not permitted' }] }],
  ])('asks a gateway that refuses the parameter with %i again without it, and remembers', async (status, error) => {
    const { client, bodies } = openClient((body) =>
      body.encoding_format === undefined ? null : refusal(status, error),
    );
    const [first] = (await client.embeddings.create({ input })).data;
    await client.embeddings.create({ input });
    expect(first?.embedding).toHaveLength(1_024);
    expect(bodies.map(({ encoding_format }) => encoding_format)).toEqual(['base64', undefined, undefined]);
  });

  test('asks once where base64 was taken before: a later refusal is about something else', async () => {
    const { client, bodies } = openClient(({ input: [text] }) =>
      text === 'bad' ? refusal(400, { error: { code: 'invalid_request', message: 'No.' } }) : null,
    );
    await client.embeddings.create({ input });
    expect(await failureOf(client.embeddings.create({ input: ['bad'] }))).toMatchObject({ status: 400 });
    expect(bodies).toHaveLength(2);
  });

  test('fails with the answer where a vector cannot be read', async () => {
    const data = [{ object: 'embedding', index: 0, embedding: '%%%' }];
    const { client } = openClient(() =>
      Response.json({ object: 'list', data, usage: { prompt_tokens: 1, total_tokens: 1 } }),
    );
    const error = await failureOf(client.embeddings.create({ input: 'a' }));
    expect(error).toMatchObject({ code: 'invalid_response', maybeBilled: true });
    expect(error.partial?.text).toContain('%%%');
  });
});

describe('embeddings.createMany', () => {
  const texts = Array.from({ length: 150 }, (_, place) => `text ${place}`);

  test('gives each text its vector, in order, in calls of some texts at a time', async () => {
    const { client, bodies, gateway } = openClient();
    const progress: EmbeddingProgress[] = [];
    const { data, usage } = await client.embeddings.createMany(texts, {
      batchSize: 40,
      concurrency: 2,
      onProgress: (step) => progress.push(step),
    });
    const one = await client.embeddings.create({ input: 'text 149' });
    expect(bodies.slice(0, 4).map((body) => body.input.length)).toEqual([40, 40, 40, 30]);
    expect(data.map(({ index }) => index)).toEqual([...texts.keys()]);
    expect(data[149]?.embedding).toEqual(one.data[0]?.embedding);
    expect(progress.at(-1)).toMatchObject({ done: 150, total: 150, tokens: usage.prompt_tokens });
    expect(usage.total_tokens + one.usage.total_tokens).toBe(gateway.account().wallet.lifetimeUsed);
  });

  test('gives Float32Arrays where they are asked for, and takes any iterable', async () => {
    const { client } = openClient();
    async function* produce() {
      yield* texts.slice(0, 3);
    }
    const { data } = await client.embeddings.createMany(produce(), { float32: true });
    expect(data).toHaveLength(3);
    expect(data[0]?.embedding).toBeInstanceOf(Float32Array);
  });

  test('makes no call for no texts', async () => {
    const { client, bodies } = openClient();
    expect(await client.embeddings.createMany([])).toEqual({
      object: 'list',
      data: [],
      usage: { prompt_tokens: 0, total_tokens: 0 },
    });
    expect(bodies).toHaveLength(0);
  });

  test('begins no further call after one has failed, and has handed out what was paid for', async () => {
    const { client, bodies, gateway } = openClient(({ input: [text] }) =>
      text === 'text 20' ? refusal(400, { error: { code: 'invalid_request', message: 'No.' } }) : null,
    );
    let tokens = 0;
    const error = await failureOf(
      client.embeddings.createMany(texts, {
        batchSize: 10,
        concurrency: 1,
        onProgress: (step) => {
          tokens = step.tokens;
        },
      }),
    );
    expect(error).toMatchObject({ status: 400 });
    expect(bodies).toHaveLength(3);
    expect(tokens).toBe(gateway.account().wallet.lifetimeUsed);
  });

  test('gives each call a key of its own from the one that is given, so that a repetition is billed once', async () => {
    const { client, gateway } = openClient();
    const options = { batchSize: 40, idempotencyKey: 'nightly' };
    const { data } = await client.embeddings.createMany(texts, options);
    const paid = gateway.account().wallet.lifetimeUsed;
    expect((await client.embeddings.createMany(texts, options)).data).toEqual(data);
    expect(gateway.account().wallet.lifetimeUsed).toBe(paid);
  });

  test('stays within a budget', async () => {
    const gateway = createGateway({ tier: 'enterprise' });
    const budget = createBudget({ maxWits: 400 });
    const client = new Clawwits({
      apiKey: testKey,
      baseURL: 'https://gateway.clawwits.test',
      fetch: gateway.fetch as typeof fetch,
      budget,
    }).withOptions({ apiKey: gateway.apiKey });
    const error = await failureOf(client.embeddings.createMany(texts, { batchSize: 10, concurrency: 1 }));
    expect(error.code).toBe('budget_exceeded');
    expect(gateway.account().wallet.lifetimeUsed).toBe(budget.spent);
    expect(budget.spent).toBeLessThanOrEqual(400);
  });

  test.each([
    [texts, { batchSize: 0 }, 'batchSize'],
    [texts, { concurrency: 1.5 }, 'concurrency'],
    ['text', {}, 'texts'],
    [['a', ''], {}, 'Text 1'],
  ])('refuses %j with %j and names what is wrong', async (given, options, named) => {
    const { client, bodies } = openClient();
    const error = await failureOf(client.embeddings.createMany(given as string[], options));
    expect(error.message).toContain(named);
    expect(bodies).toHaveLength(0);
  });
});
