import { type UpstreamOptions, upstream } from '@clawwits/mock-gateway';
import { startServer } from '@clawwits/mock-gateway/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openGateway, until } from './support.ts';

const usage = { prompt_tokens: 7, total_tokens: 7 };
const vectors = [
  [0.5, -0.25, 1],
  [0, 1, 2],
];
const base64 = vectors.map((vector) => Buffer.from(Float32Array.from(vector).buffer).toString('base64'));
const listOf = (embeddings: readonly unknown[], more: object = { usage }) => ({
  object: 'list',
  model: 'embed-7',
  data: embeddings.map((embedding, index) => ({ object: 'embedding', index, embedding, x_norm: 1 })),
  x_extra: { a: 1 },
  ...more,
});

/** A gateway before an upstream that answers so, and what it was asked. */
function open(answer: unknown, { status = 200, ...options }: Partial<UpstreamOptions> & { status?: number } = {}) {
  const asked: { url: string; body: Record<string, unknown> }[] = [];
  const fetch: typeof globalThis.fetch = async (url, init) => {
    asked.push({ url: String(url), body: JSON.parse(String(init?.body)) });
    return new Response(typeof answer === 'string' ? answer : JSON.stringify(answer), { status });
  };
  const gateway = openGateway({ answer: upstream({ baseURL: 'http://model.test/v1', fetch, ...options }) });
  const embed = (body: object) => gateway.call<Record<string, unknown>>('POST', '/v1/embeddings', body);
  return { ...gateway, asked, embed };
}

const spentBy = ({ gateway }: ReturnType<typeof open>) => gateway.account().wallet.lifetimeUsed;

describe('embeddings before an upstream', () => {
  it('are asked of it, pass as they came, and are billed as it counts', async () => {
    const front = open(listOf(vectors), { model: 'small', embeddingModel: 'embed-7' });
    const { status, body } = await front.embed({ input: ['one', 'two'], dimensions: 3, model: 'auto' });
    expect(front.asked).toEqual([
      {
        url: 'http://model.test/v1/embeddings',
        body: { input: ['one', 'two'], dimensions: 3, model: 'embed-7' },
      },
    ]);
    expect([status, body]).toEqual([200, listOf(vectors)]);
    expect(spentBy(front)).toBe(7);
    expect(front.gateway.calls[0]).toMatchObject({ outcome: 'complete', promptTokens: 7, outputTokens: 0 });
  });

  it.each([
    [{}, 'auto', 'sandbox-embed-1'],
    [{ model: 'small' }, 'small', 'small'],
  ])('ask for the model of the options %o, else of the call', async (options, whenUnnamed, whenNamed) => {
    const front = open(listOf(vectors.slice(0, 1)), options);
    await front.embed({ input: 'one', model: 'auto' });
    await front.embed({ input: 'one', model: 'sandbox-embed-1' });
    expect(front.asked.map(({ body }) => body['model'])).toEqual([whenUnnamed, whenNamed]);
  });

  it.each([
    ['float', vectors],
    ['float', base64],
    ['base64', vectors],
    ['base64', base64],
  ] as const)('come as %s, whichever encoding the upstream sends', async (encoding_format, sent) => {
    const front = open(listOf(sent));
    const { body } = await front.embed({ input: ['one', 'two'], encoding_format });
    expect(body).toEqual(listOf(encoding_format === 'float' ? vectors : base64));
  });

  it.each([
    ['no usage', {}],
    ['zeros', { usage: { prompt_tokens: 0, total_tokens: 0 } }],
    ['null', { usage: null }],
  ])('are billed by an estimate where the upstream reports %s', async (_, more) => {
    const front = open(listOf(vectors.slice(0, 1), more));
    const { body } = await front.embed({ input: 'one two three' });
    const { prompt_tokens: counted } = body['usage'] as Record<string, number>;
    expect(counted).toBeGreaterThan(0);
    expect(spentBy(front)).toBe(counted);
  });

  it('are billed by the total where the upstream reports nothing else', async () => {
    const front = open(listOf(vectors.slice(0, 1), { usage: { total_tokens: 9 } }));
    expect((await front.embed({ input: 'one' })).body['usage']).toEqual({ prompt_tokens: 9, total_tokens: 9 });
    expect(spentBy(front)).toBe(9);
  });

  it('never pay more than was reserved, one token for each byte and the marks of each text', async () => {
    const front = open(listOf(vectors.slice(0, 1), { usage: { prompt_tokens: 90_000, total_tokens: 90_000 } }));
    await front.embed({ input: 'one' });
    expect(spentBy(front)).toBeLessThan(20);
    expect(front.gateway.account().wallet.reserved).toBe(0);
  });

  it.each([
    ['an HTML page', '<html></html>'],
    ['nothing', ''],
    ['a JSON text', '"vectors"'],
    ['no list', { object: 'list' }],
    ['an empty list', listOf([])],
    ['too few vectors', listOf(vectors.slice(0, 1))],
    ['an empty vector', listOf([vectors[0], []])],
    ['a vector of texts', listOf([vectors[0], ['a']])],
    ['a text that is no base64', listOf([base64[0], '***'])],
    ['half a number in base64', listOf([base64[0], 'AAAA'])],
    ['an item without a vector', { data: [{ embedding: [1] }, null] }],
    ['an error with status 200', { error: { message: 'It cannot embed.' } }],
  ])('that an upstream answers with %s are a router_error that costs nothing', async (_, answer) => {
    const front = open(answer);
    const { status, body } = await front.embed({ input: ['one', 'two'] });
    expect([status, body]).toMatchObject([502, { error: { code: 'router_error' } }]);
    expect(front.gateway.calls[0]).toMatchObject({
      outcome: 'refused',
      code: 'router_error',
      reason: expect.stringContaining('The upstream router failed: '),
    });
    expect(front.gateway.account().wallet).toMatchObject({ reserved: 0, lifetimeUsed: 0 });
  });

  it('that are refused name the reason, but never the key of the upstream', async () => {
    const apiKey = 'upstream-key-0123456789';
    const front = open({ error: { message: `There is no model for ${apiKey}.` } }, { status: 404, apiKey });
    const { status } = await front.embed({ input: 'one' });
    expect(status).toBe(502);
    expect(front.gateway.calls[0]?.reason).toBe(
      'The upstream router failed: it answered with status 404: There is no model for ***.',
    );
  });

  it('end the call of the upstream when the client leaves', async () => {
    const signals: AbortSignal[] = [];
    const fetch: typeof globalThis.fetch = (_, init) => {
      const { signal } = init ?? {};
      if (signal) signals.push(signal);
      return new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    };
    const front = open({}, { fetch });
    const leaving = new AbortController();
    const answer = front.send('POST', '/v1/embeddings', { input: 'one' }, {}, leaving.signal);
    await until(() => signals.length === 1, 'the upstream was asked');
    leaving.abort();
    await expect(answer).rejects.toThrow();
    await until(() => front.gateway.calls[0]?.outcome === 'cut', 'the call ended');
    expect(signals[0]?.aborted).toBe(true);
    expect(front.gateway.account().wallet).toMatchObject({ reserved: 0, lifetimeUsed: 0 });
  });

  it('are the vectors of a second gateway behind the first', async () => {
    const model = await startServer();
    onTestFinished(() => model.close());
    const front = openGateway({ answer: upstream({ baseURL: `${model.url}/v1`, apiKey: model.apiKey }) });
    const body = { input: ['a cat on the mat', 'quarterly revenue'], model: 'auto' };
    const through = await front.call<object>('POST', '/v1/embeddings', body);
    const direct = await openGateway().call<object>('POST', '/v1/embeddings', body);
    expect(through.body).toEqual(direct.body);
    expect(front.gateway.account().wallet.lifetimeUsed).toBe(model.gateway.account().wallet.lifetimeUsed);
  });
});
