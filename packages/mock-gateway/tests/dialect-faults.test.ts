import { createGateway, type DialectFaultName } from '@clawwits/mock-gateway';
import { describe, expect, it } from 'vitest';
import { user } from './support.ts';

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

  it('arguments-object gives arguments as an object', async () => {
    expect((await askForTools('arguments-object', false)).text).toContain('"arguments":{"place":"Huế"}');
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
});
