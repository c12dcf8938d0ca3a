import { type DialectFaultName, dialectFaults } from '@clawwits/mock-gateway';
import { startServer } from '@clawwits/mock-gateway/server';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Clawwits } from '../../src/index.ts';
import { failureOf, hello, helloStream, readToEnd } from '../support/client.ts';

const names = Object.keys(dialectFaults) as DialectFaultName[];

/** The errors that fail a call: class, status and the sentence for people. */
const errors = {
  'problem-json': ['GatewayError', 503, 'The model is overloaded.'],
  'error-detail': ['GatewayError', 503, 'The model is overloaded.'],
  'error-detail-list': ['RequestRejectedError', 422, 'messages.0.role: Field required'],
  'error-list': ['GatewayError', 503, 'The model is overloaded.'],
  'error-description': ['AuthenticationError', 401, 'The access token has expired.'],
  'error-fault': ['GatewayError', 503, 'The model is overloaded.'],
} as const;
const errorNames = Object.keys(errors) as (keyof typeof errors)[];
const harmless = names.filter(
  (name) => name !== 'error-object' && name !== 'done-only' && !Object.hasOwn(errors, name),
);
const text = 'One two three four';
const tools = ['weather', 'time'].map((name) => ({
  type: 'function' as const,
  function: { name, parameters: { type: 'object', properties: { place: { type: 'string' } } } },
}));
const toolCalls = [
  { id: 'call_1', name: 'weather', arguments: '{"place":"Huế"}' },
  { id: 'call_2', name: 'time', arguments: '{"place":"Đà Lạt"}' },
];

async function open(fault: string, answer: Parameters<typeof startServer>[0] = { answer: text }) {
  const server = await startServer({ ...answer, faults: [fault] });
  onTestFinished(() => server.close());
  return { server, cw: new Clawwits({ apiKey: server.apiKey, baseURL: server.url, maxRetries: 0 }) };
}

describe.each(harmless)('under the fault %s', (fault) => {
  test('a chat gives its text, streamed and whole, and costs as usual', async () => {
    const { server, cw } = await open(fault);
    const stream = await cw.chat.completions.create(helloStream);
    const { error } = await readToEnd(stream);
    expect({ error, text: stream.text }).toEqual({ error: null, text });
    const whole = await cw.chat.completions.create(hello);
    const content = whole.choices[0].message.content as unknown;
    expect(content).toEqual(fault === 'content-parts' ? [{ type: 'text', text }] : text);
    expect(server.gateway.account().wallet.lifetimeUsed).toBe(2 * whole.usage.total_tokens);
    expect(server.gateway.calls.at(-1)).toMatchObject({ outcome: 'complete', fault: `${fault}:0` });
  });

  test('a chat gives its tool calls, streamed and whole', async () => {
    const { cw } = await open(fault, { answer: { toolCalls } });
    const expected = toolCalls.map(({ id, name, arguments: text }) => ({
      id,
      type: 'function',
      function: { name, arguments: text },
    }));
    const streamed = await (await cw.chat.completions.create({ ...helloStream, tools })).result();
    expect(streamed.choices[0].message.tool_calls).toMatchObject(expected);
    const whole = await cw.chat.completions.create({ ...hello, tools });
    const given = whole.choices[0].message.tool_calls?.map((call) => {
      const args: unknown = call.function.arguments;
      return {
        ...call,
        function: { ...call.function, arguments: typeof args === 'string' ? args : JSON.stringify(args) },
      };
    });
    expect(given?.map(({ index: _index, ...call }: { index?: number } & object) => call)).toMatchObject(expected);
  });

  test('a message gives its text, streamed and whole', async () => {
    const { cw } = await open(fault);
    const stream = await cw.messages.create(helloStream);
    const { error } = await readToEnd(stream);
    expect({ error, text: stream.text }).toEqual({ error: null, text });
    const { content } = await cw.messages.create(hello);
    expect(content).toMatchObject([{ type: 'text', text }]);
  });
});

test('under the fault error-object a stream is the error that it reports, although an end marker follows', async () => {
  const { cw } = await open('error-object');
  const stream = await cw.chat.completions.create(helloStream);
  const { error } = await readToEnd(stream);
  expect(error).toMatchObject({
    name: 'GatewayError',
    code: 'internal_error',
    message: expect.stringContaining('crashed'),
  });
  const message = await cw.messages.create(helloStream);
  expect(await failureOf(message.result())).toMatchObject({ code: 'internal_error' });
});

test('under the fault done-only a stream is no answer, and says that it may have been billed', async () => {
  const { cw } = await open('done-only');
  const stream = await cw.chat.completions.create(helloStream);
  const { error } = await readToEnd(stream);
  expect(error).toMatchObject({ name: 'IncompleteStreamError', code: 'stream_cut', maybeBilled: true });
});

describe.each(errorNames)('under the fault %s', (fault) => {
  const [name, status, sentence] = errors[fault];

  test.each([hello, helloStream])('a call fails with the sentence of the error, and costs nothing', async (params) => {
    const { server, cw } = await open(fault);
    const error = await failureOf(cw.chat.completions.create(params));
    expect(error).toMatchObject({ name, status, message: expect.stringContaining(sentence) });
    expect(await failureOf(cw.messages.create(params))).toMatchObject({ name, status });
    expect(server.gateway.account().wallet).toMatchObject({ reserved: 0, lifetimeUsed: 0 });
  });

  test('a stream that has begun ends in that error and keeps what arrived, although an end marker follows', async () => {
    const { cw } = await open(`${fault}:3`);
    const stream = await cw.chat.completions.create(helloStream);
    const { error } = await readToEnd(stream);
    expect(error).toMatchObject({ message: expect.stringContaining(sentence) });
    expect(stream.text).toBe('One two');
    const whole = await failureOf(cw.chat.completions.create(hello));
    expect(whole).toMatchObject({ message: expect.stringContaining(sentence) });
  });
});
