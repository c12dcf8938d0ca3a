import { createGateway } from '@clawwits/mock-gateway';
import { describe, expect, it } from 'vitest';
import { Clawwits, readChatStream, readMessageStream } from '../../src/index.ts';
import { failureOf, hello, helloStream, readToEnd } from '../support/client.ts';

const gateway = createGateway();
const cw = new Clawwits({ baseURL: 'https://gateway.clawwits.test', apiKey: gateway.apiKey, fetch: gateway.fetch });

function bytesOf(text: string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text));
      controller.close();
    },
  });
}

describe('a stream that is handed on', () => {
  it('is read back as the chat it was', async () => {
    const handedOn = (await cw.chat.completions.create(helloStream)).toReadableStream();
    const whole = await cw.chat.completions.create(hello);
    const { choices } = await readChatStream(handedOn).result();
    expect(choices[0].message).toEqual(whole.choices[0].message);
    expect(choices[0].finish_reason).toBe('stop');
  });

  it('says what it cost to whoever reads it next, also where the caller did not ask', async () => {
    const stream = await cw.chat.completions.create(helloStream);
    const next = readChatStream(stream.toReadableStream());
    await next.result();
    expect(next.usage).toEqual({ ...stream.usage, estimated: false });
  });

  it('is read back as the message it was', async () => {
    const params = { messages: hello.messages, maxTokens: 200 };
    const handedOn = (await cw.messages.create({ ...params, stream: true })).toReadableStream();
    const whole = await cw.messages.create(params);
    expect((await readMessageStream(handedOn).result()).content).toEqual(whole.content);
  });

  it('keeps the promise about endings', async () => {
    const chunk =
      '{"id":"c","object":"chat.completion.chunk","model":"m","choices":[{"index":0,"delta":{"content":"Xin"}}]}';
    const { events, error } = await readToEnd(readChatStream(bytesOf(`data: ${chunk}\n\n`)));
    expect(events).toHaveLength(1);
    expect(error).toMatchObject({ code: 'stream_cut', maybeBilled: false, partial: { text: 'Xin' } });
  });

  it('ends with its signal', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const stream = readChatStream(new ReadableStream(), { signal: controller.signal });
    const failure = failureOf(stream.result());
    controller.abort(reason);
    expect(await failure).toMatchObject({ code: 'aborted', cause: reason });
  });
});
