import type { ModelResponse } from '@clawwits/contract';
import { describe, expect, test } from 'vitest';
import {
  AbortError,
  GatewayError,
  IncompleteStreamError,
  outputText,
  RateLimitError,
  readResponseStream,
  techopenclaw,
} from '../../src/index.ts';
import { answerOf, clientAnsweredBy } from '../support/answering.ts';
import { failureOf, readToEnd } from '../support/client.ts';
import { guardEachTest } from '../support/guards.ts';

guardEachTest();

const encode = (text: string) => new TextEncoder().encode(text);

/** A body whose pieces end where a test says. */
function bodyOf(bytes: Uint8Array, pieceSize = 1_000_000): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, at + pieceSize));
      at += pieceSize;
    },
  });
}

const readText = (text: string) => readResponseStream(bodyOf(encode(text)));

/** The answer of the document, with what OpenAI's own streams hold in addition. */
const whole: ModelResponse = {
  id: 'resp_abc123',
  object: 'response',
  created_at: 1_712_345_678,
  model: 'gpt-5.4-codex',
  status: 'completed',
  output: [
    { type: 'reasoning', id: 'rs_1', summary: [{ type: 'summary_text', text: 'A greeting.' }] },
    {
      ...{ type: 'message', id: 'msg_1', role: 'assistant', status: 'completed' },
      content: [{ type: 'output_text', text: 'Xin chào bạn!', annotations: [] }],
    },
    { type: 'function_call', id: 'fc_1', call_id: 'call_1', name: 'greet', arguments: '{"to":"bạn"}' },
  ],
  usage: { input_tokens: 22, output_tokens: 9, total_tokens: 31 },
};
const begun: ModelResponse = { ...whole, status: 'in_progress', output: [], usage: null };

const event = (type: string, fields: object = {}) => `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`;
const message = { type: 'message', id: 'msg_1', role: 'assistant', status: 'in_progress', content: [] };
const call = { type: 'function_call', id: 'fc_1', call_id: 'call_1', name: 'greet', arguments: '' };
const at = { output_index: 1, content_index: 0, item_id: 'msg_1' };
const say = (delta: string) => event('response.output_text.delta', { ...at, delta });

const beginning = [
  event('response.created', { response: begun }),
  event('response.in_progress', { response: begun }),
  event('response.output_item.added', { output_index: 0, item: { type: 'reasoning', id: 'rs_1', summary: [] } }),
  event('response.reasoning_summary_text.delta', { output_index: 0, summary_index: 0, delta: 'A greet' }),
  event('response.reasoning_summary_text.delta', { output_index: 0, summary_index: 0, delta: 'ing.' }),
  event('response.output_item.added', { output_index: 1, item: message }),
  event('response.content_part.added', { ...at, part: { type: 'output_text', text: '', annotations: [] } }),
  say('Xin chào'),
  say(' bạn!'),
];
const golden = [
  ...beginning,
  event('response.output_text.done', { ...at, text: 'Xin chào bạn!' }),
  event('response.content_part.done', { ...at, part: { type: 'output_text', text: 'Xin chào bạn!', annotations: [] } }),
  event('response.output_item.done', { output_index: 1, item: whole.output[1] }),
  event('response.output_item.added', { output_index: 2, item: call }),
  event('response.function_call_arguments.delta', { output_index: 2, delta: '{"to":' }),
  event('response.function_call_arguments.delta', { output_index: 2, delta: '"bạn"}' }),
  event('response.function_call_arguments.done', { output_index: 2, arguments: '{"to":"bạn"}' }),
  event('response.completed', { response: whole }),
];

describe('a streamed response', () => {
  test('hands out every event and adds up to the answer that is not streamed', async () => {
    const stream = readText(golden.join(''));
    const { events, error } = await readToEnd(stream);
    expect(error).toBeNull();
    expect(events).toHaveLength(golden.length);
    expect(stream.text).toBe('Xin chào bạn!');
    expect(stream.usage).toEqual({ inputTokens: 22, outputTokens: 9, estimated: false });
    expect(await readText(golden.join('')).result()).toEqual(whole);
  });

  test('adds up by its pieces too, where the last event does not say it all again', async () => {
    const lean = [...golden.slice(0, -1), event('response.completed', { response: { ...whole, output: [] } })].join('');
    expect(await readText(lean).result()).toEqual({
      ...whole,
      output: [whole.output[0], whole.output[1], whole.output[2]],
    });
  });

  test('whose pieces come without a beginning, or without places, is read all the same', async () => {
    const bare = [
      event('response.output_text.delta', { delta: 'Xin ' }),
      event('response.output_text.delta', { delta: 'chào' }),
      event('response.completed', { response: { ...whole, output: [] } }),
    ].join('');
    expect(outputText(await readText(bare).result())).toBe('Xin chào');
  });

  test('is read wherever the bytes are cut', async () => {
    const bytes = encode(golden.join(''));
    for (const size of [1, 2, 3, 7, 64]) {
      expect(await readResponseStream(bodyOf(bytes, size)).result()).toEqual(whole);
    }
  });

  test('cut at any event before its mark is an error that tells what had arrived', async () => {
    for (let length = 0; length < golden.length; length++) {
      const stream = readText(golden.slice(0, length).join(''));
      const { events, error } = await readToEnd(stream);
      expect(events).toHaveLength(length);
      expect(error).toBeInstanceOf(IncompleteStreamError);
      expect(error).toMatchObject({ code: 'stream_cut', partial: { events: length } });
      expect(error?.partial?.usage.estimated).toBe(true);
      if (length >= beginning.length) expect(error?.partial?.text).toBe('Xin chào bạn!');
    }
  });

  test('that ran into its limit is whole, and says why it is short', async () => {
    const cut = { ...whole, status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } };
    const stream = readText([...golden.slice(0, -1), event('response.incomplete', { response: cut })].join(''));
    expect(await stream.result()).toEqual(cut);
  });

  test('ends at its mark, whatever follows', async () => {
    const { error, events } = await readToEnd(readText(`${golden.join('')}data: [DONE]\n\ndata: garbage\n\n`));
    expect([error, events.length]).toEqual([null, golden.length]);
  });

  test('takes no notice of what it does not know', async () => {
    const odd = [': a comment\n\n', event('response.audio.delta', { delta: 'x' }), 'data: [DONE]\n\n', 'data:\n\n'];
    const text = [...beginning, ...odd, ...golden.slice(beginning.length)].join('');
    expect(await readText(text).result()).toEqual(whole);
  });

  test.each([
    [
      'response.failed',
      event('response.failed', {
        response: { ...begun, status: 'failed', error: { code: 'server_error', message: 'It broke.' } },
      }),
      GatewayError,
      { code: 'internal_error', gatewayCode: 'server_error', status: 500 },
    ],
    [
      'a failure without a reason',
      event('response.failed', { response: { ...begun, status: 'failed' } }),
      GatewayError,
      { code: 'internal_error', status: 500 },
    ],
    [
      "OpenAI's error event",
      event('error', { code: 'rate_limit_exceeded', message: 'Slower.', param: null }),
      RateLimitError,
      { code: 'rate_limited', gatewayCode: 'rate_limit_exceeded', status: 429 },
    ],
    [
      'an error event without a code',
      event('error', { message: 'It broke.' }),
      GatewayError,
      { code: 'internal_error', status: 500 },
    ],
    [
      'the envelope',
      'data: {"error":{"code":"service_unavailable","message":"Down."}}\n\n',
      GatewayError,
      { code: 'service_unavailable', status: 503 },
    ],
  ])('that fails throws what it reports, after what came before: %s', async (_, failure, errorClass, expected) => {
    const { events, error } = await readToEnd(readText(beginning.join('') + failure));
    expect(events).toHaveLength(beginning.length);
    expect(error).toBeInstanceOf(errorClass);
    expect(error).toMatchObject({ ...expected, partial: { text: 'Xin chào bạn!' }, maybeBilled: true });
  });

  test.each([
    'data: {"type":\n\n',
    'data: null\n\n',
    'data: nonsense\n\n',
    event('response.output_item.added', { output_index: 4_000_000_000, item: message }),
    event('response.output_text.delta', { output_index: -1, content_index: 0, delta: 'x' }),
  ])('with an event that cannot be read is broken there: %j', async (bad) => {
    const { error } = await readToEnd(readText(beginning.join('') + bad));
    expect(error).toMatchObject({ code: 'malformed_event', partial: { text: 'Xin chào bạn!' } });
  });

  test('can be handed on and read back', async () => {
    const bytes = readText(golden.join('')).toReadableStream();
    expect(await readResponseStream(bytes).result()).toEqual(whole);
  });

  test('does not change the events that it hands out', async () => {
    const { events } = await readToEnd(readText(golden.join('')));
    expect(events.map((one) => event(one.type, one))).toEqual(golden);
  });
});

describe('responses.create', () => {
  const options = { gateway: techopenclaw, apiKey: 'toc-1', maxRetries: 0 };
  const params = { model: 'gpt-5.4-codex', input: 'Xin chào' };

  test('streams where it is asked to', async () => {
    const { client, sent } = clientAnsweredBy(
      () => new Response(golden.join(''), { headers: { 'content-type': 'text/event-stream' } }),
      options,
    );
    const stream = await client.responses.create({ ...params, stream: true });
    expect(await stream.result()).toEqual(whole);
    expect(sent[0]?.headers.get('accept')).toBe('text/event-stream');
    expect(sent[0]?.body).toEqual({ ...params, stream: true });
  });

  test('knows what it cost when it is left early', async () => {
    const { client } = clientAnsweredBy(
      () => new Response(beginning.join(''), { headers: { 'content-type': 'text/event-stream' } }),
      options,
    );
    const stream = await client.responses.create({ ...params, stream: true });
    for await (const { type } of stream) if (type === 'response.output_text.delta') break;
    expect(stream.usage.estimated).toBe(true);
    expect(stream.usage.inputTokens).toBeGreaterThan(0);
  });

  test('that is aborted in the middle says so', async () => {
    const controller = new AbortController();
    const open = new ReadableStream<Uint8Array>({ start: (body) => body.enqueue(encode(beginning.join(''))) });
    const { client } = clientAnsweredBy(
      () => new Response(open, { headers: { 'content-type': 'text/event-stream' } }),
      options,
    );
    const stream = await client.responses.create({ ...params, stream: true }, { signal: controller.signal });
    const reading = readToEnd(stream);
    setImmediate(() => controller.abort('enough'));
    const { error } = await reading;
    expect(error).toBeInstanceOf(AbortError);
    expect(error?.cause).toBe('enough');
  });

  test('that failed within status 200 is the error that it reports', async () => {
    const failed = { ...begun, status: 'failed', error: { code: 'server_error', message: 'It broke.' } };
    const { client } = clientAnsweredBy(() => answerOf(failed), options);
    expect(await failureOf(client.responses.create(params))).toMatchObject({ code: 'internal_error', status: 500 });
  });

  test.each([undefined, '', [], 7])('needs an input, and not %j', async (input) => {
    const { client, sent } = clientAnsweredBy(() => answerOf(whole), options);
    const error = await failureOf(client.responses.create({ model: 'm', input: input as string }));
    expect(error.code).toBe('invalid_params');
    expect(sent).toEqual([]);
  });

  test('gives the text of all its messages, and leaves the response as it came', async () => {
    const { client } = clientAnsweredBy(() => answerOf(whole), options);
    const response = await client.responses.create(params);
    expect(response).toEqual(whole);
    expect(outputText(response)).toBe('Xin chào bạn!');
    expect(outputText({ output: [] })).toBe('');
  });
});
