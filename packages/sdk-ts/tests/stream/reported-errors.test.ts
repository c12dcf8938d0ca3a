import { describe, expect, test } from 'vitest';
import { ClawwitsError, readChatStream, readMessageStream, readResponseStream } from '../../src/index.ts';
import { done, event, finish, say } from '../corpus/stream-case.ts';
import { failureOf, readToEnd } from '../support/client.ts';
import { guardEachTest } from '../support/guards.ts';

guardEachTest();

const dataOf = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`;

function bytesOf(text: string): ReadableStream<Uint8Array> {
  const { body } = new Response(text);
  if (body === null) throw new Error('A response has a body.');
  return body;
}

const message = {
  id: 'msg_7',
  type: 'message',
  role: 'assistant',
  content: [],
  usage: { input_tokens: 1, output_tokens: 1 },
};

const dialects = {
  chat: { read: readChatStream, before: [dataOf(say({ content: 'Chào' }))] },
  message: {
    read: readMessageStream,
    before: [
      event('message_start', { message }),
      event('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }),
      event('content_block_delta', { index: 0, delta: { type: 'text_delta', text: 'Chào' } }),
    ],
  },
  response: {
    read: readResponseStream,
    before: [event('response.output_text.delta', { output_index: 0, content_index: 0, delta: 'Chào' })],
  },
};

const said = 'The model is busy.';

const forms: readonly [form: string, event: string, code: string, status: number][] = [
  ['an envelope', dataOf({ error: { code: 503, message: said } }), 'service_unavailable', 503],
  ['a text for an envelope', dataOf({ error: said, code: 'rate_limited' }), 'rate_limited', 429],
  [
    'an object named so',
    dataOf({ object: 'error', message: said, type: 'BadRequestError', code: 400 }),
    'invalid_request',
    400,
  ],
  ['a type that says so', dataOf({ type: 'error', message: said, code: 'rate_limited' }), 'rate_limited', 429],
  ["a dialect's type", dataOf({ type: 'overloaded_error', message: said }), 'service_unavailable', 529],
  ['nothing around it', dataOf({ code: 'router_error', message: said }), 'router_error', 502],
  [
    'a problem+json',
    dataOf({ type: 'https://a.example/problems/busy', title: 'Busy', status: 503, detail: said }),
    'service_unavailable',
    503,
  ],
  ["FastAPI's list", dataOf({ detail: [{ loc: ['body'], msg: said, type: 'value_error' }] }), 'internal_error', 500],
  ['a list of errors', dataOf({ errors: [{ message: said }] }), 'internal_error', 500],
  [
    'a list around it',
    dataOf([{ error: { code: 429, message: said, status: 'RESOURCE_EXHAUSTED' } }]),
    'rate_limited',
    429,
  ],
  ['a fault', dataOf({ fault: { faultstring: said } }), 'internal_error', 500],
  [
    'an event named error with JSON',
    `event: error\n${dataOf({ code: 'router_error', message: said })}`,
    'router_error',
    502,
  ],
  ['an event named error with a text', `event: error\ndata: ${said}\n\n`, 'internal_error', 500],
  ['an event named error with a JSON text', `event: error\n${dataOf(said)}`, 'internal_error', 500],
];

describe.each(Object.entries(dialects))('a failure in a stream of the %s dialect', (_, { read, before }) => {
  test.each(forms)('is thrown in the form of %s, whatever follows', async (_form, failure, code, status) => {
    const { events, error } = await readToEnd<unknown>(read(bytesOf(before.join('') + failure + done)));
    expect(events).toHaveLength(before.length);
    expect(error).toBeInstanceOf(ClawwitsError);
    expect(error?.message).toContain(said);
    expect(error?.partial?.text).toBe('Chào');
    expect(error).toMatchObject({ code, status });
  });
});

describe('a failure of one answer', () => {
  test('within its choice is thrown', async () => {
    const failed = say({ content: '' }, { finish_reason: 'error', error: { code: 502, message: said } });
    const error = await failureOf(
      readChatStream(bytesOf(dataOf(say({ content: 'A' })) + dataOf(failed) + done)).result(),
    );
    expect(error).toMatchObject({ status: 502, partial: { text: 'A' } });
    expect(error.message).toContain(said);
  });
});

describe('what resembles a failure', () => {
  test.each([
    ['a chunk with a message and a code', { ...say({ content: '!' }), message: 'ok', code: 'none', detail: 'x' }],
    ['a chunk whose error is null', { ...say({ content: '!' }), error: null }],
    ['a chunk that holds usage alone', { message: 'done', code: 1, usage: { prompt_tokens: 1, completion_tokens: 1 } }],
    ['a note without a code', { message: 'processing' }],
    ['a status', { status: 'processing' }],
    ['an empty list of errors', { errors: [], detail: null }],
  ])('is not an error: %s', async (_, odd) => {
    const text = dataOf(say({ content: 'Chào' })) + dataOf(odd) + dataOf(finish()) + done;
    expect((await readChatStream(bytesOf(text)).result()).choices[0].finish_reason).toBe('stop');
  });
});

describe('a stream without an answer', () => {
  test.each([
    ['the mark alone', readChatStream, done],
    ['chunks without answers', readChatStream, dataOf({ id: '', object: '', choices: [] }) + done],
    ['the mark alone, of messages', readMessageStream, done],
    ['the stop alone', readMessageStream, event('message_stop')],
    ['the mark alone, of responses', readResponseStream, done],
  ])('is an error: %s', async (_, read, text) => {
    const error = await failureOf((read as typeof readChatStream)(bytesOf(text)).result());
    expect(error).toMatchObject({ name: 'IncompleteStreamError', code: 'stream_cut' });
  });

  test('because it was cancelled has no result', async () => {
    const stream = readChatStream(bytesOf(dataOf(say({ content: 'A' }))));
    stream.cancel();
    expect(await failureOf(stream.result())).toMatchObject({ name: 'IncompleteStreamError', code: 'stream_cut' });
  });
});

describe('a message that contradicts itself', () => {
  const start = event('message_start', { message });
  const tool = event('content_block_start', {
    index: 0,
    content_block: { type: 'tool_use', id: 't1', name: 'pay', input: { amount: 1 } },
  });
  const add = (members: object) => event('content_block_delta', { index: 0, delta: members });

  test.each([
    [
      'with two inputs for one call',
      start +
        tool +
        add({ type: 'input_json_delta', partial_json: '{"amount":2}' }) +
        event('content_block_stop', { index: 0 }),
    ],
    ['with an input for no call', start + add({ type: 'input_json_delta', partial_json: '{"amount":2}' })],
    ['with a second message in it', start + tool + event('message_start', { message: { ...message, id: 'msg_8' } })],
  ])('is an error that holds what arrived: %s', async (_, text) => {
    const { error } = await readToEnd<unknown>(readMessageStream(bytesOf(text + event('message_stop'))));
    expect(error).toMatchObject({ name: 'IncompleteStreamError', code: 'malformed_event' });
    expect(error?.partial?.events).toBeGreaterThan(0);
  });

  test('and a call whose input was cut keeps what the model wrote of it', async () => {
    const cut = event('content_block_start', {
      index: 0,
      content_block: { type: 'tool_use', id: 't1', name: 'pay', input: {} },
    });
    const text = start + cut + add({ type: 'input_json_delta', partial_json: '{"amo' }) + event('message_stop');
    const { content } = await readMessageStream(bytesOf(text)).result();
    expect(content).toEqual([{ type: 'tool_use', id: 't1', name: 'pay', input: {}, partial_json: '{"amo' }]);
  });
});
