import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { createGateway, type DialectFaultName } from '@clawwits/mock-gateway';
import { handlers } from '@clawwits/mock-gateway/msw';
import { startServer } from '@clawwits/mock-gateway/server';
import { setupServer } from 'msw/node';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openGateway, user } from './support.ts';

const toolCalls = [
  { id: 'call_1', name: 'weather', arguments: '{"place":"Huế"}' },
  { id: 'call_2', name: 'time', arguments: '{"place":"Đà Lạt"}' },
];
const tools = toolCalls.map(({ name }) => ({ type: 'function', function: { name, parameters: { type: 'object' } } }));

/** Asks a gateway for an answer of a form, and gives its content type and its bytes. */
async function ask(fault: DialectFaultName, { stream = true, answer = 'One two' as unknown, more = {} } = {}) {
  const gateway = createGateway({ answer: answer as string, faults: [fault] });
  const response = await gateway.fetch('https://gateway.test/v1/chat/completions', {
    method: 'POST',
    headers: { authorization: `Bearer ${gateway.apiKey}` },
    body: JSON.stringify({ messages: [user('Hi')], stream, ...more }),
  });
  return { type: response.headers.get('content-type'), text: await response.text() };
}

const askForTools = (fault: DialectFaultName, stream = true) =>
  ask(fault, { stream, answer: { toolCalls }, more: { tools } });

describe('a dialect fault', () => {
  it('tool-call-without-index leaves the index of tool calls out', async () => {
    const { text } = await askForTools('tool-call-without-index');
    expect(text).toContain('"tool_calls":[{"id":"call_1"');
    expect(text).not.toMatch(/"tool_calls":\[\{"index"/);
  });

  it('same-index gives every tool call the index 0', async () => {
    expect((await askForTools('same-index')).text).not.toMatch(/"tool_calls":\[\{"index":1/);
  });

  it('repeated-name repeats id and name with each piece', async () => {
    const { text } = await askForTools('repeated-name');
    const pieces = [...text.matchAll(/"tool_calls":\[(\{.*?\})\]/g)].map(([, piece]) => piece);
    expect(pieces.length).toBeGreaterThan(2);
    for (const piece of pieces) expect(piece).toMatch(/"id":"call_\d".*"name":"|"name":".*"id":"call_\d"/);
  });

  it.each([false, true])('arguments-object gives arguments as an object, streamed: %s', async (stream) => {
    const { text } = await askForTools('arguments-object', stream);
    expect(text).toContain('"arguments":{"place":"Huế"}');
    expect(text).toContain('"arguments":{"place":"Đà Lạt"}');
    expect(text).not.toContain('"arguments":"');
  });

  it('index-gaps begins at 1 and leaves numbers out', async () => {
    const { text } = await askForTools('index-gaps');
    const indexes = [...text.matchAll(/"tool_calls":\[\{"index":(\d+)/g)].map(([, index]) => Number(index));
    expect([...new Set(indexes)]).toEqual([1, 3]);
  });

  it('empty-ids empties what only the first piece of a call says', async () => {
    const { text } = await askForTools('empty-ids');
    expect(text).toContain('"id":"call_1"');
    expect(text).toMatch(/"id":""/);
    expect(text).toMatch(/"name":""/);
  });

  it('name-in-pieces splits the name of a call', async () => {
    const { text } = await askForTools('name-in-pieces');
    expect(text).toContain('"name":"weat"');
    expect(text).toContain('"name":"her"');
  });

  it('whole-tool-call gives each call in one piece, and repeated-arguments after its pieces', async () => {
    const whole = JSON.stringify(JSON.stringify({ place: 'Huế' }));
    const alone = (await askForTools('whole-tool-call')).text;
    expect(alone.match(/"tool_calls":/g)).toHaveLength(1);
    expect(alone).toContain(`"arguments":${whole}`);
    const again = (await askForTools('repeated-arguments')).text;
    expect(again.match(/"tool_calls":/g)?.length).toBeGreaterThan(2);
    expect(again).toContain(`"arguments":${whole}`);
  });

  it('choice-without-index leaves the index of choices out', async () => {
    for (const stream of [true, false]) {
      expect((await ask('choice-without-index', { stream })).text).not.toMatch(/"choices":\[\{"index"/);
    }
  });

  it('done-only leaves nothing of a stream but its end marker', async () => {
    expect((await ask('done-only')).text).toBe('data: [DONE]\n\n');
  });

  it('block-without-text and late-message-delta change the events of messages', async () => {
    const askForMessage = async (fault: DialectFaultName) => {
      const { send } = openGateway({ answer: 'One two', faults: [fault] });
      return (await send('POST', '/v1/messages', { messages: [user('Hi')], max_tokens: 50, stream: true })).text();
    };
    expect(await askForMessage('block-without-text')).toMatch(/"content_block":\{"type":"text"\}/);
    const late = await askForMessage('late-message-delta');
    expect(late.match(/^event: message_delta$/gm)).toHaveLength(2);
    expect(late.match(/"stop_reason":"end_turn"/g)).toHaveLength(1);
  });

  it('arguments-object leaves arguments that were cut as a text', async () => {
    const { text } = await ask('arguments-object', { answer: { toolCalls }, more: { tools, max_tokens: 4 } });
    expect(text).toMatch(/"arguments":"\{.*"finish_reason":"length"/s);
  });

  it('reasoning-member renames what was thought', async () => {
    const { text } = await ask('reasoning-member', { answer: { thinking: 'Hm.', text: 'One' } });
    expect(text).not.toContain('reasoning_content');
  });

  it('content-parts gives content as a list', async () => {
    expect((await ask('content-parts', { stream: false })).text).toContain(
      '"content":[{"type":"text","text":"One two"}]',
    );
  });

  it('no-finish-reason gives none, and no-done no end marker', async () => {
    expect((await ask('no-finish-reason')).text).not.toContain('"finish_reason":"stop"');
    const { text } = await ask('no-done');
    expect(text).toContain('"finish_reason":"stop"');
    expect(text).not.toContain('[DONE]');
  });

  it('json-instead-of-stream gives the whole answer as one object', async () => {
    const { type, text } = await ask('json-instead-of-stream');
    expect(type).toBe('application/json');
    expect(JSON.parse(text)).toMatchObject({
      object: 'chat.completion',
      choices: [{ message: { content: 'One two' } }],
    });
  });

  it.each([
    ['text-plain-stream', 'text/plain', /^data: /],
    ['no-content-type', null, /^data: /],
    ['ndjson-stream', 'application/x-ndjson', /^\{.*\}\n\{/],
    ['keep-alive-comments', 'text/event-stream; charset=utf-8', /^: processing\n\ndata: .*\n\n: processing/],
    ['error-object', 'text/event-stream; charset=utf-8', /"object":"error".*\n\ndata: \[DONE\]\n\n$/],
  ] as const)('%s has the content type %s, and its form', async (fault, type, form) => {
    const answer = await ask(fault);
    expect(answer.type).toBe(type);
    expect(answer.text).toMatch(form);
  });

  it('stream-instead-of-json gives a stream where one object was asked for', async () => {
    const { type, text } = await ask('stream-instead-of-json', { stream: false });
    expect(type).toBe('text/event-stream');
    expect(text).toMatch(/^data: \{.*"delta":\{.*"content":"One two".*\n\ndata: \[DONE\]\n\n$/);
  });

  it.each(['chat/completions', 'messages'])('both of the swapped forms fit %s', async (path) => {
    for (const [fault, stream] of [
      ['json-instead-of-stream', true],
      ['stream-instead-of-json', false],
    ] as const) {
      const { send } = openGateway({ answer: 'One two', faults: [fault] });
      const response = await send('POST', `/v1/${path}`, { messages: [user('Hi')], max_tokens: 50, stream });
      const text = await response.text();
      expect(text).toContain('One two');
      expect(text.startsWith('{')).toBe(stream);
    }
  });

  it('both of the swapped forms fit responses', async () => {
    for (const [fault, stream] of [
      ['json-instead-of-stream', true],
      ['stream-instead-of-json', false],
    ] as const) {
      const gateway = createGateway({ gateway: 'techopenclaw', answer: 'One two', faults: [fault] });
      const response = await gateway.fetch('https://gateway.test/v1/responses', {
        method: 'POST',
        headers: { authorization: `Bearer ${gateway.apiKey}` },
        body: JSON.stringify({ model: 'gpt-5.4-codex', input: 'Hi', stream }),
      });
      const text = await response.text();
      expect(text).toContain('One two');
      expect(text.startsWith('{')).toBe(stream);
    }
  });

  it('stream-instead-of-json leaves what is no answer of a model as it is', async () => {
    const { call } = openGateway({ faults: ['stream-instead-of-json'] });
    const { status, body } = await call('POST', '/v1/embeddings', { input: 'Hi' });
    expect([status, body]).toMatchObject([200, { object: 'list' }]);
  });
});

const encodings = [
  ['unasked-gzip', 'gzip', gunzipSync],
  ['unasked-brotli', 'br', brotliDecompressSync],
] as const;

describe.each(encodings)('the dialect fault %s', (fault, encoding, decode) => {
  it.each([false, true])('encodes an answer on a socket, streamed: %s', async (stream) => {
    const server = await startServer({ answer: 'One two', faults: [fault] });
    onTestFinished(() => server.close());
    const headers = { authorization: `Bearer ${server.apiKey}`, 'accept-encoding': 'identity' };
    const { type, bytes } = await new Promise<{ type: string | undefined; bytes: Buffer }>((resolve, reject) => {
      const asking = request(`${server.url}/v1/chat/completions`, { method: 'POST', headers }, async (response) => {
        const bytes = Buffer.concat(await response.toArray());
        resolve({ type: response.headers['content-encoding'], bytes });
      });
      asking.on('error', reject).end(JSON.stringify({ messages: [user('Hi')], stream }));
    });
    expect(type).toBe(encoding);
    const text = decode(bytes).toString();
    expect(text).toContain(stream ? '"content":" two"' : '"content":"One two"');
    expect(text.endsWith(stream ? 'data: [DONE]\n\n' : '}')).toBe(true);
  });

  it('lets a client read each event before the next one is made', async () => {
    let made = 0;
    const server = await startServer({
      faults: [fault],
      async *answer() {
        yield 'One';
        made += 1;
        await new Promise(() => undefined);
      },
    });
    onTestFinished(() => server.close());
    const response = await fetch(`${server.url}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.apiKey}` },
      body: JSON.stringify({ messages: [user('Hi')], stream: true }),
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('One')) text += (await reader?.read())?.value ?? '';
    expect(made).toBeLessThanOrEqual(1);
    // The client leaves while the model is silent, and the server can still close.
    await reader?.cancel();
  });

  it('is decoded for a fetch in the process, and through msw', async () => {
    const gateway = createGateway({ answer: 'One two', faults: [fault] });
    const init = {
      method: 'POST',
      headers: { authorization: `Bearer ${gateway.apiKey}` },
      body: JSON.stringify({ messages: [user('Hi')] }),
    };
    const path = '/v1/chat/completions';
    const inProcess = await gateway.fetch(`https://gateway.clawwits.test${path}`, init);
    expect(inProcess.headers.get('content-encoding')).toBe(encoding);
    expect(await inProcess.json()).toMatchObject({ choices: [{ message: { content: 'One two' } }] });
    const server = setupServer(...handlers(gateway));
    server.listen({ onUnhandledRequest: 'error' });
    onTestFinished(() => server.close());
    const mocked = await fetch(`https://gateway.clawwits.test${path}`, init);
    expect(await mocked.json()).toMatchObject({ choices: [{ message: { content: 'One two' } }] });
  });
});

const errorForms = [
  [
    'problem-json',
    503,
    'application/problem+json',
    'router_error',
    /"title":"Service Unavailable".*"detail":"The model/,
  ],
  ['error-detail', 503, 'application/json', 'router_error', /^\{"detail":"The model/],
  ['error-detail-list', 422, 'application/json', 'invalid_request', /"detail":\[\{.*"loc":\["body"/],
  ['error-list', 503, 'application/json', 'router_error', /"errors":\[\{/],
  ['error-description', 401, 'application/json', 'unauthorized', /"error_description":"The access token/],
  ['error-fault', 503, 'application/json', 'router_error', /^\{"fault":\{"faultstring":"The model/],
] as const;

describe.each(errorForms)('the dialect fault %s', (fault, status, type, code, form) => {
  const openAt = (events: number) => openGateway({ answer: 'One two', faults: [`${fault}:${events}`] });

  it.each([false, true])('is an error in place of the answer that costs nothing, streamed: %s', async (stream) => {
    const { gateway, send } = openAt(0);
    const response = await send('POST', '/v1/chat/completions', { messages: [user('Hi')], stream });
    expect([response.status, response.headers.get('content-type')]).toEqual([status, type]);
    expect(await response.text()).toMatch(form);
    expect(gateway.calls[0]).toMatchObject({ outcome: 'refused', status, code, wits: 0, fault: `${fault}:0` });
    expect(gateway.account().wallet).toMatchObject({ reserved: 0, lifetimeUsed: 0 });
  });

  it('with a number ends a stream with the error after so many events, billed for what was delivered', async () => {
    const { gateway, streamChat } = openAt(2);
    const text = await (await streamChat()).text();
    const events = text.split('\n\n');
    expect(events).toHaveLength(5);
    expect(events[1]).toContain('"content":"One"');
    expect(events[2]?.replace('data: ', '')).toMatch(form);
    expect(events[3]).toBe('data: [DONE]');
    expect(gateway.calls[0]).toMatchObject({ outcome: 'cut', outputTokens: 1 });
    expect(gateway.account().wallet.reserved).toBe(0);
  });

  it('with a number is the error with status 200 where JSON was asked for', async () => {
    const { status: given, body } = await openAt(1).chat();
    expect(given).toBe(200);
    expect(JSON.stringify(body)).toMatch(form);
  });
});

it('an error form of a failed model comes after the refusal of an empty wallet', async () => {
  const { chat } = openGateway({ wits: 1, faults: ['problem-json'] });
  expect((await chat()).status).toBe(402);
});
