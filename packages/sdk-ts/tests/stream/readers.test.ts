import { ChatReader } from '@clawwits/dialects';
import { MessageReader } from '@clawwits/dialects/readers';
import { createGateway, defaultBaseURL } from '@clawwits/mock-gateway';
import { describe, expect, test } from 'vitest';
import { interpretEventStream } from '../../../dialects/tests/support/reference-event-stream.ts';
import { IncompleteStreamError, readChatStream, readMessageStream } from '../../src/index.ts';
import { readToEnd } from '../support/client.ts';
import {
  blockStartEvent,
  chatAnswer,
  chatStream,
  doneMark,
  finishChunk,
  messageAnswer,
  messageStartEvent,
  messageStopEvent,
  messageStream,
  pingEvent,
  roleChunk,
  sayChunk,
  sayEvent,
  usageChunk,
} from '../support/golden.ts';
import { guardEachTest } from '../support/guards.ts';

guardEachTest();

const encode = (text: string) => new TextEncoder().encode(text);

/** Bytes as they would come from elsewhere, in pieces. */
function bytesOf(bytes: Uint8Array, pieceSize = 1_000_000): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(at, at + pieceSize));
      at += pieceSize;
    },
  });
}

const dialects = {
  chat: {
    read: readChatStream,
    golden: chatStream,
    /** After this event the answer is whole, whether the mark comes or not. */
    wholeAfter: chatStream.indexOf(finishChunk),
    say: [sayChunk('Xin chào'), sayChunk(' bạn!')],
  },
  message: {
    read: readMessageStream,
    golden: messageStream,
    wholeAfter: messageStream.indexOf(messageStopEvent),
    say: [sayEvent('Xin chào'), sayEvent(' bạn!')],
  },
};

describe.each(Object.entries(dialects))('a streamed %s', (_, { read, golden, wholeAfter, say }) => {
  const whole = encode(golden.join(''));
  const wholeAt = encode(golden.slice(0, wholeAfter + 1).join('')).length;
  const saidAt = say.map((event) => encode(golden.slice(0, golden.indexOf(event) + 1).join('')).length);

  test('cut at any byte ends as what it is: whole, or cut with the text that had arrived', async () => {
    for (let length = 0; length <= whole.length; length++) {
      const stream = read(bytesOf(whole.subarray(0, length), 64));
      const { error } = await readToEnd<unknown>(stream);
      const said = ['', 'Xin chào', 'Xin chào bạn!'][saidAt.filter((at) => at <= length).length];
      if (length >= wholeAt) {
        expect(error).toBeNull();
        expect(stream.text).toBe('Xin chào bạn!');
        continue;
      }
      expect(error).toBeInstanceOf(IncompleteStreamError);
      expect(error).toMatchObject({ code: 'stream_cut', partial: { text: said } });
    }
  });

  test('is the same in pieces of every size', async () => {
    const expected = await readToEnd<unknown>(read(bytesOf(whole)));
    for (let size = 1; size < 80; size++) {
      expect(await readToEnd<unknown>(read(bytesOf(whole, size)))).toEqual(expected);
    }
  });

  test('ends at its mark, whatever follows', async () => {
    const stream = read(bytesOf(encode(`${golden.join('')}data: {"error":{"code":"late"}}\n\ngarbage`)));
    const { error } = await readToEnd<unknown>(stream);
    expect(error).toBeNull();
    expect(stream.usage).toEqual({ inputTokens: 3, outputTokens: 5, estimated: false });
  });

  test.each(['data: {"id":\n\n', 'data: null\n\n', 'data: 7\n\n', 'data: nonsense\n\n'])(
    'with an event that cannot be read is broken there: %j',
    async (bad) => {
      const before = golden.slice(0, wholeAfter).join('');
      const { error, events } = await readToEnd<unknown>(read(bytesOf(encode(before + bad))));
      expect(error).toMatchObject({ code: 'malformed_event', partial: { text: 'Xin chào bạn!' } });
      expect(events.length).toBeGreaterThan(0);
    },
  );

  test.each([
    ['data: {"error":{"code":"router_error","message":"It failed."}}\n\n', 'router_error', 502],
    [
      'event: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"Busy."}}\n\n',
      'service_unavailable',
      529,
    ],
    ['data: {"error":{"code":"rate_limited","retryAfterMs":70}}\n\n', 'rate_limited', 429],
    ['data: {"error":{"code":503,"message":"In digits."}}\n\n', 'service_unavailable', 503],
  ])('hands out what came before an error, then throws it: %s', async (event, code, status) => {
    const before = golden.slice(0, wholeAfter).join('');
    const { error, events } = await readToEnd<unknown>(read(bytesOf(encode(before + event))));
    expect(events).toHaveLength(wholeAfter);
    expect(error).toMatchObject({ code, status, partial: { text: 'Xin chào bạn!' } });
  });
});

describe('a streamed chat', () => {
  const result = (text: string) => readChatStream(bytesOf(encode(text))).result();

  test('adds up to the answer that is not streamed', async () => {
    expect(await result(chatStream.join(''))).toEqual(chatAnswer);
  });

  test('without usage is counted, and says so', async () => {
    const stream = readChatStream(
      bytesOf(encode([roleChunk, sayChunk('x'.repeat(400)), finishChunk, doneMark].join(''))),
    );
    await stream.result();
    expect(stream.usage).toEqual({ inputTokens: 0, outputTokens: 100, estimated: true });
  });

  test('puts the pieces of several tool calls together', async () => {
    const piece = (delta: object, finish: string | null = null) =>
      `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', model: 'm', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
    const call = (index: number, fields: object) => piece({ tool_calls: [{ index, ...fields }] });
    const { choices } = await result(
      [
        piece({ role: 'assistant', content: null }),
        call(0, { id: 'call_a', type: 'function', function: { name: 'look_up', arguments: '' } }),
        call(1, { id: 'call_b', type: 'function', function: { name: 'add', arguments: '{' } }),
        call(0, { function: { arguments: '{"city":' } }),
        call(1, { function: { arguments: '"a":1}' } }),
        call(0, { function: { arguments: '"Hà Nội"}' } }),
        piece({}, 'tool_calls'),
        doneMark,
      ].join(''),
    );
    expect(choices).toEqual([
      {
        index: 0,
        finish_reason: 'tool_calls',
        message: {
          role: 'assistant',
          content: null,
          tool_calls: [
            { id: 'call_a', type: 'function', function: { name: 'look_up', arguments: '{"city":"Hà Nội"}' } },
            { id: 'call_b', type: 'function', function: { name: 'add', arguments: '{"a":1}' } },
          ],
        },
      },
    ]);
  });

  const secondFinish = finishChunk.replace('"index":0', '"index":1');

  test('keeps several answers apart, in their order, however they mingle', async () => {
    const text = [sayChunk('B', 1), sayChunk('A', 0), sayChunk('b', 1), finishChunk, secondFinish, doneMark].join('');
    const { choices } = await result(text);
    expect(choices.map(({ index, message }) => [index, message.content])).toEqual([
      [0, 'A'],
      [1, 'Bb'],
    ]);
  });

  test('of several answers is whole only with the last of them, also where one begins after another has ended', () => {
    const reader = new ChatReader({ choices: 2, hideUsageChunk: true, countPromptCharacters: () => 0 });
    const wholeAfterEach = [sayChunk('A', 0), finishChunk, sayChunk('B', 1), secondFinish].map((text) => {
      for (const event of interpretEventStream(encode(text))) reader.read(event);
      return reader.complete;
    });
    expect(wholeAfterEach).toEqual([false, false, false, true]);
  });

  test('keeps reasoning and refusal apart from the text', async () => {
    const say = (delta: object) => sayChunk('').replace('{"content":""}', JSON.stringify(delta));
    const { choices } = await result(
      [say({ reasoning_content: 'Hm' }), say({ reasoning_content: '…' }), say({ refusal: 'No' }), finishChunk].join(''),
    );
    expect(choices[0].message).toEqual({
      role: 'assistant',
      content: null,
      reasoning_content: 'Hm…',
      refusal: 'No',
    });
  });

  test('hides the usage chunk from a caller who did not ask for it, and no other', () => {
    const texts = [sayChunk('A'), finishChunk, usageChunk];
    const steps = (hideUsageChunk: boolean) => {
      const reader = new ChatReader({ choices: 1, hideUsageChunk, countPromptCharacters: () => 0 });
      return texts.flatMap((text) => interpretEventStream(encode(text)).map((event) => reader.read(event).type));
    };
    expect(steps(true)).toEqual(['event', 'event', 'nothing']);
    expect(steps(false)).toEqual(['event', 'event', 'event']);
  });
});

describe('a streamed message', () => {
  const result = (text: string) => readMessageStream(bytesOf(encode(text))).result();
  const event = (type: string, fields: object) => `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`;
  const delta = (index: number, fields: object) => event('content_block_delta', { index, delta: fields });
  const start = (index: number, block: object) => event('content_block_start', { index, content_block: block });

  test('adds up to the answer that is not streamed', async () => {
    expect(await result(messageStream.join(''))).toEqual(messageAnswer);
  });

  test('keeps thinking, its signature, text and tools apart', async () => {
    const { content } = await result(
      [
        messageStartEvent,
        start(0, { type: 'thinking', thinking: '', signature: '' }),
        delta(0, { type: 'thinking_delta', thinking: 'Hm' }),
        delta(0, { type: 'thinking_delta', thinking: '…' }),
        delta(0, { type: 'signature_delta', signature: 'c2ln' }),
        pingEvent,
        start(1, { type: 'text', text: '' }),
        delta(1, { type: 'text_delta', text: 'Ah' }),
        start(2, { type: 'tool_use', id: 'toolu_1', name: 'look_up', input: {} }),
        delta(2, { type: 'input_json_delta', partial_json: '{"city":' }),
        delta(2, { type: 'input_json_delta', partial_json: '"Huế"}' }),
        messageStopEvent,
      ].join(''),
    );
    expect(content).toEqual([
      { type: 'thinking', thinking: 'Hm…', signature: 'c2ln' },
      { type: 'text', text: 'Ah' },
      { type: 'tool_use', id: 'toolu_1', name: 'look_up', input: { city: 'Huế' } },
    ]);
  });

  test('takes events that a later version of the dialect may bring', async () => {
    const later = [event('message_note', { note: 1 }), delta(0, { type: 'citations_delta', citation: {} })];
    const text = [messageStartEvent, blockStartEvent, sayEvent('A'), ...later, messageStopEvent].join('');
    const { events, error } = await readToEnd(readMessageStream(bytesOf(encode(text))));
    expect(error).toBeNull();
    expect(events).toHaveLength(6);
  });

  test('knows the input that was reported, and counts the output, until that is reported', () => {
    const reader = new MessageReader({ countPromptCharacters: () => 4_000 });
    const read = (text: string) => {
      for (const one of interpretEventStream(encode(text))) reader.read(one);
      return reader.usage;
    };
    expect(reader.usage).toEqual({ inputTokens: 1_000, outputTokens: 0, estimated: true });
    expect(read(messageStartEvent)).toEqual({ inputTokens: 3, outputTokens: 0, estimated: true });
    expect(read(blockStartEvent + sayEvent('x'.repeat(40)))).toEqual({
      inputTokens: 3,
      outputTokens: 10,
      estimated: true,
    });
    expect(read(messageStream.slice(-2).join(''))).toEqual({ inputTokens: 3, outputTokens: 5, estimated: false });
  });

  test('counts the output where its end leaves that out, for the count at its start does not count', async () => {
    const stream = readMessageStream(
      bytesOf(
        encode(
          [
            messageStartEvent,
            blockStartEvent,
            sayEvent('x'.repeat(40)),
            event('message_delta', { delta: { stop_reason: 'end_turn' }, usage: { cache_read_input_tokens: 1 } }),
            messageStopEvent,
          ].join(''),
        ),
      ),
    );
    expect((await stream.result()).usage).toMatchObject({ output_tokens: 10, cache_read_input_tokens: 1 });
    expect(stream.usage).toEqual({ inputTokens: 3, outputTokens: 10, estimated: true });
  });
});

describe("the mock gateway's streams", () => {
  const question = { messages: [{ role: 'user', content: 'Xin chào' }], max_tokens: 200, stream: true };

  test.each([
    ['/v1/chat/completions', { ...question, stream_options: { include_usage: true } }, readChatStream],
    ['/v1/messages', question, readMessageStream],
  ])('of %s, cut at any byte, end as whole or as cut', async (path, body, read) => {
    const gateway = createGateway({ answer: 'Xin chào bạn!' });
    const response = await gateway.fetch(defaultBaseURL + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${gateway.apiKey}` },
      body: JSON.stringify(body),
    });
    const whole = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(whole);
    const mark = path === '/v1/messages' ? 'event: message_stop' : '"finish_reason":"stop"';
    const wholeAt = encode(text.slice(0, text.indexOf('\n\n', text.indexOf(mark)) + 2)).length;
    for (let length = 0; length <= whole.length; length += 3) {
      const { error } = await readToEnd<unknown>(read(bytesOf(whole.subarray(0, length))));
      expect(error?.code).toBe(length >= wholeAt ? undefined : 'stream_cut');
    }
  });
});
