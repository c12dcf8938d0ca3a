import { describe, expect, it } from 'vitest';
import { sendJson, startFaultServer } from '../support/fault-server.ts';
import { readRecord } from '../support/run-command.ts';
import { runInside } from '../support/run-inside.ts';
import { expectResult } from '../support/schemas.ts';

const head = { id: 'chatcmpl-1', created: 1, model: 'm' };
const usage = { prompt_tokens: 3, completion_tokens: 5, total_tokens: 8 };
const toolCalls = [
  { id: 'call_1', type: 'function', function: { name: 'search', arguments: '{"q":"a"}' } },
  { id: 'call_2', type: 'function', function: { name: 'read', arguments: '{}' } },
];

const chatMessages = {
  tools: {
    message: { role: 'assistant', content: 'Let me see.', reasoning_content: 'Hm.', tool_calls: toolCalls },
    finish_reason: 'tool_calls',
  },
  refusal: { message: { role: 'assistant', content: null, refusal: 'I cannot do that.' }, finish_reason: 'stop' },
  unknown: {
    message: { role: 'assistant', content: 'Here.', annotations: [{ type: 'url_citation', url: 'https://a.test' }] },
    finish_reason: 'stop',
  },
  plain: { message: { role: 'assistant', content: 'Xin chào', annotations: [], refusal: null }, finish_reason: 'stop' },
};
type Kind = keyof typeof chatMessages;

const messageContents = {
  tools: [
    { type: 'thinking', thinking: 'Hm.', signature: 'c2ln' },
    { type: 'text', text: 'Let me see.' },
    { type: 'tool_use', id: 'call_1', name: 'search', input: { q: 'a' } },
    { type: 'tool_use', id: 'call_2', name: 'read', input: {} },
  ],
  plain: [{ type: 'text', text: 'Xin chào' }],
};

const writeEvents = (events: readonly object[]): string =>
  events
    .map((event) => {
      const name = 'type' in event ? `event: ${String(event.type)}\n` : '';
      return `${name}data: ${JSON.stringify(event)}\n\n`;
    })
    .join('');

function chatEvents(kind: Kind): string {
  const { message, finish_reason } = chatMessages[kind];
  const { tool_calls: calls, ...delta } = { tool_calls: undefined, ...message };
  const choice = (members: object) => ({ ...head, choices: [{ index: 0, ...members }] });
  const pieces = [
    choice({ delta }),
    ...(calls ?? []).map((call, index) => choice({ delta: { tool_calls: [{ index, ...(call as object) }] } })),
    choice({ delta: {}, finish_reason }),
    { ...head, choices: [], usage },
  ];
  return `${writeEvents(pieces)}data: [DONE]\n\n`;
}

function messageEvents(kind: keyof typeof messageContents): string {
  const message = { id: 'msg_1', type: 'message', role: 'assistant', model: 'm', content: [], stop_reason: null };
  const blocks = messageContents[kind].flatMap((block, index) => {
    const { text, thinking, signature, input } = block as Record<string, unknown>;
    const deltas = [
      text === undefined ? null : { type: 'text_delta', text },
      thinking === undefined ? null : { type: 'thinking_delta', thinking },
      signature === undefined ? null : { type: 'signature_delta', signature },
      input === undefined ? null : { type: 'input_json_delta', partial_json: JSON.stringify(input) },
    ].filter((delta) => delta !== null);
    const start = {
      ...block,
      ...(text !== undefined && { text: '' }),
      ...(thinking !== undefined && { thinking: '', signature: '' }),
      ...(input !== undefined && { input: {} }),
    };
    return [
      { type: 'content_block_start', index, content_block: start },
      ...deltas.map((delta) => ({ type: 'content_block_delta', index, delta })),
      { type: 'content_block_stop', index },
    ];
  });
  return writeEvents([
    { type: 'message_start', message: { ...message, usage: { input_tokens: 3, output_tokens: 0 } } },
    ...blocks,
    { type: 'message_delta', delta: { stop_reason: 'tool_use' }, usage: { output_tokens: 5 } },
    { type: 'message_stop' },
  ]);
}

/** A gateway that answers in both dialects, streamed or whole as it is asked. */
async function startGateway(kind: Kind, cutAt?: string) {
  const server = await startFaultServer((response, { url }, body) => {
    const isChat = url === '/v1/chat/completions';
    const contentKind = kind === 'tools' ? kind : 'plain';
    if (JSON.parse(body).stream !== true) {
      const message = { type: 'message', content: messageContents[contentKind], stop_reason: 'tool_use', model: 'm' };
      const whole = isChat
        ? { ...head, choices: [{ index: 0, ...chatMessages[kind] }], usage }
        : { ...message, usage: { input_tokens: 3, output_tokens: 5 } };
      sendJson(response, 200, whole);
      return;
    }
    const events = isChat ? chatEvents(kind) : messageEvents(contentKind);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(cutAt === undefined ? events : events.slice(0, events.indexOf(cutAt)));
  });
  return { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: 'cw_sk_test' };
}

const calls = [
  { id: 'call_1', name: 'search', arguments: '{"q":"a"}' },
  { id: 'call_2', name: 'read', arguments: '{}' },
];
const ways = [
  ['chat', []],
  ['chat', ['--no-stream']],
  ['messages', []],
  ['messages', ['--no-stream']],
] as const;

describe('an answer that is more than a text', () => {
  it.each(ways)('has its tool calls and its reasoning in the record of %s %j', async (command, more) => {
    const record = readRecord(
      await runInside([command, 'hi', ...more, '--json'], { env: await startGateway('tools') }),
    );
    expectResult(record);
    expect(record).toMatchObject({
      data: { text: 'Let me see.', reasoning: 'Hm.', tool_calls: calls },
      usage: { input_tokens: 3, output_tokens: 5, estimated: false },
    });
    const { message } = record['data'] as { message: unknown };
    expect(message).toMatchObject(command === 'chat' ? chatMessages.tools.message : { content: messageContents.tools });
  });

  it.each(ways)('says in the text of %s %j that it calls tools', async (command, more) => {
    const finished = await runInside([command, 'hi', ...more], { env: await startGateway('tools') });
    expect(finished).toEqual({
      stdout: 'Let me see.\n',
      stderr: 'clawwits: the answer calls tools, which --json shows: search, read\n',
      exitCode: 0,
    });
  });

  it.each([[[]], [['--no-stream']]])('shows a refusal, %j', async (more) => {
    const env = await startGateway('refusal');
    const finished = await runInside(['chat', 'hi', ...more], { env });
    expect(finished.stderr).toBe('clawwits: the model refused: I cannot do that.\n');
    const record = readRecord(await runInside(['chat', 'hi', ...more, '--json'], { env }));
    expectResult(record);
    expect(record).toMatchObject({ ok: true, data: { text: '', refusal: 'I cannot do that.' } });
  });

  it('is described in Vietnamese as well', async () => {
    const vietnamese = { LC_ALL: 'vi_VN.UTF-8' };
    const refused = await runInside(['chat', 'hi'], { env: { ...(await startGateway('refusal')), ...vietnamese } });
    expect(refused.stderr).toBe('clawwits: mô hình từ chối: I cannot do that.\n');
    const calling = await runInside(['chat', 'hi'], { env: { ...(await startGateway('tools')), ...vietnamese } });
    expect(calling.stderr).toBe('clawwits: câu trả lời gọi công cụ, --json cho thấy chi tiết: search, read\n');
  });

  it.each([[[]], [['--no-stream']]])('keeps in the record what has no name there, %j', async (more) => {
    const env = await startGateway('unknown');
    const record = readRecord(await runInside(['chat', 'hi', ...more, '--json'], { env }));
    expectResult(record);
    expect(record).toMatchObject({ data: { text: 'Here.', message: chatMessages.unknown.message } });
  });

  it.each(ways)('is no more than a text in the record of %s %j where it is a text', async (command, more) => {
    const record = readRecord(
      await runInside([command, 'hi', ...more, '--json'], { env: await startGateway('plain') }),
    );
    expectResult(record);
    expect(Object.keys(record['data'] as object)).toEqual(['text', 'request_id', 'provider', 'cached']);
  });

  it('that breaks off keeps the reasoning that had arrived', async () => {
    const env = await startGateway('tools', '"call_2"');
    const finished = await runInside(['chat', 'hi', '--json'], { env });
    const record = readRecord(finished);
    expectResult(record);
    expect(record).toMatchObject({ exit_code: 8, data: { text: 'Let me see.', reasoning: 'Hm.' } });
  });

  it('gives its tool calls to --field', async () => {
    const env = await startGateway('tools');
    const finished = await runInside(['chat', 'hi', '--field', 'data.tool_calls'], { env });
    expect(JSON.parse(finished.stdout)).toEqual(calls);
  });

  it.each([
    ['choices', { ...head, usage }],
    ['usage', { ...head, choices: [{ index: 0, message: { role: 'assistant', content: 'Hi' } }], usage: null }],
  ])('lacks its %s, and the command does not break', async (_, body) => {
    const server = await startFaultServer((response) => sendJson(response, 200, body));
    const env = { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: 'cw_sk_test' };
    for (const more of [['--no-stream'], []]) {
      const record = readRecord(await runInside(['chat', 'hi', ...more, '--json'], { env }));
      expectResult(record);
      expect((record['error'] as { code: string } | null)?.code).not.toBe('internal_error');
    }
  });
});
