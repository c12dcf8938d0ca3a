import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGateway, defaultBaseURL, upstream } from '@clawwits/mock-gateway';
import { describe, expect, it, onTestFinished } from 'vitest';
import { upstreamKey } from './misbehaving-upstreams.ts';
import { user } from './support.ts';

type Dialect = 'messages' | 'responses';

const write = (event: { readonly type: string; readonly [name: string]: unknown }) =>
  `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;

/** The pieces of an answer in each dialect: its beginning, "Hello world", its end, and the whole of it. */
const dialects = {
  messages: {
    begin: write({
      type: 'message_start',
      message: {
        id: 'msg_up',
        type: 'message',
        role: 'assistant',
        model: 'm',
        content: [],
        usage: { input_tokens: 7 },
      },
    }),
    hello:
      write({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }) +
      ['Hello', ' world']
        .map((text) => write({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } }))
        .join(''),
    end:
      write({ type: 'content_block_stop', index: 0 }) +
      write({ type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 5 } }) +
      write({ type: 'message_stop' }),
    emptyEnd:
      write({ type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 0 } }) +
      write({ type: 'message_stop' }),
    error: write({ type: 'error', error: { type: 'overloaded_error', message: 'it burst' } }),
    whole: {
      id: 'msg_up',
      type: 'message',
      role: 'assistant',
      model: 'm',
      content: [{ type: 'text', text: 'Hello world' }],
      stop_reason: 'end_turn',
      usage: { input_tokens: 7, output_tokens: 5 },
    },
  },
  responses: {
    begin: write({ type: 'response.created', response: { id: 'resp_up', status: 'in_progress', output: [] } }),
    hello:
      write({
        type: 'response.output_item.added',
        output_index: 0,
        item: { type: 'message', id: 'i', role: 'assistant', content: [] },
      }) +
      ['Hello', ' world']
        .map((delta) => write({ type: 'response.output_text.delta', output_index: 0, content_index: 0, delta }))
        .join(''),
    end: write({
      type: 'response.completed',
      response: { id: 'resp_up', status: 'completed', output: [], usage: { input_tokens: 7, output_tokens: 5 } },
    }),
    emptyEnd: write({ type: 'response.completed', response: { id: 'resp_up', status: 'completed', output: [] } }),
    error: write({ type: 'response.failed', response: { error: { code: 'server_error', message: 'it burst' } } }),
    whole: {
      id: 'resp_up',
      object: 'response',
      status: 'completed',
      output: [
        { type: 'message', id: 'i', role: 'assistant', content: [{ type: 'output_text', text: 'Hello world' }] },
      ],
      usage: { input_tokens: 7, output_tokens: 5 },
    },
  },
};

interface Asked {
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Record<string, unknown>;
}

async function ask(dialect: Dialect, stream: boolean, behave: (response: ServerResponse) => void, more: object = {}) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const text = (await request.toArray()).join('');
    asked.push({ url: request.url, headers: request.headers, body: JSON.parse(text) });
    behave(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const answer = upstream({ baseURL, apiKey: upstreamKey, dialects: [dialect], idleTimeout: 300 });
  const gateway =
    dialect === 'messages' ? createGateway({ answer }) : createGateway({ answer, gateway: 'techopenclaw' });
  const body =
    dialect === 'messages'
      ? { messages: [user('Hi')], max_tokens: 50, top_k: 3 }
      : { model: 'gpt-5.4-codex', input: 'Hi', store: false };
  const response = await gateway.fetch(`${defaultBaseURL}/v1/${dialect}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${gateway.apiKey}` },
    body: JSON.stringify({ ...body, stream, ...more }),
  });
  const text = await response.text();
  const [entry] = gateway.calls;
  expect(text + JSON.stringify(entry)).not.toContain(upstreamKey);
  const paid = (entry?.wits ?? 0) + (entry?.costUSD ?? 0);
  if (gateway.name === 'clawwits') {
    expect(gateway.account().wallet).toMatchObject({ reserved: 0, lifetimeUsed: paid });
  }
  return { status: response.status, text, entry, paid, asked };
}

const send =
  (body: string, type = 'text/event-stream', status = 200) =>
  (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': type }).end(body);
  };

const variants = (['messages', 'responses'] as const).flatMap((dialect) =>
  [false, true].map((stream) => ({ dialect, stream })),
);

describe.each(variants)('before an upstream that speaks $dialect itself, streamed: $stream, a call', (variant) => {
  const { dialect, stream } = variant;
  const { begin, hello, end, emptyEnd, error, whole } = dialects[dialect];
  const refused = dialect === 'messages' ? 502 : 503;

  it('goes to it as it came, and is billed as it counts', async () => {
    const { status, text, entry, asked } = await ask(dialect, stream, send(begin + hello + end));
    expect(asked).toMatchObject([
      {
        url: `/v1/${dialect}`,
        headers: {
          authorization: `Bearer ${upstreamKey}`,
          ...(dialect === 'messages' && { 'x-api-key': upstreamKey, 'anthropic-version': '2023-06-01' }),
        },
        body: { stream: true, ...(dialect === 'messages' ? { top_k: 3, max_tokens: 50 } : { store: false }) },
      },
    ]);
    expect(status).toBe(200);
    if (stream) expect(text).toBe(begin + hello + end);
    else expect(JSON.parse(text)).toMatchObject({ id: dialect === 'messages' ? 'msg_up' : 'resp_up' });
    expect(text).toMatch(/Hello.*world/s);
    expect(entry).toMatchObject({ outcome: 'complete', promptTokens: 7, outputTokens: 5 });
  });

  it.each([
    ['one JSON object', send(JSON.stringify(whole), 'application/json')],
    ['one JSON object that claims to be a stream', send(JSON.stringify(whole))],
    ['a stream as text/plain', send(begin + hello + end, 'text/plain')],
    ['a stream with keep-alives', send(`: wait\n\n${begin}: wait\n\n${hello}${end}`)],
    [
      'an open connection behind the end',
      (response: ServerResponse) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' }).write(begin + hello + end);
      },
    ],
  ])('that it answers with %s is complete', async (_, behave) => {
    const { status, text, entry } = await ask(dialect, stream, behave);
    expect([status, entry?.outcome, entry?.promptTokens, entry?.outputTokens]).toEqual([200, 'complete', 7, 5]);
    expect(text).toMatch(/Hello.*world/s);
  });

  it.each([
    ['an HTML page', send('<html></html>', 'text/html')],
    ['nothing', send('')],
    ['another dialect', send('data: {"choices":[{"index":0,"delta":{"content":"Hello"}}]}\n\ndata: [DONE]\n\n')],
    ['a beginning alone', send(begin)],
    ['an empty answer', send(begin + emptyEnd)],
    ['an error first', send(begin + error)],
    ['truncated JSON', send(JSON.stringify(whole).slice(0, -20), 'application/json')],
    ['an error with status 200', send('{"error":{"message":"no capacity"}}', 'application/json')],
    ['status 429', send('{"error":{"message":"Too many."}}', 'application/json', 429)],
    ['a closed connection', (response: ServerResponse) => void response.destroy()],
    [
      'silence',
      (response: ServerResponse) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' }).write(begin);
      },
    ],
  ])('that it answers with %s is a router_error that costs nothing', async (_, behave) => {
    const { status, entry, paid } = await ask(dialect, stream, behave);
    expect([status, entry?.outcome, paid]).toEqual([refused, 'refused', 0]);
    expect(entry?.reason).toContain('The upstream router failed: ');
  });

  it.each([
    ['without an end', send(begin + hello)],
    ['in an error', send(begin + hello + error)],
    ['in what is no JSON', send(`${begin}${hello}data: {oops\n\n`)],
    [
      'by a cut',
      (response: ServerResponse) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write(begin + hello, () => response.destroy());
      },
    ],
  ])('whose stream ends %s bills no more than was delivered', async (_, behave) => {
    const { status, text, entry, paid } = await ask(dialect, stream, behave);
    expect(status).toBe(stream ? 200 : refused);
    expect(text).toMatch(/router|error/);
    expect(text.includes('world')).toBe(stream);
    if (stream) expect(entry).toMatchObject({ outcome: 'failed', code: 'router_error', outputTokens: 2 });
    else expect([entry?.outcome, paid]).toEqual(['refused', 0]);
  });

  it('is estimated where it counts nothing', async () => {
    const uncounted = (text: string) => text.replaceAll(/"usage":\{[^}]*\}/g, '"usage":null');
    const { status, text, entry } = await ask(dialect, stream, send(uncounted(begin + hello + end)));
    expect([status, entry?.outcome, entry?.outputTokens]).toEqual([200, 'complete', 2]);
    expect(entry?.promptTokens).toBeGreaterThan(0);
    if (!stream) expect(JSON.parse(text)).toMatchObject({ usage: { output_tokens: 2 } });
  });
});

it('tokens that the upstream read from its cache, or wrote to it, are billed with the prompt', async () => {
  const { begin, hello, end } = dialects.messages;
  const counts = { input_tokens: 7, cache_read_input_tokens: 20, cache_creation_input_tokens: 3 };
  const cached = begin.replace('{"input_tokens":7}', JSON.stringify(counts));
  const { entry } = await ask('messages', false, send(cached + hello + end));
  expect(entry).toMatchObject({ promptTokens: 30, outputTokens: 5 });
});

it('a call of a dialect that the upstream does not speak is still translated', async () => {
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (url) => {
    asked.push(String(url));
    return new Response(JSON.stringify({ choices: [{ message: { content: 'Hi' }, finish_reason: 'stop' }] }));
  };
  const gateway = createGateway({ answer: upstream({ baseURL: 'http://m.test/v1', dialects: ['responses'], fetch }) });
  await gateway.fetch(`${defaultBaseURL}/v1/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${gateway.apiKey}` },
    body: JSON.stringify({ messages: [user('Hi')], max_tokens: 50 }),
  });
  expect(asked).toEqual(['http://m.test/v1/chat/completions']);
});
