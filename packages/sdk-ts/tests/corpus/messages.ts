import { event, message, type StreamCase } from './stream-case.ts';

const start = (more: object = {}, usage: object = { input_tokens: 9, output_tokens: 1 }): string =>
  event('message_start', {
    message: {
      id: 'msg_7',
      type: 'message',
      role: 'assistant',
      model: 'model-1',
      content: [],
      stop_reason: null,
      usage,
      ...more,
    },
  });
const begin = (index: number, block: object): string => event('content_block_start', { index, content_block: block });
const add = (index: number, type: string, members: object): string =>
  event('content_block_delta', { index, delta: { type, ...members } });
const stop = (index: number): string => event('content_block_stop', { index });
const end = (reason = 'end_turn', usage: object = { output_tokens: 12 }): string =>
  event('message_delta', { delta: { stop_reason: reason, stop_sequence: null }, usage });
const last = event('message_stop');

/** Servers of the messages dialect. */
export const messageServers: readonly StreamCase[] = [
  message(
    'Anthropic, thinking and tools',
    [
      start(),
      begin(0, { type: 'thinking', thinking: '', signature: '' }),
      event('ping'),
      add(0, 'thinking_delta', { thinking: 'Let me' }),
      add(0, 'thinking_delta', { thinking: ' see.' }),
      add(0, 'signature_delta', { signature: 'c2ln' }),
      stop(0),
      begin(1, { type: 'redacted_thinking', data: 'ZW5j' }),
      stop(1),
      begin(2, { type: 'text', text: '' }),
      add(2, 'text_delta', { text: 'Chào' }),
      stop(2),
      begin(3, { type: 'tool_use', id: 'toolu_1', name: 'add', input: {} }),
      add(3, 'input_json_delta', { partial_json: '' }),
      add(3, 'input_json_delta', { partial_json: '{"a":' }),
      add(3, 'input_json_delta', { partial_json: '1}' }),
      stop(3),
      begin(4, { type: 'tool_use', id: 'toolu_2', name: 'now', input: {} }),
      add(4, 'input_json_delta', { partial_json: '' }),
      stop(4),
      end('tool_use'),
      last,
    ],
    {
      text: 'Chào',
      usage: [9, 12],
      answer: {
        stop_reason: 'tool_use',
        content: [
          { type: 'thinking', thinking: 'Let me see.', signature: 'c2ln' },
          { type: 'redacted_thinking', data: 'ZW5j' },
          { type: 'text', text: 'Chào' },
          { type: 'tool_use', id: 'toolu_1', name: 'add', input: { a: 1 } },
          { type: 'tool_use', id: 'toolu_2', name: 'now', input: {} },
        ],
      },
    },
  ),
  message(
    'Anthropic, web search and citations',
    [
      start(),
      begin(0, { type: 'server_tool_use', id: 'srvtoolu_1', name: 'web_search', input: {} }),
      add(0, 'input_json_delta', { partial_json: '{"query":' }),
      add(0, 'input_json_delta', { partial_json: '"Huế"}' }),
      stop(0),
      begin(1, {
        type: 'web_search_tool_result',
        tool_use_id: 'srvtoolu_1',
        content: [{ type: 'web_search_result', url: 'https://a.example', title: 'A', encrypted_content: 'ZW5j' }],
      }),
      stop(1),
      begin(2, { type: 'text', text: '', citations: [] }),
      add(2, 'citations_delta', {
        citation: { type: 'web_search_result_location', url: 'https://a.example', cited_text: 'x' },
      }),
      add(2, 'text_delta', { text: 'Huế' }),
      add(2, 'citations_delta', {
        citation: { type: 'web_search_result_location', url: 'https://b.example', cited_text: 'y' },
      }),
      stop(2),
      end('end_turn', { output_tokens: 30, server_tool_use: { web_search_requests: 1 } }),
      last,
    ],
    {
      text: 'Huế',
      usage: [9, 30],
      answer: {
        content: [
          { type: 'server_tool_use', input: { query: 'Huế' } },
          { type: 'web_search_tool_result', content: [{ url: 'https://a.example', encrypted_content: 'ZW5j' }] },
          { type: 'text', text: 'Huế', citations: [{ cited_text: 'x' }, { cited_text: 'y' }] },
        ],
        usage: { server_tool_use: { web_search_requests: 1 } },
      },
    },
  ),
  message(
    'Anthropic, code execution in a container',
    [
      start({ container: null }),
      begin(0, { type: 'server_tool_use', id: 'srvtoolu_2', name: 'bash_code_execution', input: {} }),
      add(0, 'input_json_delta', { partial_json: '{"command":"ls"}' }),
      stop(0),
      begin(1, {
        type: 'bash_code_execution_tool_result',
        tool_use_id: 'srvtoolu_2',
        content: { type: 'bash_code_execution_result', stdout: 'a\n', return_code: 0, content: [] },
      }),
      stop(1),
      begin(2, { type: 'compaction', content: null }),
      add(2, 'compaction_delta', { content: 'So far' }),
      add(2, 'compaction_delta', { content: ': ls.' }),
      stop(2),
      event('message_delta', {
        delta: { stop_reason: 'end_turn', container: { id: 'container_1', expires_at: '2026-01-01' } },
        usage: { input_tokens: 20, output_tokens: 8 },
        context_management: { applied_edits: [{ type: 'clear', cleared_input_tokens: 5 }] },
      }),
      last,
    ],
    {
      text: '',
      usage: [20, 8],
      answer: {
        container: { id: 'container_1' },
        context_management: { applied_edits: [{ cleared_input_tokens: 5 }] },
        content: [
          { type: 'server_tool_use', input: { command: 'ls' } },
          { type: 'bash_code_execution_tool_result', content: { stdout: 'a\n', return_code: 0 } },
          { type: 'compaction', content: 'So far: ls.' },
        ],
      },
    },
  ),
  message(
    'LiteLLM, the start sent twice, thinking within a text block, and the mark of the chat dialect',
    [
      start(),
      start(),
      begin(0, { type: 'text' }),
      add(0, 'thinking_delta', { thinking: 'Hm' }),
      add(0, 'text_delta', { text: 'hi' }),
      stop(0),
      end(),
      'data: [DONE]\n\n',
    ],
    { text: 'hi', usage: [9, 12], answer: { content: [{ type: 'text', text: 'hi', thinking: 'Hm' }] } },
  ),
  message(
    'Bedrock behind a proxy, the input whole in the start',
    [
      start({}, { input_tokens: 0, output_tokens: 0 }),
      begin(0, { type: 'tool_use', id: 'toolu_1', name: 'add', input: { a: 1 } }),
      add(0, 'input_json_delta', { partial_json: '' }),
      stop(0),
      end('tool_use', { input_tokens: 14, output_tokens: 6, cache_read_input_tokens: null }),
      event('message_stop', { 'amazon-bedrock-invocationMetrics': { inputTokenCount: 14 } }),
    ],
    {
      text: '',
      usage: [14, 6],
      answer: {
        content: [{ type: 'tool_use', input: { a: 1 } }],
        'amazon-bedrock-invocationMetrics': { inputTokenCount: 14 },
      },
    },
  ),
  message(
    'Vertex behind a proxy, the end reported twice',
    [
      'event: vertex_event\ndata: {"type":"vertex_event"}\n\n',
      start(),
      begin(0, { type: 'text', text: '' }),
      add(0, 'text_delta', { text: 'Chào' }),
      stop(0),
      end('max_tokens', { output_tokens: 4 }),
      event('message_delta', { delta: {}, usage: { input_tokens: 0, output_tokens: 5 } }),
      last,
    ],
    { text: 'Chào', usage: [9, 5], answer: { stop_reason: 'max_tokens', content: [{ text: 'Chào' }] } },
  ),
  message(
    'a relay that begins every block at 0 and leaves the types to the names of its events',
    [
      'event: message_start\ndata: {"message":{"id":"msg_7","content":"","usage":{"input_tokens":2}}}\n\n',
      'event: content_block_start\ndata: {"index":0,"content_block":{"type":"text","text":null}}\n\n',
      'event: content_block_delta\ndata: {"index":0,"delta":{"type":"text_delta","text":"A"}}\n\n',
      'event: content_block_stop\ndata: {"index":0}\n\n',
      'event: content_block_start\ndata: {"index":0,"content_block":{"type":"tool_use","id":"t1","name":"add","input":""}}\n\n',
      'event: content_block_delta\ndata: {"index":0,"delta":{"type":"input_json_delta","partial_json":"{\\"a\\":1}"}}\n\n',
      'event: content_block_delta\ndata: {"index":0,"delta":{"type":"input_json_delta","partial_json":"{\\"a\\": 1}"}}\n\n',
      'event: content_block_stop\ndata: {"index":0}\n\n',
      'event: message_delta\ndata: {"delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":3}}\n\n',
      'event: message_stop\ndata: {}\n\n',
    ],
    {
      text: 'A',
      usage: [2, 3],
      answer: {
        content: [
          { type: 'text', text: 'A' },
          { type: 'tool_use', id: 't1', name: 'add', input: { a: 1 } },
        ],
      },
    },
  ),
  message(
    'a relay that leaves out the starts, and counts blocks from 1, out of order',
    [
      add(2, 'text_delta', { text: 'B' }),
      add(1, 'thinking_delta', { thinking: 'A' }),
      add(2, 'text_delta', { text: 'b' }),
      end(),
      last,
    ],
    {
      text: 'Bb',
      answer: {
        type: 'message',
        content: [
          { type: 'thinking', thinking: 'A' },
          { type: 'text', text: 'Bb' },
        ],
      },
    },
  ),
];
