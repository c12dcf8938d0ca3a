import { upstream } from '@clawwits/mock-gateway';
import { describe, expect, it } from 'vitest';
import { openUpstream } from './misbehaving-upstreams.ts';
import { openGateway, readEvents, until } from './support.ts';

const usage = {
  prompt_tokens: 41,
  completion_tokens: 17,
  total_tokens: 58,
  prompt_tokens_details: { cached_tokens: 5 },
};
const names = { id: 'up-1', object: 'chat.completion.chunk', created: 7, model: 'small-1', system_fingerprint: 'fp' };
const chunkOf = (delta: object, others: object = {}, finish_reason: string | null = null) => ({
  ...names,
  choices: [{ index: 0, delta, finish_reason, ...others }],
});
const logprobs = { content: [{ token: 'Hi', logprob: -0.5, bytes: null, top_logprobs: [] }] };

/** A chunk of each kind that servers send, known here or not. */
const pieces = [
  chunkOf({ role: 'assistant', content: '' }),
  chunkOf({ reasoning: 'Hm.', reasoning_details: [{ type: 'reasoning.text', text: 'Hm.' }] }),
  chunkOf({ content: 'Hi' }, { logprobs }),
  chunkOf({ refusal: 'Not that.' }),
  chunkOf({ annotations: [{ type: 'url_citation', url_citation: { url: 'http://a.example' } }] }),
  chunkOf({ images: [{ type: 'image_url', image_url: { url: 'data:,' } }] }),
  chunkOf({ audio: { id: 'audio_1', data: 'AAAA' } }),
  chunkOf({ tool_calls: [{ index: 0, id: 'call_a', type: 'function', function: { name: 'look', arguments: '' } }] }),
  chunkOf({ tool_calls: [{ index: 0, function: { arguments: '{"city":' } }] }),
  chunkOf({ tool_calls: [{ index: 0, function: { arguments: '"Hue"}' } }] }),
  { ...chunkOf({}, { native_finish_reason: 'eos' }, 'eos_token'), x_extra: { a: 1 } },
];

const eventsOf = (...values: object[]) =>
  `${values.map((value) => `data: ${JSON.stringify(value)}\n\n`).join('')}data: [DONE]\n\n`;

async function open(body: string, type = 'text/event-stream') {
  const baseURL = await openUpstream((response) => {
    response.writeHead(200, { 'content-type': type });
    response.end(body);
  });
  return openGateway({ answer: upstream({ baseURL }) });
}

const spentBy = ({ gateway }: Awaited<ReturnType<typeof open>>) => gateway.account().wallet.lifetimeUsed;

describe('a chat before an upstream', () => {
  it('passes each chunk on as it came, and bills the usage that the upstream reports', async () => {
    const front = await open(eventsOf(...pieces, { ...names, choices: [], usage }));
    const events = await readEvents(await front.streamChat({ stream_options: { include_usage: true } }));
    expect(events.slice(0, pieces.length - 1)).toEqual(pieces.slice(0, -1));
    expect(events.at(-3)).toMatchObject(pieces.at(-1) ?? {});
    expect(events.at(-2)).toMatchObject({ id: 'up-1', choices: [], usage });
    expect(events.at(-1)).toBe('[DONE]');
    expect(spentBy(front)).toBe(58);
    expect(front.gateway.calls[0]).toMatchObject({ promptTokens: 41, outputTokens: 17, outcome: 'complete' });
  });

  it('keeps the usage chunk to itself where the client did not ask for it', async () => {
    const front = await open(eventsOf(...pieces, { ...names, choices: [], usage }));
    const events = await readEvents(await front.streamChat());
    expect(events).toHaveLength(pieces.length + 1);
    expect(spentBy(front)).toBe(58);
  });

  it('passes a whole answer on as it came', async () => {
    const message = {
      role: 'assistant',
      content: 'Hi',
      refusal: 'Not that.',
      annotations: [{ type: 'url_citation' }],
      images: [{ type: 'image_url' }],
      audio: { id: 'audio_1', data: 'AAAA' },
      tool_calls: [{ id: 'call_a', type: 'function', function: { name: 'look', arguments: '{"city":"Hue"}' } }],
    };
    const choice = { index: 0, message, logprobs, finish_reason: 'eos_token', native_finish_reason: 'eos' };
    const answer = { ...names, object: 'chat.completion', x_extra: { a: 1 }, choices: [choice], usage };
    const front = await open(JSON.stringify(answer), 'application/json');
    const { body } = await front.chat();
    const { x_clawwits: _, ...rest } = body;
    expect(rest).toEqual(answer);
    expect(spentBy(front)).toBe(58);
  });

  it('puts a stream together for a client that asks for a whole answer', async () => {
    const front = await open(eventsOf(...pieces, { ...names, choices: [], usage }));
    const { body } = await front.chat();
    expect(body).toMatchObject({
      id: 'up-1',
      model: 'small-1',
      choices: [
        {
          message: { content: 'Hi', refusal: 'Not that.', tool_calls: [{ function: { arguments: '{"city":"Hue"}' } }] },
          finish_reason: 'eos_token',
          logprobs,
        },
      ],
      usage,
    });
  });

  it.each([undefined, { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 }])(
    'estimates where the upstream reports %o',
    async (reported) => {
      const end = { ...chunkOf({}, {}, 'stop'), ...(reported && { usage: reported }) };
      const front = await open(eventsOf(chunkOf({ content: 'Hello world' }), end));
      const { body } = await front.chat();
      expect(body.usage.completion_tokens).toBeGreaterThan(0);
      expect(spentBy(front)).toBe(body.usage.total_tokens);
    },
  );

  it('never pays more than was reserved', async () => {
    const greedy = { prompt_tokens: 90_000, completion_tokens: 90_000, total_tokens: 180_000 };
    const front = await open(
      eventsOf(chunkOf({ content: 'Hello' }), chunkOf({}, {}, 'stop'), { choices: [], usage: greedy }),
    );
    await front.chat({ max_tokens: 20 });
    expect(spentBy(front)).toBeLessThan(100);
    expect(front.gateway.account().wallet.reserved).toBe(0);
  });

  it.each([false, true])('is cut at max_tokens, streamed: %s', async (stream) => {
    const words = Array.from({ length: 50 }, (_, index) => chunkOf({ content: ` word${index}` }));
    const front = await open(eventsOf(...words, chunkOf({}, {}, 'stop'), { choices: [], usage }));
    if (stream) {
      const events = await readEvents(await front.streamChat({ max_tokens: 5 }));
      expect(events.at(-2)).toMatchObject({ id: 'up-1', choices: [{ finish_reason: 'length' }] });
    } else {
      const { body } = await front.chat({ max_tokens: 5 });
      expect(body).toMatchObject({ id: 'up-1', choices: [{ finish_reason: 'length' }] });
    }
    expect(front.gateway.calls[0]).toMatchObject({ outputTokens: 5 });
    expect(spentBy(front)).toBe(5 + (front.gateway.calls[0]?.promptTokens ?? 0));
  });

  it.each([false, true])('answers n times with one id and the sum of the usage, streamed: %s', async (stream) => {
    const front = await open(eventsOf(...pieces, { ...names, choices: [], usage }));
    if (stream) {
      const events = await readEvents(await front.streamChat({ n: 2, stream_options: { include_usage: true } }));
      const chunks = events.slice(0, -1) as { id: string; choices: { index: number }[] }[];
      expect(new Set(chunks.map(({ id }) => id)).size).toBe(1);
      expect(new Set(chunks.flatMap(({ choices }) => choices.map(({ index }) => index)))).toEqual(new Set([0, 1]));
      expect(events.at(-2)).toMatchObject({ usage: { prompt_tokens: 41, completion_tokens: 34 } });
    } else {
      const { body } = await front.chat({ n: 2 });
      expect(body.choices.map(({ index }) => index)).toEqual([0, 1]);
      expect(body.usage).toMatchObject({ prompt_tokens: 41, completion_tokens: 34 });
    }
    expect(spentBy(front)).toBe(41 + 34);
  });

  it('keeps the role where stop sequences are watched', async () => {
    const front = await open(eventsOf(...pieces));
    const events = await readEvents(await front.streamChat({ stop: ['END'] }));
    expect(events.slice(0, 3)).toEqual(pieces.slice(0, 3));
  });
});

it('a message bills the usage that the upstream reports', async () => {
  const front = await open(eventsOf(chunkOf({ content: 'Hello' }), chunkOf({}, {}, 'stop'), { choices: [], usage }));
  const { body } = await front.message();
  expect(body.usage).toMatchObject({ input_tokens: 41, output_tokens: 17 });
  expect(spentBy(front)).toBe(58);
});

it('a message that the upstream refuses ends with a refusal', async () => {
  const front = await open(eventsOf(chunkOf({ refusal: 'Not that.' }), chunkOf({}, {}, 'stop')));
  const { body } = await front.message();
  expect(body).toMatchObject({ stop_reason: 'refusal', content: [{ type: 'text', text: 'Not that.' }] });
});

it('a message asks the upstream for the schema of its output_config', async () => {
  const asked: { response_format?: unknown }[] = [];
  const fetch: typeof globalThis.fetch = async (_, init) => {
    asked.push(JSON.parse(String(init?.body)));
    return new Response(eventsOf(chunkOf({ content: '{}' }), chunkOf({}, {}, 'stop')));
  };
  const front = openGateway({ answer: upstream({ baseURL: 'http://model.test/v1', fetch }) });
  const schema = { type: 'object', properties: {}, additionalProperties: false };
  await front.message({ output_config: { format: { type: 'json_schema', schema } } });
  expect(asked[0]?.response_format).toMatchObject({ type: 'json_schema', json_schema: { schema } });
});

it('a second answer that fails to begin ends the call of the first', async () => {
  const signals: AbortSignal[] = [];
  const fetch: typeof globalThis.fetch = async (_, init) => {
    if (signals.length === 1) return new Response('no capacity', { status: 500 });
    if (init?.signal) signals.push(init.signal);
    const first = new TextEncoder().encode(eventsOf(chunkOf({ content: 'Hello' })).replace('data: [DONE]\n\n', ''));
    return new Response(new ReadableStream({ start: (controller) => controller.enqueue(first) }));
  };
  const front = openGateway({ answer: upstream({ baseURL: 'http://model.test/v1', fetch }) });
  const { status } = await front.chat({ n: 2 });
  expect(status).toBe(502);
  await until(() => signals[0]?.aborted === true, 'the first call ended');
  expect(spentBy(front)).toBe(0);
});

it.each([false, true])('a first answer that fails ends the call of the second, streamed: %s', async (stream) => {
  const signals: AbortSignal[] = [];
  const fetch: typeof globalThis.fetch = async (_, init) => {
    if (init?.signal) signals.push(init.signal);
    const hello = eventsOf(chunkOf({ content: 'Hello' })).replace('data: [DONE]\n\n', '');
    const body = new TextEncoder().encode(
      signals.length === 1 ? `${hello}data: {"error":{"message":"burst"}}\n\n` : hello,
    );
    return new Response(new ReadableStream({ start: (controller) => controller.enqueue(body) }));
  };
  const front = openGateway({ answer: upstream({ baseURL: 'http://model.test/v1', fetch }) });
  if (stream) await readEvents(await front.streamChat({ n: 2 }));
  else expect((await front.chat({ n: 2 })).status).toBe(502);
  await until(() => signals.length === 2 && signals.every(({ aborted }) => aborted), 'both calls ended');
  expect(front.gateway.account().wallet.reserved).toBe(0);
});
