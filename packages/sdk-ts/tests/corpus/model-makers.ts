import { answerOf, call, chat, chunk, done, finish, type StreamCase, say, toolCall, usageOf } from './stream-case.ts';

/** Others who make models and serve them in the chat dialect themselves. */
export const modelMakers: readonly StreamCase[] = [
  chat(
    "Gemini's compatible endpoint, parallel calls under one index",
    [
      call({
        index: 0,
        id: 'function-call-1',
        type: 'function',
        function: { name: 'look_up', arguments: '{"city":"Huế"}' },
        extra_content: { google: { thought_signature: 'c2ln' } },
      }),
      call({
        index: 0,
        id: 'function-call-2',
        type: 'function',
        function: { name: 'look_up', arguments: '{"city":"Vinh"}' },
      }),
      finish('stop', { usage: usageOf(20, 12) }),
      done,
    ],
    {
      text: '',
      usage: [20, 12],
      answer: answerOf(null, {
        tool_calls: [
          toolCall('function-call-1', 'look_up', '{"city":"Huế"}', {
            extra_content: { google: { thought_signature: 'c2ln' } },
          }),
          toolCall('function-call-2', 'look_up', '{"city":"Vinh"}'),
        ],
      }),
    },
  ),
  chat(
    "Gemini's compatible endpoint, calls with neither index nor id",
    [
      call({ id: '', type: 'function', function: { name: 'look_up', arguments: '{"city":"Huế"}' } }),
      call({ id: '', type: 'function', function: { name: 'look_up', arguments: '{"city":"Huế"}' } }),
      call({ type: 'function', function: { name: 'add', arguments: '{}' } }),
      finish(),
      done,
    ],
    {
      text: '',
      answer: answerOf(null, {
        tool_calls: [
          toolCall('', 'look_up', '{"city":"Huế"}'),
          toolCall('', 'look_up', '{"city":"Huế"}'),
          toolCall('', 'add', '{}'),
        ],
      }),
    },
  ),
  chat(
    'Mistral, thinking in parts of the content',
    [
      {
        id: 'cmpl-1',
        model: 'magistral',
        choices: [{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }],
      },
      say({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'Let me' }] }] }),
      say({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: ' see.' }] }] }),
      say({ content: 'Xin' }),
      say({ content: ' chào' }),
      finish('stop', { usage: usageOf(7, 11), p: 'abcd' }),
      done,
    ],
    {
      text: 'Xin chào',
      usage: [7, 11],
      answer: {
        id: 'cmpl-1',
        model: 'magistral',
        ...answerOf([
          { type: 'thinking', thinking: [{ type: 'text', text: 'Let me see.' }] },
          { type: 'text', text: 'Xin chào' },
        ]),
      },
    },
  ),
  chat(
    'DeepSeek, reasoning first',
    [
      ': keep-alive\n\n',
      say({ role: 'assistant', content: null, reasoning_content: '' }),
      say({ content: null, reasoning_content: 'Hm' }),
      say({ content: null, reasoning_content: '…' }),
      ': keep-alive\n\n',
      say({ content: 'Chào', reasoning_content: null }),
      say(
        { content: '' },
        { finish_reason: 'stop', logprobs: null },
        { usage: { ...usageOf(5, 6), prompt_cache_hit_tokens: 4 } },
      ),
      done,
    ],
    {
      text: 'Chào',
      usage: [5, 6],
      answer: { ...answerOf('Chào', { reasoning_content: 'Hm…' }), usage: { prompt_cache_hit_tokens: 4 } },
    },
  ),
  chat(
    'Qwen, empty ids and names after the first piece',
    [
      call({ index: 0, id: 'call_a', type: 'function', function: { name: 'look_up', arguments: '' } }),
      call({ index: 0, id: '', type: 'function', function: { name: '', arguments: '{"city"' } }),
      call({ index: 0, id: '', type: 'function', function: { name: '', arguments: ': "Huế"}' } }),
      call({ index: 0, id: '', type: '', function: { arguments: null } }),
      finish('tool_calls'),
      chunk([], { usage: usageOf(30, 8) }),
      done,
    ],
    {
      text: '',
      usage: [30, 8],
      answer: answerOf(null, { tool_calls: [toolCall('call_a', 'look_up', '{"city": "Huế"}')] }),
    },
  ),
  chat(
    'Moonshot, usage within the answer',
    [
      say({ role: 'assistant', content: '' }),
      say({ content: 'Chào' }),
      call({ index: 0, id: 'functions.add:0', type: 'function', function: { name: 'add', arguments: '' } }),
      call({ index: 0, function: { arguments: '{"a":1}' } }),
      say({}, { finish_reason: 'tool_calls', usage: usageOf(8, 3) }),
      done,
    ],
    {
      text: 'Chào',
      usage: [8, 3],
      answer: answerOf('Chào', { tool_calls: [toolCall('functions.add:0', 'add', '{"a":1}')] }),
    },
  ),
  chat(
    'xAI, a running total and a whole call',
    [
      say({ role: 'assistant', content: '', reasoning_content: 'Thinking… ' }, {}, { usage: usageOf(12, 1) }),
      say({ reasoning_content: 'done.' }, {}, { usage: usageOf(12, 2) }),
      say({
        content: '',
        tool_calls: [{ id: 'call_9', type: 'function', function: { name: 'add', arguments: '{"a":1}' } }],
      }),
      finish('tool_calls', { usage: { ...usageOf(12, 5), num_sources_used: 2 }, citations: ['https://a.example'] }),
      done,
    ],
    {
      text: '',
      usage: [12, 5],
      answer: {
        ...answerOf('', {
          reasoning_content: 'Thinking… done.',
          tool_calls: [toolCall('call_9', 'add', '{"a":1}')],
        }),
        citations: ['https://a.example'],
        usage: { num_sources_used: 2 },
      },
    },
  ),
  chat(
    "Cohere's compatible endpoint",
    [
      say({ role: 'assistant', content: '' }),
      say({ tool_plan: 'I will ' }),
      say({ tool_plan: 'add.' }),
      say({ content: 'Chào' }),
      say({ citations: [{ start: 0, end: 4, text: 'Chào', sources: [{ id: 'doc_1' }] }] }),
      say({ citations: [{ start: 2, end: 4, text: 'ào', sources: [{ id: 'doc_2' }] }] }),
      finish('stop', { usage: usageOf(3, 2) }),
      done,
    ],
    {
      text: 'Chào',
      usage: [3, 2],
      answer: answerOf('Chào', {
        tool_plan: 'I will add.',
        citations: [
          { start: 0, end: 4, sources: [{ id: 'doc_1' }] },
          { start: 2, end: 4, sources: [{ id: 'doc_2' }] },
        ],
      }),
    },
  ),
  chat(
    'Perplexity, the whole message along with each delta',
    ['Xin', 'Xin chào', 'Xin chào!'].map((whole, position, all) =>
      say(
        { role: 'assistant', content: whole.slice(all[position - 1]?.length ?? 0) },
        { message: { role: 'assistant', content: whole }, finish_reason: position === 2 ? 'stop' : null },
        {
          citations: ['https://a.example', 'https://b.example'],
          search_results: [{ title: 'A', url: 'https://a.example', date: null }],
          usage: { ...usageOf(4, position + 1), search_context_size: 'low' },
        },
      ),
    ),
    {
      text: 'Xin chào!',
      usage: [4, 3],
      answer: {
        ...answerOf('Xin chào!'),
        citations: ['https://a.example', 'https://b.example'],
        search_results: [{ title: 'A', url: 'https://a.example' }],
      },
    },
  ),
  chat(
    'GLM, a new id for each piece',
    [
      say({ role: 'assistant', content: '\n' }),
      call({ index: 0, id: 'call_1', type: 'function', function: { name: 'add', arguments: '{"a"' } }),
      call({ index: 0, id: 'call_2', type: 'function', function: { arguments: ':1' } }),
      call({ index: 0, id: 'call_3', type: 'function', function: { arguments: '}' } }),
      finish('tool_calls', { web_search: [{ title: 'A', link: 'https://a.example' }] }),
      done,
    ],
    {
      text: '\n',
      answer: {
        ...answerOf('\n', { tool_calls: [toolCall('call_1', 'add', '{"a":1}')] }),
        web_search: [{ title: 'A', link: 'https://a.example' }],
      },
    },
  ),
  chat(
    'Hunyuan, arguments as an object',
    [
      call({ index: 0, id: 'call_a', type: 'function', function: { name: 'add', arguments: { a: 1, b: [2] } } }),
      call({ index: 0, id: 'call_a', type: 'function', function: { name: 'add', arguments: { a: 1, b: [2] } } }),
      finish('tool_calls'),
      done,
    ],
    { text: '', answer: answerOf(null, { tool_calls: [toolCall('call_a', 'add', '{"a":1,"b":[2]}')] }) },
  ),
];
