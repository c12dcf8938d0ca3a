import { describe, expect, test } from 'vitest';
import { type ChatCompletion, Clawwits, type Message, techopenclaw } from '../../src/index.ts';
import { clientAnsweredBy } from '../support/answering.ts';
import { failureOf, hello, helloStream, readToEnd, testKey } from '../support/client.ts';
import { chatAnswer, chatStream, doneMark, messageAnswer, messageStream, sayChunk } from '../support/golden.ts';
import { guardEachTest } from '../support/guards.ts';

guardEachTest();

/** A client of a gateway that answers the same bytes to everything. */
function clientOf(text: string, contentType: string | null, pieceSize = 16_384): Clawwits {
  const bytes = new TextEncoder().encode(text);
  const answer = () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent < bytes.length) controller.enqueue(bytes.slice(sent, sent + pieceSize));
        else controller.close();
        sent += pieceSize;
      },
    });
    return new Response(body, contentType === null ? {} : { headers: { 'content-type': contentType } });
  };
  return clientAnsweredBy(answer, { maxRetries: 0 }).client;
}

const toLines = (events: readonly string[]): string =>
  events.map((event) => event.replace(/^(event:.*\n)?data: /, '').trim()).join('\n');

const contentTypes = ['text/event-stream', 'text/plain', 'application/x-ndjson', 'application/octet-stream', null];

/** A chat answer with much that a text is not. */
const richAnswer: ChatCompletion = {
  ...chatAnswer,
  choices: [
    {
      index: 0,
      message: {
        role: 'assistant',
        content: 'Xin chào {"bạn"}!',
        reasoning_content: 'They said "hi" \\ waved.',
        refusal: 'No.',
        tool_calls: [
          { id: 'call_1', type: 'function', function: { name: 'search', arguments: '{"q":"a"}' } },
          { id: 'call_2', type: 'function', function: { name: 'search', arguments: '{"q":"b"}' } },
        ],
      },
      finish_reason: 'tool_calls',
    },
  ],
};

const richMessage: Message = {
  ...messageAnswer,
  content: [
    { type: 'thinking', thinking: 'Hm.', signature: 'c2ln' },
    { type: 'text', text: 'Xin chào bạn!' },
    { type: 'tool_use', id: 'toolu_1', name: 'search', input: { q: 'a' } },
  ],
  stop_reason: 'tool_use',
};

const responseAnswer = {
  id: 'resp_1',
  object: 'response',
  created_at: 1_700_000_000,
  status: 'completed',
  model: 'gpt-5.4-codex',
  output: [
    { type: 'reasoning', id: 'rs_1', summary: [{ type: 'summary_text', text: 'Hm.' }] },
    {
      ...{ type: 'message', id: 'msg_1', role: 'assistant', status: 'completed' },
      content: [{ type: 'output_text', text: 'Xin chào', annotations: [] }],
    },
    { type: 'function_call', id: 'fc_1', call_id: 'call_1', name: 'search', arguments: '{"q":"a"}' },
  ],
  usage: { input_tokens: 3, output_tokens: 5, total_tokens: 8 },
};

describe.each(contentTypes)('a stream with the content type %s', (contentType) => {
  test.each([1, 7, 16_384])('of events is read as a stream, in pieces of %i bytes', async (pieceSize) => {
    const stream = await clientOf(chatStream.join(''), contentType, pieceSize).chat.completions.create(helloStream);
    const { events, error } = await readToEnd(stream);
    expect(error).toBeNull();
    expect(events).toHaveLength(4);
    expect(stream.text).toBe('Xin chào bạn!');
    expect(stream.usage).toEqual({ inputTokens: 3, outputTokens: 5, estimated: false });
  });

  test.each([1, 7, 16_384])('of JSON lines is read chunk by chunk, in pieces of %i bytes', async (pieceSize) => {
    const lines = toLines(chatStream.slice(0, -1));
    const stream = await clientOf(lines, contentType, pieceSize).chat.completions.create(helloStream);
    expect(await stream.result()).toEqual(chatAnswer);
  });

  test.each([1, 16_384])(
    'that is one JSON object is a stream of that answer, in pieces of %i bytes',
    async (pieceSize) => {
      const text = JSON.stringify(richAnswer, null, 2);
      const stream = await clientOf(text, contentType, pieceSize).chat.completions.create(helloStream);
      expect(await stream.result()).toEqual(richAnswer);
      expect(stream.text).toBe('Xin chào {"bạn"}!');
      expect(stream.usage).toEqual({ inputTokens: 3, outputTokens: 5, estimated: false });
      const again = await clientOf(text, contentType, pieceSize).chat.completions.create(helloStream);
      const { events, error } = await readToEnd(again);
      expect(error).toBeNull();
      expect(events.map(({ choices }) => choices[0]?.delta.content).join('')).toBe('Xin chào {"bạn"}!');
      expect(events.flatMap(({ choices }) => choices[0]?.delta.tool_calls ?? [])).toMatchObject([
        { index: 0, id: 'call_1' },
        { index: 1, id: 'call_2' },
      ]);
    },
  );

  test('that is one error is that error', async () => {
    const text = '{"error":{"code":"insufficient_wits","message":"Spent."}}';
    const call = clientOf(text, contentType).chat.completions.create(helloStream);
    const failing = call.then((stream) => stream.result());
    expect(await failureOf(failing)).toMatchObject({ status: 402, code: 'insufficient_wits' });
  });

  test('where one JSON object was asked for is read to its end', async () => {
    expect(await clientOf(chatStream.join(''), contentType).chat.completions.create(hello)).toEqual(chatAnswer);
    const lines = toLines(chatStream.slice(0, -1));
    expect(await clientOf(lines, contentType).chat.completions.create(hello)).toEqual(chatAnswer);
    expect(await clientOf(messageStream.join(''), contentType).messages.create(hello)).toMatchObject(messageAnswer);
    expect(await clientOf(JSON.stringify(richAnswer), contentType).chat.completions.create(hello)).toEqual(richAnswer);
  });

  test('where one JSON object was asked for says what had arrived when it is cut', async () => {
    const error = await failureOf(clientOf(sayChunk('Half'), contentType).chat.completions.create(hello));
    expect(error).toMatchObject({ code: 'invalid_response', maybeBilled: true, partial: { text: 'Half', events: 1 } });
  });

  test('where one JSON object was asked for fails as the error in it', async () => {
    const text = `${sayChunk('Half')}data: {"error":{"code":"insufficient_wits"}}\n\n`;
    const error = await failureOf(clientOf(text, contentType).chat.completions.create(hello));
    expect(error).toMatchObject({
      code: 'insufficient_wits',
      status: 402,
      maybeBilled: true,
      partial: { text: 'Half' },
    });
  });
});

describe('one JSON object where a stream was asked for', () => {
  test('is a stream of that message, its thinking and its tools', async () => {
    const client = clientOf(JSON.stringify(richMessage), 'application/json');
    const stream = await client.messages.create(helloStream);
    const { events, error } = await readToEnd(stream);
    expect(error).toBeNull();
    expect(stream.text).toBe('Xin chào bạn!');
    const deltas = events.flatMap((event) => (event.type === 'content_block_delta' ? [event.delta] : []));
    expect(deltas).toEqual([
      { type: 'thinking_delta', thinking: 'Hm.' },
      { type: 'signature_delta', signature: 'c2ln' },
      { type: 'text_delta', text: 'Xin chào bạn!' },
      { type: 'input_json_delta', partial_json: '{"q":"a"}' },
    ]);
    expect(events.at(-1)).toEqual({ type: 'message_stop' });
    expect(await (await client.messages.create(helloStream)).result()).toMatchObject(richMessage);
  });

  test.each(['completed', 'incomplete'])('is a stream of that response, %s', async (status) => {
    const whole = { ...responseAnswer, status };
    const client = new Clawwits({
      gateway: techopenclaw,
      apiKey: 'toc-test0123456789',
      baseURL: 'https://gateway.test',
      fetch: async () => Response.json(whole),
    });
    const call = () => client.responses.create({ model: 'gpt-5.4-codex', input: 'Hi', stream: true });
    const { events, error } = await readToEnd(await call());
    expect(error).toBeNull();
    const texts = events.flatMap((event) => (event.type === 'response.output_text.delta' ? [event.delta] : []));
    expect(texts).toEqual(['Xin chào']);
    expect(events.at(-1)?.type).toBe(`response.${status}`);
    expect(await (await call()).result()).toEqual(whole);
  });

  test('is a stream of that answer as the one event of a stream, too', async () => {
    const text = `data: ${JSON.stringify(richAnswer)}\n\n${doneMark}`;
    const stream = await clientOf(text, 'text/event-stream').chat.completions.create(helloStream);
    const { events, error } = await readToEnd(stream);
    expect(error).toBeNull();
    expect(events.map(({ choices }) => choices[0]?.delta.content)).toEqual(['Xin chào {"bạn"}!']);
    const whole = await clientOf(text, 'text/event-stream').chat.completions.create(hello);
    expect(whole).toEqual(richAnswer);
    const message = `event: message\ndata: ${JSON.stringify(richMessage)}\n\n`;
    const messages = await clientOf(message, 'text/event-stream').messages.create(helloStream);
    expect(await messages.result()).toMatchObject(richMessage);
  });

  test('that is no answer is an error with all of it', async () => {
    const stream = await clientOf('{"hello":1}', 'application/json').chat.completions.create(helloStream);
    expect((await readToEnd(stream)).error).toMatchObject({ code: 'stream_cut', partial: { text: '{"hello":1}' } });
  });

  test('is handed on as a stream, and to both of a tee', async () => {
    const client = clientOf(JSON.stringify(richAnswer), 'application/json');
    const text = await new Response((await client.chat.completions.create(helloStream)).toReadableStream()).text();
    expect(text.endsWith(doneMark)).toBe(true);
    expect(await (await clientOf(text, 'text/event-stream').chat.completions.create(helloStream)).result()).toEqual(
      richAnswer,
    );
    const [one, other] = (await client.chat.completions.create(helloStream)).tee();
    expect(await Promise.all([one.result(), other.result()])).toEqual([richAnswer, richAnswer]);
  });

  test('that is cut is an error with all of it', async () => {
    const text = JSON.stringify(chatAnswer).slice(0, -20);
    const error = await failureOf(clientOf(text, 'application/json').chat.completions.create(helloStream));
    expect(error).toMatchObject({ code: 'invalid_response', maybeBilled: true, partial: { text, events: 0 } });
    const stream = await clientOf(text, 'text/event-stream').chat.completions.create(helloStream);
    expect((await readToEnd(stream)).error).toMatchObject({ code: 'stream_cut', partial: { text, events: 0 } });
  });
});

describe('an answer that cannot be read', () => {
  const text = `<html><title>Log in</title>${testKey} ${'x'.repeat(100_000)}</html>`;

  test.each([hello, helloStream])('carries its text, bounded and without the key', async (params) => {
    const error = await failureOf(clientOf(text, 'text/html').chat.completions.create(params));
    expect(error).toMatchObject({ code: 'invalid_response', status: 200, maybeBilled: true });
    expect(error.message).toContain('its body is an HTML page, titled "Log in" (text/html)');
    expect(error.partial?.text).toMatch(/^<html><title>Log in<\/title>(cw_sk_)?\[redacted\] x/);
    expect(error.partial?.text.length).toBeLessThanOrEqual(65_536);
  });

  test('carries its text where it came as an event stream', async () => {
    const stream = await clientOf(text, 'text/event-stream').chat.completions.create(helloStream);
    const { error } = await readToEnd(stream);
    expect(error).toMatchObject({ code: 'stream_cut', partial: { events: 0 } });
    expect(error?.partial?.text).toContain('<title>Log in</title>');
    expect(error?.partial?.text).not.toContain(testKey);
  });

  test('carries the event that is no JSON, where there is no text before', async () => {
    const stream = await clientOf('data: {"id":\n\n', 'text/event-stream').chat.completions.create(helloStream);
    expect((await readToEnd(stream)).error).toMatchObject({ code: 'malformed_event', partial: { text: '{"id":' } });
  });

  test.each(['choices', 'usage', 'created', 'model'])('is not an error for the lack of its %s', async (name) => {
    for (const value of [null, undefined]) {
      const body = JSON.stringify({ ...chatAnswer, [name]: value });
      await clientOf(body, 'application/json').chat.completions.create(hello);
    }
  });

  test.each([
    ['an object that says so', '{"object":"error","message":"It broke."}'],
    ['a type that says so', '{"type":"error","message":"It broke."}'],
    ['nothing around it', '{"message":"It broke.","code":500}'],
    ['no choices', '{"choices":null,"message":"It broke.","code":500}'],
    ['a problem', '{"type":"about:blank","title":"It broke.","status":500}'],
    ['a list around it', '[{"error":{"message":"It broke.","code":500}}]'],
    ["FastAPI's detail", '{"detail":"It broke."}'],
  ])('is an error with %s', async (_, body) => {
    for (const params of [hello, helloStream]) {
      const error = await failureOf(clientOf(body, 'application/json').chat.completions.create(params));
      expect(error).toMatchObject({ status: 500, code: 'internal_error' });
      expect(error.message).toContain('It broke.');
    }
  });
});
