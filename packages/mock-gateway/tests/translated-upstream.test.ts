import { createGateway, upstream } from '@clawwits/mock-gateway';
import { describe, expect, it } from 'vitest';
import { openGateway, readEvents, user } from './support.ts';

const chunkOf = (delta: object, finish_reason: string | null = null) => ({
  id: 'up-1',
  object: 'chat.completion.chunk',
  created: 7,
  model: 'small-1',
  choices: [{ index: 0, delta, finish_reason }],
});
const call = (index: number, id: string, name: string, input = '') =>
  chunkOf({ tool_calls: [{ index, id, type: 'function', function: { name, arguments: input } }] });
const piece = (index: number, input: string) => chunkOf({ tool_calls: [{ index, function: { arguments: input } }] });
const write = (value: object) => `data: ${JSON.stringify(value)}\n\n`;
const done = 'data: [DONE]\n\n';

const usage = {
  prompt_tokens: 41,
  completion_tokens: 17,
  total_tokens: 58,
  prompt_tokens_details: { cached_tokens: 5 },
  completion_tokens_details: { reasoning_tokens: 9 },
};

/** An upstream whose chunks go out when the test sends them. */
function openUpstream() {
  const encoder = new TextEncoder();
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(given) {
      controller = given;
    },
  });
  return {
    answer: upstream({ baseURL: 'http://model.test/v1', fetch: async () => new Response(body) }),
    send: (...chunks: (object | string)[]) => {
      for (const one of chunks) controller?.enqueue(encoder.encode(typeof one === 'string' ? one : write(one)));
    },
  };
}

const answerOf = (...chunks: object[]) =>
  upstream({
    baseURL: 'http://model.test/v1',
    fetch: async () => new Response(chunks.map(write).join('') + done),
  });

const askForMessage = (answer: ReturnType<typeof answerOf>) => {
  const { send } = openGateway({ answer });
  return send('POST', '/v1/messages', { messages: [user('Hi')], max_tokens: 200, stream: true });
};

const askForResponse = (answer: ReturnType<typeof answerOf>, stream = true) => {
  const gateway = createGateway({ gateway: 'techopenclaw', answer });
  return gateway.fetch('https://gateway.clawwits.test/v1/responses', {
    method: 'POST',
    headers: { authorization: `Bearer ${gateway.apiKey}` },
    body: JSON.stringify({ model: 'gpt-5.4-codex', input: 'Hi', stream }),
  });
};

/** Reads a body until a text is in it. */
async function readUntil(response: Response, text: string): Promise<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let received = '';
  while (!received.includes(text)) {
    const { done: isOver, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (isOver) throw new Error(`The body ended without ${text}: ${received}`);
    received += value;
  }
  void reader?.cancel().catch(() => undefined);
  return received;
}

interface Block {
  type: string;
  id?: string;
  name?: string;
  text?: string;
  input?: string;
}

/** Puts the blocks of a streamed message together. */
async function readBlocks(response: Response): Promise<Block[]> {
  const blocks: Block[] = [];
  for (const event of (await readEvents(response)) as Record<string, Record<string, string>>[]) {
    if (event['content_block']) blocks.push({ ...event['content_block'], input: '' } as unknown as Block);
    const { text, partial_json: input } = event['delta'] ?? {};
    const block = blocks.at(-1);
    if (block !== undefined && text !== undefined) block.text += text;
    if (block !== undefined && input !== undefined) block.input += input;
  }
  return blocks;
}

describe('tool calls of a chat upstream', () => {
  const start = [call(0, 'call_a', 'look'), piece(0, '{"city":'), piece(0, '"Hu')];

  it('arrive in messages piece by piece, before the upstream has ended', async () => {
    const { answer, send } = openUpstream();
    send(...start);
    const received = await readUntil(await askForMessage(answer), '\\"Hu');
    expect(received).toContain('"type":"tool_use","id":"call_a","name":"look"');
  });

  it('arrive in responses piece by piece, before the upstream has ended', async () => {
    const { answer, send } = openUpstream();
    send(...start);
    const received = await readUntil(await askForResponse(answer), '"delta":"\\"Hu"');
    expect(received).toContain('"call_id":"call_a","name":"look"');
  });

  it('that follow each other are blocks of their own', async () => {
    const answer = answerOf(
      call(0, 'call_a', 'look', '{"city":"Hue"}'),
      call(1, 'call_b', 'add'),
      piece(1, '{"a":1}'),
      chunkOf({}, 'tool_calls'),
    );
    expect(await readBlocks(await askForMessage(answer))).toEqual([
      { type: 'tool_use', id: 'call_a', name: 'look', input: '{"city":"Hue"}' },
      { type: 'tool_use', id: 'call_b', name: 'add', input: '{"a":1}' },
    ]);
  });

  it('whose pieces alternate, with text between them, are still whole', async () => {
    const answer = answerOf(
      chunkOf({ content: 'First.' }),
      call(0, 'call_a', 'look', '{"city":'),
      call(1, 'call_b', 'add', '{"a":'),
      chunkOf({ content: 'Between.' }),
      piece(0, '"Hue"}'),
      piece(1, '1}'),
      chunkOf({ content: 'Last.' }),
      chunkOf({}, 'tool_calls'),
    );
    const blocks = await readBlocks(await askForMessage(answer));
    expect(blocks.filter(({ type }) => type === 'tool_use')).toEqual([
      { type: 'tool_use', id: 'call_a', name: 'look', input: '{"city":"Hue"}' },
      { type: 'tool_use', id: 'call_b', name: 'add', input: '{"a":1}' },
    ]);
    const text = blocks.map((block) => block.text ?? '').join('');
    expect(text).toBe('First.Between.Last.');
  });

  it('wait for the rest of a name, and for what follows empty arguments', async () => {
    const answer = answerOf(
      call(0, 'call_a', 'lo'),
      call(0, '', 'ok', '{}'),
      piece(0, '{"city":"Hue"}'),
      call(1, 'call_b', 'now'),
      chunkOf({}, 'tool_calls'),
    );
    expect(await readBlocks(await askForMessage(answer))).toEqual([
      { type: 'tool_use', id: 'call_a', name: 'look', input: '{"city":"Hue"}' },
      { type: 'tool_use', id: 'call_b', name: 'now', input: '' },
    ]);
  });

  it('that change after they were passed on are an error, billed for what was delivered', async () => {
    const gateway = openGateway({
      answer: answerOf(
        call(0, 'call_a', 'look', '{"city":"Hue"}'),
        chunkOf({ content: 'Then.' }),
        piece(0, ',"more":1'),
        chunkOf({}, 'tool_calls'),
      ),
    });
    const response = await gateway.send('POST', '/v1/messages', {
      messages: [user('Hi')],
      max_tokens: 200,
      stream: true,
    });
    expect(await response.text()).toContain('changed the arguments of a tool call');
    const [entry] = gateway.gateway.calls;
    expect(entry).toMatchObject({ outcome: 'failed', code: 'router_error' });
    expect(gateway.gateway.account().wallet.lifetimeUsed).toBe((entry?.promptTokens ?? 0) + (entry?.outputTokens ?? 0));
  });
});

describe('a refusal of a chat upstream', () => {
  const refusing = () =>
    answerOf(chunkOf({ refusal: 'Not ' }), chunkOf({ refusal: 'that.' }), chunkOf({}, 'stop'), { choices: [], usage });

  it('is a refusal part in responses, and the response is complete', async () => {
    const response = await askForResponse(refusing(), false);
    expect(await response.json()).toMatchObject({
      status: 'completed',
      output: [{ type: 'message', content: [{ type: 'refusal', refusal: 'Not that.' }] }],
    });
  });

  it('is streamed in responses as it arrives', async () => {
    const { answer, send } = openUpstream();
    send(chunkOf({ refusal: 'Not ' }));
    await readUntil(await askForResponse(answer), '"type":"response.refusal.delta"');
    const events = (await readEvents(await askForResponse(refusing()))) as { type: string }[];
    expect(events.filter(({ type }) => /refusal|part/.test(type))).toMatchObject([
      { type: 'response.content_part.added', part: { type: 'refusal', refusal: '' } },
      { type: 'response.refusal.delta', delta: 'Not ' },
      { type: 'response.refusal.delta', delta: 'that.' },
      { type: 'response.refusal.done', refusal: 'Not that.' },
      { type: 'response.content_part.done', part: { type: 'refusal', refusal: 'Not that.' } },
    ]);
    expect(events.at(-1)).toMatchObject({ type: 'response.completed', response: { status: 'completed' } });
  });

  it('is text in messages, streamed as it arrives, and the reason for the end', async () => {
    const { answer, send } = openUpstream();
    send(chunkOf({ refusal: 'Not ' }));
    await readUntil(await askForMessage(answer), '"type":"text_delta","text":"Not "');
    const text = await (await askForMessage(refusing())).text();
    expect(text).toContain('"stop_reason":"refusal"');
  });
});

it('a response reports the details of the usage that the upstream reports', async () => {
  const answer = answerOf(chunkOf({ content: 'Hi' }), chunkOf({}, 'stop'), { choices: [], usage });
  expect(await (await askForResponse(answer, false)).json()).toMatchObject({
    usage: {
      input_tokens: 41,
      input_tokens_details: { cached_tokens: 5 },
      output_tokens: 17,
      output_tokens_details: { reasoning_tokens: 9 },
    },
  });
});
