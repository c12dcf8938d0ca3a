import { event, response, type StreamCase } from './stream-case.ts';

const head = { id: 'resp_7', object: 'response', created_at: 1_760_000_000, model: 'model-1', output: [] };
const usage = { input_tokens: 8, output_tokens: 15, total_tokens: 23 };
const created = event('response.created', { response: { ...head, status: 'in_progress' } });
const completed = (output: readonly object[] | undefined): string =>
  event('response.completed', { response: { ...head, status: 'completed', output, usage } });

const citation = { type: 'url_citation', url: 'https://a.example', title: 'A', start_index: 0, end_index: 3 };

const openAiEvents = [
  created,
  event('response.output_item.added', { output_index: 0, item: { type: 'reasoning', id: 'rs_1', summary: [] } }),
  event('response.reasoning_summary_part.added', {
    output_index: 0,
    summary_index: 0,
    part: { type: 'summary_text', text: '' },
  }),
  event('response.reasoning_summary_text.delta', { output_index: 0, summary_index: 0, delta: 'Let me' }),
  event('response.reasoning_summary_text.delta', { output_index: 0, summary_index: 0, delta: ' see.' }),
  event('response.output_item.done', {
    output_index: 0,
    item: {
      type: 'reasoning',
      id: 'rs_1',
      summary: [{ type: 'summary_text', text: 'Let me see.' }],
      encrypted_content: 'ZW5j',
    },
  }),
  event('response.output_item.added', {
    output_index: 1,
    item: { type: 'web_search_call', id: 'ws_1', status: 'in_progress' },
  }),
  event('response.web_search_call.searching', { output_index: 1, item_id: 'ws_1' }),
  event('response.output_item.done', {
    output_index: 1,
    item: { type: 'web_search_call', id: 'ws_1', status: 'completed', action: { type: 'search', query: 'Huế' } },
  }),
  event('response.output_item.added', {
    output_index: 2,
    item: { type: 'message', id: 'msg_1', role: 'assistant', status: 'in_progress', content: [] },
  }),
  event('response.content_part.added', {
    output_index: 2,
    content_index: 0,
    part: { type: 'output_text', text: '', annotations: [], logprobs: [] },
  }),
  event('response.output_text.delta', { output_index: 2, content_index: 0, delta: 'Xin', obfuscation: 'x' }),
  event('response.output_text.delta', { output_index: 2, content_index: 0, delta: ' chào', obfuscation: 'xyz' }),
  event('response.output_text.annotation.added', {
    output_index: 2,
    content_index: 0,
    annotation_index: 0,
    annotation: citation,
  }),
  event('response.output_text.done', { output_index: 2, content_index: 0, text: 'Xin chào' }),
  event('response.content_part.added', { output_index: 2, content_index: 1, part: { type: 'refusal', refusal: '' } }),
  event('response.refusal.delta', { output_index: 2, content_index: 1, delta: 'I cannot' }),
  event('response.refusal.done', { output_index: 2, content_index: 1, refusal: 'I cannot.' }),
  event('response.output_item.added', {
    output_index: 3,
    item: { type: 'function_call', id: 'fc_1', call_id: 'call_1', name: 'add', arguments: '' },
  }),
  event('response.function_call_arguments.delta', { output_index: 3, item_id: 'fc_1', delta: '{"a"' }),
  event('response.function_call_arguments.delta', { output_index: 3, item_id: 'fc_1', delta: ':1}' }),
  event('response.function_call_arguments.done', { output_index: 3, item_id: 'fc_1', arguments: '{"a":1}' }),
];

const output = [
  { type: 'reasoning', summary: [{ text: 'Let me see.' }], encrypted_content: 'ZW5j' },
  { type: 'web_search_call', action: { query: 'Huế' } },
  {
    type: 'message',
    content: [
      { type: 'output_text', text: 'Xin chào', annotations: [citation] },
      { type: 'refusal', refusal: 'I cannot.' },
    ],
  },
  { type: 'function_call', call_id: 'call_1', name: 'add', arguments: '{"a":1}' },
];

/** Servers of the responses dialect. */
export const responseServers: readonly StreamCase[] = [
  response('OpenAI responses, whose last event leaves out the output', [...openAiEvents, completed([])], {
    text: 'Xin chào',
    usage: [8, 15],
    answer: { id: 'resp_7', status: 'completed', output },
  }),
  response(
    'a responses proxy that makes new ids, and leaves out items at the end',
    [
      ...openAiEvents,
      completed([
        { type: 'message', id: 'msg_other', role: 'assistant', content: [{ type: 'output_text', text: 'Xin chào' }] },
      ]),
    ],
    {
      text: 'Xin chào',
      usage: [8, 15],
      answer: { output: expectAnyOrder(output) },
    },
  ),
  response(
    'a responses proxy that begins with the deltas and continues what is done',
    [
      event('response.output_text.delta', { output_index: 0, content_index: 0, delta: 'Chào' }),
      event('response.output_item.added', {
        output_index: 0,
        item: { type: 'message', id: '', role: 'assistant', content: [] },
      }),
      event('response.output_text.delta', { output_index: 0, content_index: 0, delta: '!' }),
      event('response.custom_tool_call_input.delta', { output_index: 1, delta: 'print' }),
      event('response.custom_tool_call_input.delta', { output_index: 1, delta: '(1)' }),
      event('response.output_item.done', {
        output_index: 1,
        item: { type: 'custom_tool_call', call_id: 'call_1', name: 'run', input: '' },
      }),
      event('response.custom_tool_call_input.delta', { output_index: 1, delta: '}' }),
      event('response.mcp_call_arguments.delta', { output_index: 2, delta: '{}' }),
      event('response.reasoning_text.delta', { output_index: 3, content_index: 0, delta: 'Hm' }),
      event('response.completed', { response: { ...head, usage } }),
    ],
    {
      text: 'Chào!',
      usage: [8, 15],
      answer: {
        output: [
          { type: 'message', content: [{ type: 'output_text', text: 'Chào!' }] },
          { type: 'custom_tool_call', name: 'run', input: 'print(1)' },
          { type: 'mcp_call', arguments: '{}' },
          { type: 'reasoning', content: [{ type: 'reasoning_text', text: 'Hm' }] },
        ],
      },
    },
  ),
];

/** The message, which the last event tells, comes before what that leaves out. */
function expectAnyOrder([reasoning, search, said, call]: readonly object[]): readonly unknown[] {
  return [said, reasoning, search, call];
}
