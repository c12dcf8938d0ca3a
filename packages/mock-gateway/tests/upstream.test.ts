import { upstream } from '@clawwits/mock-gateway';
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

  it('that fails in mid-stream is told inside the stream', async () => {
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
