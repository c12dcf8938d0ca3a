import { type DialectFaultName, dialectFaults, upstream } from '@clawwits/mock-gateway';
import { startServer } from '@clawwits/mock-gateway/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { endlessWords, openGateway, readEvents, until, user } from './support.ts';

/** One mock gateway before another, which plays the real model server. */
async function chain(options: Parameters<typeof startServer>[0] = {}) {
  const model = await startServer(options);
  onTestFinished(() => model.close());
  const front = openGateway({ answer: upstream({ baseURL: `${model.url}/v1`, apiKey: model.apiKey }) });
  return { model: model.gateway, front };
}

describe('an upstream', () => {
  it('answers, whole and streamed, in both dialects, and the wallet of the gateway pays', async () => {
    const { front } = await chain({ answer: ({ prompt, system }) => `${system}: ${prompt}` });
    const messages = [{ role: 'system', content: 'Be' }, user('Hi there')];
    const { body } = await front.chat({ messages });
    expect(body.choices[0].message.content).toBe('Be: Hi there');
    const events = await readEvents(await front.streamChat({ messages }));
    expect(events.at(-1)).toBe('[DONE]');
    const message = await front.message({
      system: 'Be',
      messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }],
    });
    expect(message.body.content).toEqual([{ type: 'text', text: 'Be: Hi' }]);
    expect(front.gateway.account().wallet.lifetimeUsed).toBeGreaterThan(0);
  });

  it('calls tools', async () => {
    const { front } = await chain();
    const input_schema = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
    const called = await front.message({ tools: [{ name: 'look', input_schema }], tool_choice: { type: 'any' } });
    expect(called.body).toMatchObject({
      stop_reason: 'tool_use',
      content: [{ type: 'tool_use', name: 'look', input: { city: 'Hi' } }],
    });
    const [block] = called.body.content;
    const id = block?.type === 'tool_use' ? block.id : '';
    const answered = await front.message({
      tools: [{ name: 'look', input_schema }],
      messages: [
        user('Hi'),
        { role: 'assistant', content: called.body.content },
        { role: 'user', content: [{ type: 'tool_result', tool_use_id: id, content: 'Sun' }] },
      ],
    });
    expect(answered.body.stop_reason).toBe('end_turn');
  });

  it('that fails is a router_error that costs nothing', async () => {
    const { front } = await chain({ faults: ['html-502'] });
    const refused = await front.chat();
    expect([refused.status, refused.body.error.code]).toEqual([502, 'router_error']);
    expect(front.gateway.account().wallet).toMatchObject({ reserved: 0, lifetimeUsed: 0 });
  });

  it('that fails during the stream is reported inside the stream', async () => {
    const { front } = await chain({ faults: ['cut:4'] });
    const events = await readEvents(await front.streamChat());
    expect(events.at(-1)).toMatchObject({ error: { code: 'router_error' } });
  });

  it('is left as soon as the client leaves', async () => {
    const { front, model } = await chain({ answer: endlessWords, wits: 1e9 });
    const reader = (await front.streamChat({ max_tokens: 1_000_000 })).body?.getReader();
    await reader?.read();
    await reader?.read();
    await reader?.cancel();
    await until(() => model.account().wallet.reserved === 0, 'the upstream call ended');
    expect(front.gateway.account().wallet.reserved).toBe(0);
  });
});

/** Faults that fail the call, with the sentence that they give. */
const errors: Partial<Record<DialectFaultName, string>> = {
  'error-object': 'The model has crashed.',
  'problem-json': 'The model is overloaded.',
  'error-detail': 'The model is overloaded.',
  'error-detail-list': 'messages.0.role: Field required',
  'error-list': 'The model is overloaded.',
  'error-description': 'The access token has expired.',
  'error-fault': 'The model is overloaded.',
};

const dialectNames = Object.keys(dialectFaults) as DialectFaultName[];
const served = dialectNames.filter((name) => errors[name] === undefined && name !== 'done-only');

describe.each(served)('an upstream with the dialect fault %s', (fault) => {
  const calls = [
    { id: 'call_1', name: 'weather', arguments: '{"place":"Huế"}' },
    { id: 'call_2', name: 'time', arguments: '{"place":"Đà Lạt"}' },
  ];
  const tools = calls.map(({ name }) => ({ type: 'function', function: { name, parameters: { type: 'object' } } }));

  it('answers, streamed and whole, and is billed as without it', async () => {
    const paid = async (faults: string[]) => {
      const { front } = await chain({ answer: { thinking: 'Hm.', text: 'One two' }, faults });
      const stream = await (await front.streamChat()).text();
      const { body } = await front.chat();
      expect(stream).toMatch(/One.*two/s);
      expect(JSON.stringify(body)).toContain('One two');
      expect(`${stream}${JSON.stringify(body)}`).toContain('Hm.');
      expect((await front.message()).body.content.at(-1)).toEqual({ type: 'text', text: 'One two' });
      expect(front.gateway.calls.map(({ outcome }) => outcome)).toEqual(['complete', 'complete', 'complete']);
      return front.gateway.account().wallet.lifetimeUsed;
    };
    expect(await paid([fault])).toBe(await paid([]));
  });

  it('loses no tool call, in a chat or in messages', async () => {
    const { front } = await chain({ answer: { toolCalls: calls }, faults: [fault] });
    const { body } = await front.chat({ tools });
    const text = JSON.stringify(body);
    for (const { id, name } of calls) expect(text).toMatch(new RegExp(`${id}.*"${name}"|"${name}".*${id}`));
    const message = await front.message({
      tools: calls.map(({ name }) => ({ name, input_schema: { type: 'object' } })),
    });
    expect(message.body.content).toEqual(
      calls.map(({ id, name, arguments: input }) => ({ type: 'tool_use', id, name, input: JSON.parse(input) })),
    );
  });
});

it('an upstream that sends an end marker and nothing before it is a router_error, which costs nothing', async () => {
  const { front } = await chain({ answer: 'One two', faults: ['done-only'] });
  const { status, body } = await front.chat();
  expect([status, body.error.code]).toEqual([502, 'router_error']);
  expect(front.gateway.calls[0]).toMatchObject({ reason: expect.stringContaining('before it began') });
  expect(front.gateway.account().wallet).toMatchObject({ reserved: 0, lifetimeUsed: 0 });
});

describe.each(Object.entries(errors))('an upstream with the fault %s', (fault, sentence) => {
  it('is a router_error with its sentence in the journal, which costs nothing', async () => {
    const { front } = await chain({ answer: 'One two', faults: [fault] });
    const { status, body } = await front.chat();
    expect([status, body.error.code]).toEqual([502, 'router_error']);
    expect(front.gateway.calls[0]).toMatchObject({ outcome: 'refused', reason: expect.stringContaining(sentence) });
    expect(front.gateway.account().wallet).toMatchObject({ reserved: 0, lifetimeUsed: 0 });
  });

  it('in a stream is an error in the stream, billed for what was delivered', async () => {
    const { front } = await chain({
      answer: 'One two',
      faults: [fault === 'error-object' ? 'error-event:2' : `${fault}:2`],
    });
    const events = await readEvents(await front.streamChat());
    expect(events.at(-1)).toMatchObject({ error: { code: 'router_error' } });
    expect(front.gateway.calls[0]).toMatchObject({ outcome: 'failed', outputTokens: 1 });
  });
});
