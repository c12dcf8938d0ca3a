import { chatCompletionChunkSchema } from '@clawwits/contract/schemas';
import { fixtures } from '@clawwits/mock-gateway';
import { describe, expect, it } from 'vitest';
import { openGateway, readEvents, user } from './support.ts';

const contentOf = async (gateway: ReturnType<typeof openGateway>, content: string, more: object = {}) =>
  (await gateway.chat({ messages: [user(content)], ...more })).body.choices[0].message.content as string;

describe('the generated text', () => {
  it('says that it is the sandbox and refers to what was asked', async () => {
    const text = await contentOf(openGateway(), 'What is the tallest mountain?');
    expect(text).toContain('sandbox');
    expect(text).toContain('What is the tallest mountain?');
  });

  it('is Vietnamese when the prompt is', async () => {
    for (const prompt of ['Xin chào', 'xin chao bạn', 'Thời tiết hôm nay thế nào?']) {
      expect(await contentOf(openGateway(), prompt)).toMatch(/môi trường thử nghiệm/i);
    }
    for (const prompt of ['Hello', 'Où est la gare?', 'Chaos theory']) {
      expect(await contentOf(openGateway(), prompt)).toContain('sandbox');
    }
  });

  it('quotes a long prompt in part alone, and whole characters of it', async () => {
    const text = await contentOf(openGateway(), '🦊'.repeat(500));
    expect(text).toContain(`${'🦊'.repeat(80)}…`);
    expect(text.length).toBeLessThan(800);
  });

  it('keeps what looks like a replacement pattern as it is', async () => {
    expect(await contentOf(openGateway(), "what is $& and $1 and $'")).toContain("what is $& and $1 and $'");
  });

  it('is the same for the same seed and request, byte for byte with the clock, and another for another seed', async () => {
    const ask = async (seed: string, now: number) => {
      const { streamChat } = openGateway({ seed, now: () => now });
      return (await streamChat({ messages: [user('Tell me something')] })).text();
    };
    expect(await ask('a', 5)).toBe(await ask('a', 5));
    expect(await ask('a', 5)).not.toBe(await ask('a', 6_000));
    expect(await ask('a', 5)).not.toBe(await ask('b', 5));
  });
});

describe('limits', () => {
  it('never lets out more tokens than max_tokens, and says so', async () => {
    const { chat, message } = openGateway({ answer: 'One two three four' });
    const cut = await chat({ max_tokens: 2 });
    expect(cut.body.choices[0]).toMatchObject({ message: { content: 'One two' }, finish_reason: 'length' });
    expect(cut.body.usage.completion_tokens).toBe(2);
    expect((await message({ max_tokens: 2 })).body).toMatchObject({
      stop_reason: 'max_tokens',
      usage: { output_tokens: 2 },
    });
    expect((await chat({ max_tokens: 4 })).body.choices[0].finish_reason).toBe('stop');
    expect((await chat({ max_completion_tokens: 2 })).body.choices[0].finish_reason).toBe('length');
  });

  it('cuts inside a long piece without breaking a character', async () => {
    const { chat } = openGateway({ countTokens: (text) => text.length, answer: ['🦊🦊🦊🦊'] });
    expect((await chat({ max_tokens: 5 })).body.choices[0].message.content).toBe('🦊🦊');
  });

  it('never thinks more than the budget', async () => {
    const { message } = openGateway({ answer: { thinking: 'One two three four', text: 'Five' } });
    const { body } = await message({ thinking: { type: 'enabled', budget_tokens: 2 } });
    expect(body.content).toMatchObject([{ thinking: 'One two' }, { text: 'Five' }]);
    expect(body.usage.output_tokens).toBe(3);
  });

  it('ends at the first stop sequence, also one that is spread over pieces, and leaves it out', async () => {
    const { chat, message } = openGateway({ answer: ['One E', 'N', 'D two END'] });
    expect((await chat({ stop: 'END' })).body.choices[0]).toMatchObject({
      message: { content: 'One ' },
      finish_reason: 'stop',
    });
    expect((await chat({ stop: ['zzz', ' two'] })).body.choices[0].message.content).toBe('One END');
    expect((await chat({ stop: 'ENDE' })).body.choices[0].message.content).toBe('One END two END');
    const stopped = await message({ stop_sequences: ['never', 'END'] });
    expect(stopped.body).toMatchObject({
      content: [{ type: 'text', text: 'One ' }],
      stop_reason: 'stop_sequence',
      stop_sequence: 'END',
    });
  });
});

describe('the answer of a test', () => {
  it('may be text, pieces, a stream of pieces, or a function of the request', async () => {
    const text = (answer: Parameters<typeof openGateway>[0]) => contentOf(openGateway(answer), 'Hello you');
    expect(await text({ answer: 'Fixed' })).toBe('Fixed');
    expect(await text({ answer: ['a', 'b'] })).toBe('ab');
    expect(await text({ answer: ({ prompt, model }) => `${prompt} from ${model}` })).toBe('Hello you from sandbox-1');
    expect(await text({ answer: async () => ({ text: 'later' }) })).toBe('later');
    expect(await text({ answer: () => undefined })).toContain('sandbox');
    const live = openGateway({
      async *answer() {
        yield 'a';
        yield { text: 'b', tokens: 40 };
      },
    });
    const { body } = await live.chat();
    expect([body.choices[0].message.content, body.usage.completion_tokens]).toEqual(['ab', 41]);
  });

  it('may carry thinking and tool calls in both dialects', async () => {
    const { chat, message } = openGateway({
      answer: { thinking: 'Hm', toolCalls: [{ name: 'look', arguments: { at: 'sky' } }] },
    });
    expect((await chat()).body.choices[0]).toMatchObject({
      finish_reason: 'tool_calls',
      message: {
        content: null,
        reasoning_content: 'Hm',
        tool_calls: [
          {
            id: expect.stringMatching(/^call_/),
            type: 'function',
            function: { name: 'look', arguments: '{"at":"sky"}' },
          },
        ],
      },
    });
    expect((await message()).body).toMatchObject({
      stop_reason: 'tool_use',
      content: [
        { type: 'thinking', thinking: 'Hm', signature: expect.stringMatching(/.{20}/) },
        { type: 'tool_use', id: expect.stringMatching(/^toolu_/), name: 'look', input: { at: 'sky' } },
      ],
    });
  });
});

describe('tools', () => {
  const parameters = {
    type: 'object',
    properties: { city: { type: 'string' }, days: { type: 'integer', minimum: 1 } },
    required: ['city'],
  };
  const tools = ['get_weather', 'send_mail'].map((name) => ({ type: 'function', function: { name, parameters } }));
  const calls = async (body: object) => {
    const { choices } = (await openGateway().chat({ tools, ...body })).body;
    return (choices[0].message.tool_calls ?? []).map((call: { function: { name: string } }) => call.function.name);
  };

  it('are called when they must be, when they are named, and not when they must not be', async () => {
    expect(await calls({ tool_choice: 'required' })).toEqual(['get_weather']);
    expect(await calls({ tool_choice: { type: 'function', function: { name: 'send_mail' } } })).toEqual(['send_mail']);
    expect(await calls({ messages: [user('Please send mail to Minh')] })).toEqual(['send_mail']);
    expect(await calls({ messages: [user('Please send mail to Minh')], tool_choice: 'none' })).toEqual([]);
    expect(await calls({})).toEqual([]);
  });

  it('are not called again once they have answered', async () => {
    const { body } = await openGateway().chat({ tools, messages: [user('get weather')] });
    const { message } = body.choices[0];
    const answered = [
      user('get weather'),
      message,
      { role: 'tool', tool_call_id: message.tool_calls?.[0]?.id, content: 'Sunny' },
    ];
    expect(await calls({ messages: answered })).toEqual([]);
  });
});

describe('fixtures', () => {
  it('answer what they fit, in sequence, and leave the rest to the generator', async () => {
    const gateway = openGateway({
      answer: fixtures([
        { when: /weather/i, answer: ({ model }) => `Sunny, says ${model}` },
        { when: 'next', answers: ['one', 'two'] },
        { when: ({ call }) => call.endpoint === 'messages', answer: 'A message' },
      ]),
    });
    expect(await contentOf(gateway, 'The WEATHER?')).toBe('Sunny, says sandbox-1');
    const sequence = [];
    for (let count = 0; count < 3; count++) sequence.push(await contentOf(gateway, 'the next one'));
    expect(sequence).toEqual(['one', 'two', 'two']);
    expect((await gateway.message()).body.content).toEqual([{ type: 'text', text: 'A message' }]);
    expect(await contentOf(gateway, 'Hi')).toContain('sandbox');
  });
});

describe('likelihoods', () => {
  const asked = { logprobs: true, top_logprobs: 3 };

  it('are sent for each piece of the text, with as many alternatives as are requested, the same streamed and whole', async () => {
    const { chat, streamChat } = openGateway({ answer: 'One two three' });
    const { body } = await chat(asked);
    const sent = body.choices[0].logprobs?.content ?? [];
    expect(sent.map(({ token }) => token)).toEqual(['One', ' two', ' three']);
    for (const { token, logprob, bytes, top_logprobs = [] } of sent) {
      expect(logprob).toBeLessThanOrEqual(0);
      expect(Buffer.from(bytes ?? []).toString()).toBe(token);
      expect(top_logprobs).toHaveLength(3);
      expect(top_logprobs[0]).toEqual({ token, logprob, bytes });
      const chances = top_logprobs.map((one) => Math.exp(one.logprob));
      expect(chances).toEqual([...chances].sort((a, b) => b - a));
      expect(chances.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(1);
    }
    expect((await chat(asked)).body.choices[0].logprobs).toEqual(body.choices[0].logprobs);
    const events = await readEvents(await streamChat(asked));
    const streamed = events
      .slice(0, -1)
      .flatMap((event) => chatCompletionChunkSchema.parse(event).choices[0]?.logprobs?.content ?? []);
    expect(streamed).toEqual(sent);
  });

  it('are left out where nobody asks, and have no alternatives where nobody asks for those', async () => {
    const { chat } = openGateway({ answer: 'One' });
    expect((await chat()).body.choices[0]).not.toHaveProperty('logprobs');
    expect((await chat({ logprobs: true })).body.choices[0].logprobs?.content?.[0]?.top_logprobs).toEqual([]);
    expect((await chat({ top_logprobs: 2 })).body.error).toMatchObject({
      code: 'invalid_request',
      param: 'top_logprobs',
    });
  });
});
