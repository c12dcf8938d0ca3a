import {
  chatCompletionChunkSchema,
  chatCompletionSchema,
  messageSchema,
  messageStreamEventSchema,
} from '@clawwits/contract/schemas';
import { describe, expect, it } from 'vitest';
import { endlessWords, openGateway, readEvents, until, user } from './support.ts';

describe('a streamed chat', () => {
  it('is chunks of the schema and then [DONE]; the first carries the role, the last the finish_reason and x_clawwits', async () => {
    const { streamChat } = openGateway({ answer: 'One two' });
    const response = await streamChat();
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const events = await readEvents(response);
    expect(events.pop()).toBe('[DONE]');
    const chunks = events.map((event) => chatCompletionChunkSchema.strict().parse(event));
    expect(chunks.map(({ choices }) => choices[0]?.delta)).toEqual([
      { role: 'assistant', content: '' },
      { content: 'One' },
      { content: ' two' },
      {},
    ]);
    expect(chunks.map(({ choices }) => choices[0]?.finish_reason)).toEqual([null, null, null, 'stop']);
    expect(chunks.map((chunk) => 'x_clawwits' in chunk)).toEqual([false, false, false, true]);
    expect(new Set(chunks.map(({ id, created, model }) => `${id} ${created} ${model}`)).size).toBe(1);
    expect(chunks.some((chunk) => 'usage' in chunk)).toBe(false);
  });

  it('adds one chunk without choices for usage where that is asked for', async () => {
    const { streamChat } = openGateway({ answer: 'One two' });
    const events = await readEvents(await streamChat({ stream_options: { include_usage: true } }));
    expect(events.at(-2)).toMatchObject({
      choices: [],
      usage: { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 },
    });
  });

  it('is the same text, usage and finish reason as the whole answer, for every dialect and limit', async () => {
    const { chat, streamChat, message, send } = openGateway({ now: () => 0 });
    for (const max_tokens of [1, 2, 7, 30, 500]) {
      const whole = chatCompletionSchema.parse((await chat({ max_tokens })).body);
      const events = await readEvents(await streamChat({ max_tokens, stream_options: { include_usage: true } }));
      const chunks = events.slice(0, -1).map((event) => chatCompletionChunkSchema.parse(event));
      expect(chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('')).toBe(
        whole.choices[0].message.content,
      );
      expect(chunks.at(-1)?.usage).toEqual(whole.usage);
      expect(chunks.at(-2)?.choices[0]?.finish_reason).toBe(whole.choices[0].finish_reason);
      expect(whole.usage.completion_tokens).toBeLessThanOrEqual(max_tokens);

      const single = messageSchema.parse((await message({ max_tokens })).body);
      const request = { messages: [user('Hi')], max_tokens, stream: true };
      const pieces = (await readEvents(await send('POST', '/v1/messages', request))).map((event) =>
        messageStreamEventSchema.parse(event),
      );
      const text = pieces
        .map((event) =>
          event.type === 'content_block_delta' && event.delta.type === 'text_delta' ? event.delta.text : '',
        )
        .join('');
      expect([{ type: 'text', text }]).toEqual(single.content);
      const end = pieces.find((event) => event.type === 'message_delta');
      expect(end).toMatchObject({ delta: { stop_reason: single.stop_reason }, usage: single.usage });
    }
  });

  it('streams several choices, each with its own index, role and end', async () => {
    const { streamChat, chat, gateway } = openGateway({ answer: ({ choice }) => `Answer ${choice}` });
    const events = (await readEvents(await streamChat({ n: 3 })))
      .slice(0, -1)
      .map((event) => chatCompletionChunkSchema.parse(event));
    const texts = ['', '', ''];
    for (const { choices } of events) for (const { index, delta } of choices) texts[index] += delta.content ?? '';
    expect(texts).toEqual(['Answer 0', 'Answer 1', 'Answer 2']);
    expect(events.filter(({ choices }) => choices[0]?.finish_reason === 'stop')).toHaveLength(3);
    expect((await chat({ n: 3 })).body.usage).toEqual({ prompt_tokens: 1, completion_tokens: 6, total_tokens: 7 });
    expect(gateway.account().wallet.reserved).toBe(0);
  });

  it('tells a failure after the headers inside the stream, without [DONE], and bills what had been produced', async () => {
    const { streamChat, gateway } = openGateway({
      *answer() {
        yield 'One';
        throw new Error('Lop 03 is down');
      },
    });
    const response = await streamChat();
    expect(response.status).toBe(200);
    const events = await readEvents(response);
    expect(events.at(-1)).toEqual({
      error: { code: 'router_error', type: 'router_error', message: expect.stringContaining('Lop 03') },
    });
    expect(events).not.toContain('[DONE]');
    expect(gateway.calls.at(-1)).toMatchObject({ outcome: 'failed', code: 'router_error', wits: 2 });
  });

  it('is generated no further than it is read', async () => {
    let made = 0;
    const { streamChat } = openGateway({
      *answer() {
        for (const word of endlessWords()) {
          made += 1;
          yield word;
        }
      },
    });
    const reader = (await streamChat()).body?.getReader();
    for (let count = 0; count < 11; count++) await reader?.read();
    expect(made).toBe(10);
    await reader?.cancel();
    expect(made).toBe(10);
  });

  it('ends with the reason of the caller who aborts it, also while the model hangs', async () => {
    const aborting = new AbortController();
    const { streamChat, gateway } = openGateway({
      async *answer() {
        yield 'One';
        await new Promise(() => undefined);
      },
    });
    const reader = (await streamChat({}, {}, aborting.signal)).body?.getReader();
    await reader?.read();
    await reader?.read();
    const next = reader?.read();
    aborting.abort(new Error('enough'));
    await expect(next).rejects.toThrow('enough');
    expect(gateway.account().wallet).toMatchObject({ reserved: 0, lifetimeUsed: 2 });
  });

  it('that is prepared after the caller has left is settled at nothing', async () => {
    let answer = (_text: string) => {};
    const { gateway, streamChat } = openGateway({
      answer: () =>
        new Promise<string>((resolve) => {
          answer = resolve;
        }),
    });
    const leaving = new AbortController();
    const asked = streamChat({}, {}, leaving.signal);
    await until(() => gateway.account().wallet.reserved > 0, 'the call began');
    leaving.abort(new Error('Gone.'));
    await expect(asked).rejects.toThrow('Gone.');
    answer('One');
    await until(() => gateway.account().wallet.reserved === 0, 'the call was settled');
    expect(gateway.calls[0]).toMatchObject({ outcome: 'cut', wits: 0 });
  });

  it('ends when the gateway is closed', async () => {
    const { gateway, streamChat } = openGateway({ answer: endlessWords });
    const response = await streamChat();
    gateway.close();
    await expect(response.text()).rejects.toThrow('The gateway has been closed.');
    expect(gateway.account().wallet.reserved).toBe(0);
  });
});

describe('a streamed message', () => {
  it('is the events of the schema, in the order of the Anthropic API', async () => {
    const { send } = openGateway({
      answer: { thinking: 'Hm so', text: 'One', toolCalls: [{ name: 'look', arguments: { a: 1 } }] },
    });
    const response = await send('POST', '/v1/messages', { messages: [user('Hi')], max_tokens: 50, stream: true });
    const text = await response.clone().text();
    const events = (await readEvents(response)).map((event) => messageStreamEventSchema.parse(event));
    expect(events.map((event) => ('delta' in event && 'type' in event.delta ? event.delta.type : event.type))).toEqual([
      'message_start',
      'ping',
      'content_block_start',
      'thinking_delta',
      'thinking_delta',
      'signature_delta',
      'content_block_stop',
      'content_block_start',
      'text_delta',
      'content_block_stop',
      'content_block_start',
      'input_json_delta',
      'content_block_stop',
      'message_delta',
      'message_stop',
    ]);
    const names = [...text.matchAll(/^event: (.+)$/gm)].map(([, name]) => name);
    expect(names).toEqual(events.map(({ type }) => type));
    expect(events.at(-2)).toMatchObject({ delta: { stop_reason: 'tool_use' } });
  });

  it('tells a failure as an error event', async () => {
    const { send } = openGateway({
      *answer() {
        yield 'One';
        throw new Error('down');
      },
    });
    const response = await send('POST', '/v1/messages', { messages: [user('Hi')], max_tokens: 50, stream: true });
    const text = await response.text();
    expect(text).toContain('event: error\ndata: {"type":"error","error":{"code":"router_error"');
    expect(text).not.toContain('message_stop');
  });
});

describe('the pace', () => {
  it('follows the clock of the gateway: first token, then tokens a second', async () => {
    const { gateway, streamChat } = openGateway({
      answer: 'One two',
      latency: { firstTokenMs: 300_000, tokensPerSecond: 0.01 },
    });
    const reader = (await streamChat()).body?.getReader();
    const decoder = new TextDecoder();
    const read = async () => decoder.decode((await reader?.read())?.value);
    const advanceUntilRead = async () => {
      let isRead = false;
      const reading = read().finally(() => {
        isRead = true;
      });
      let waited = 0;
      while (!isRead) {
        await new Promise((resolve) => setImmediate(resolve));
        if (isRead) break;
        gateway.clock.advance(50_000);
        waited += 50_000;
      }
      await reading;
      return waited;
    };
    expect(await advanceUntilRead()).toBe(300_000);
    expect(await advanceUntilRead()).toBe(100_000);
    expect(await advanceUntilRead()).toBe(100_000);
  });

  it('lets everything pass that is due when the clock is moved', async () => {
    const { gateway, streamChat } = openGateway({
      answer: 'One two three four five six',
      latency: { firstTokenMs: 1_000, tokensPerSecond: 1 },
    });
    const reader = (await streamChat()).body?.getReader();
    let text = '';
    let isOver = false;
    const reading = (async () => {
      for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
        text += new TextDecoder().decode(part.value);
      }
      isOver = true;
    })();
    const settle = async () => {
      for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    };
    await settle();
    gateway.clock.advance(4_500);
    await settle();
    expect(text).toContain('three');
    expect(text).not.toContain('five');
    gateway.clock.advance(60_000);
    await settle();
    expect(isOver).toBe(true);
    await reading;
  });

  it('varies by seed', async () => {
    const ttft = async (seed: string) => {
      const { gateway, chat } = openGateway({ seed, latency: { firstTokenMs: 1_000, jitter: 0.5 } });
      const answered = chat();
      while (gateway.account().wallet.reserved === 0) await new Promise((resolve) => setImmediate(resolve));
      await new Promise((resolve) => setImmediate(resolve));
      gateway.clock.advance(2_000);
      return (await answered).body.x_clawwits?.ttft_ms;
    };
    expect(await ttft('a')).toBe(await ttft('a'));
    expect(await ttft('a')).not.toBe(await ttft('b'));
  });
});
