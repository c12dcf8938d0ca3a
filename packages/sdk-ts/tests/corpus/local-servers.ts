import { answerOf, call, chat, chunk, done, finish, type StreamCase, say, toolCall, usageOf } from './stream-case.ts';

/** Servers that people run themselves. */
export const localServers: readonly StreamCase[] = [
  chat(
    'vLLM',
    [
      say(
        { role: 'assistant', content: '' },
        { logprobs: null },
        { prompt_token_ids: [1, 2, 2], usage: usageOf(3, 0) },
      ),
      say({ reasoning: 'Hm' }, { token_ids: [5] }, { usage: usageOf(3, 1) }),
      say({ content: 'ha' }, { token_ids: [7] }, { usage: usageOf(3, 2) }),
      say({ content: 'ha' }, { token_ids: [7] }, { usage: usageOf(3, 3) }),
      call({ index: 0, id: 'chatcmpl-tool-1', type: 'function', function: { name: 'add', arguments: '' } }),
      call({ index: 0, function: { name: null, arguments: '{"a":1}' } }),
      say({ content: '' }, { finish_reason: 'tool_calls', stop_reason: null }),
      chunk([], { usage: usageOf(3, 4), kv_transfer_params: null }),
      done,
    ],
    {
      text: 'haha',
      usage: [3, 4],
      answer: {
        prompt_token_ids: [1, 2, 2],
        choices: [
          {
            token_ids: [5, 7, 7],
            stop_reason: null,
            message: { content: 'haha', reasoning: 'Hm', tool_calls: [toolCall('chatcmpl-tool-1', 'add', '{"a":1}')] },
          },
        ],
      },
    },
  ),
  chat(
    'SGLang, arguments before the name, and no index',
    [
      say({ role: 'assistant', content: '', reasoning_content: null }),
      call({ id: 'call_a', type: 'function', function: { arguments: '{"command"' } }),
      call({ id: 'call_a', function: { name: 'run' } }),
      call({ function: { arguments: ':"ls"}' } }),
      call({ id: 'call_b', type: 'function', function: { name: 'add', arguments: '{' } }),
      call({ function: { arguments: '"a":1}' } }),
      say({}, { finish_reason: 'tool_calls', matched_stop: 151_645 }),
      done,
    ],
    {
      text: '',
      answer: {
        choices: [
          {
            matched_stop: 151_645,
            message: {
              tool_calls: [toolCall('call_a', 'run', '{"command":"ls"}'), toolCall('call_b', 'add', '{"a":1}')],
            },
          },
        ],
      },
    },
  ),
  chat(
    'llama.cpp, a name in pieces',
    [
      say({ role: 'assistant', content: null }),
      call({ index: 0, id: 'a1', type: 'function', function: { name: 'edit_ex', arguments: '' } }),
      call({ index: 0, function: { name: 'isting_file', arguments: '' } }),
      call({ index: 0, function: { arguments: '{"path":"a"}' } }),
      say({}, { finish_reason: 'tool_calls' }),
      chunk([], { usage: usageOf(6, 6), timings: { prompt_n: 6, predicted_n: 6, predicted_ms: 12.5 } }),
      done,
    ],
    {
      text: '',
      usage: [6, 6],
      answer: {
        ...answerOf(null, { tool_calls: [toolCall('a1', 'edit_existing_file', '{"path":"a"}')] }),
        timings: { prompt_n: 6, predicted_ms: 12.5 },
      },
    },
  ),
  chat(
    'Ollama, whole calls without index',
    [
      say({
        role: 'assistant',
        content: '',
        tool_calls: [{ id: 'call_a', type: 'function', function: { name: 'look_up', arguments: '{"city":"Huế"}' } }],
      }),
      say({
        role: 'assistant',
        content: '',
        tool_calls: [{ id: 'call_b', type: 'function', function: { name: 'look_up', arguments: '{"city":"Vinh"}' } }],
      }),
      say({ role: 'assistant', content: '' }, { finish_reason: 'tool_calls' }),
      done,
    ],
    {
      text: '',
      answer: answerOf('', {
        tool_calls: [toolCall('call_a', 'look_up', '{"city":"Huế"}'), toolCall('call_b', 'look_up', '{"city":"Vinh"}')],
      }),
    },
  ),
  chat(
    'LM Studio, indexes from 1 with one skipped, out of order',
    [
      say({ role: 'assistant' }),
      call({ index: 3, id: '222', type: 'function', function: { name: 'add', arguments: '' } }),
      call({ index: 1, id: '111', type: 'function', function: { name: 'look_up', arguments: '' } }),
      call({ index: 3, function: { arguments: '{"a":1}' } }, { index: 1, function: { arguments: '{"city":"Huế"}' } }),
      finish('tool_calls'),
      done,
    ],
    {
      text: '',
      answer: answerOf(null, {
        tool_calls: [toolCall('111', 'look_up', '{"city":"Huế"}'), toolCall('222', 'add', '{"a":1}')],
      }),
    },
  ),
  chat(
    'TGI, one call that is not in a list',
    [
      say({
        role: 'assistant',
        tool_calls: { index: 0, id: '', type: 'function', function: { name: 'add', arguments: '' } },
      }),
      say({
        role: 'assistant',
        tool_calls: { index: 0, id: '', type: 'function', function: { name: null, arguments: '{"a":' } },
      }),
      say({
        role: 'assistant',
        tool_calls: { index: 0, id: '', type: 'function', function: { name: null, arguments: '1}' } },
      }),
      say({ role: 'assistant', content: '' }, { finish_reason: 'stop' }),
      done,
    ],
    { text: '', answer: answerOf('', { tool_calls: [toolCall('', 'add', '{"a":1}')] }) },
  ),
  chat(
    'FastChat, deltas that are texts',
    [
      chunk([{ index: 0, delta: 'Xin', finish_reason: null }]),
      chunk([{ index: 0, delta: ' chào', finish_reason: null }]),
      chunk([{ index: 0, delta: '', finish_reason: 'stop' }]),
      done,
    ],
    { text: 'Xin chào', answer: answerOf('Xin chào') },
  ),
  chat(
    'a relay whose second call begins at the first index and ends at its own',
    [
      call({ index: 0, id: 'call_a', type: 'function', function: { name: 'add', arguments: '{"a":1}' } }),
      call({ index: 0, id: 'call_b', type: 'function', function: { name: 'add', arguments: '' } }),
      call({ index: 1, function: { arguments: '{"a":2}' } }),
      finish('tool_calls'),
      done,
    ],
    {
      text: '',
      answer: answerOf(null, {
        tool_calls: [toolCall('call_a', 'add', '{"a":1}'), toolCall('call_b', 'add', '{"a":2}')],
      }),
    },
  ),
  chat(
    'a relay that gives all calls one id',
    [
      call({ index: 0, id: 'call', type: 'function', function: { name: 'add', arguments: '{"a":' } }),
      call({ index: 1, id: 'call', type: 'function', function: { name: 'add', arguments: '{"a":' } }),
      call(
        { index: 0, id: 'call', function: { arguments: '1}' } },
        { index: 1, id: 'call', function: { arguments: '2}' } },
      ),
      finish('tool_calls'),
      done,
    ],
    {
      text: '',
      answer: answerOf(null, { tool_calls: [toolCall('call', 'add', '{"a":1}'), toolCall('call', 'add', '{"a":2}')] }),
    },
  ),
  chat(
    'a relay that leaves out the object around name and arguments',
    [
      call({ index: 0, id: 'call_a', type: 'function', name: 'add', arguments: '{"a":' }),
      call({ index: 0, arguments: '1}' }),
      finish('tool_calls'),
      done,
    ],
    { text: '', answer: answerOf(null, { tool_calls: [toolCall('call_a', 'add', '{"a":1}')] }) },
  ),
  chat(
    'a relay that keeps alive with events, counts half, and ends twice in its own way',
    [
      'data: ping\n\n',
      'data:  \n\n',
      say({ content: 'Chào' }),
      'data: keep-alive\n\n',
      call({ index: 0, id: 'call_a', type: 'function', function: { name: 'add', arguments: '{}' } }),
      finish('tool_calls'),
      finish('stop', { usage: { prompt_tokens: 5, completion_tokens: null, total_tokens: null } }),
      'data: [done] \n\n',
    ],
    {
      text: 'Chào',
      answer: {
        choices: [{ finish_reason: 'tool_calls', message: { tool_calls: [toolCall('call_a', 'add', '{}')] } }],
        usage: { prompt_tokens: 5, completion_tokens: 2, total_tokens: 7 },
      },
    },
  ),
];
