import { answerOf, call, chat, chunk, done, finish, type StreamCase, say, toolCall, usageOf } from './stream-case.ts';

const safe = { hate: { filtered: false, severity: 'safe' } };

/** Clouds and routers that serve the models of others in the chat dialect. */
export const cloudsAndRouters: readonly StreamCase[] = [
  chat(
    'Azure',
    [
      {
        id: '',
        object: '',
        created: 0,
        model: '',
        choices: [],
        prompt_filter_results: [{ prompt_index: 0, content_filter_results: safe }],
      },
      say({ role: 'assistant', content: '' }, { content_filter_results: {} }),
      say({ content: 'Xin' }, { content_filter_results: safe }),
      say({ content: ' chào' }, { content_filter_results: safe }),
      say({}, { finish_reason: 'stop', content_filter_results: {} }),
      chunk([], { usage: usageOf(5, 2) }),
      done,
    ],
    {
      text: 'Xin chào',
      usage: [5, 2],
      answer: {
        id: 'chatcmpl-7',
        created: 1_760_000_000,
        model: 'model-1',
        prompt_filter_results: [{ prompt_index: 0, content_filter_results: safe }],
        choices: [{ message: { content: 'Xin chào' }, content_filter_results: safe }],
      },
    },
  ),
  chat(
    'OpenRouter',
    [
      ': OPENROUTER PROCESSING\n\n',
      say(
        {
          role: 'assistant',
          content: '',
          reasoning: 'Let me',
          reasoning_details: [{ type: 'reasoning.text', text: 'Let me', format: 'anthropic-claude-v1', index: 0 }],
        },
        { native_finish_reason: null },
        { provider: 'Somebody' },
      ),
      say({
        content: '',
        reasoning: ' see.',
        reasoning_details: [{ type: 'reasoning.text', text: ' see.', format: 'anthropic-claude-v1', index: 0 }],
      }),
      say({
        reasoning_details: [{ type: 'reasoning.text', signature: 'c2ln', format: 'anthropic-claude-v1', index: 0 }],
      }),
      say({ reasoning_details: [{ type: 'reasoning.encrypted', data: 'ZW5j', format: null, index: 0 }] }),
      say({ content: 'Chào' }),
      say({ annotations: [{ type: 'url_citation', url_citation: { url: 'https://a.example', title: 'A' } }] }),
      say({ annotations: [{ type: 'url_citation', url_citation: { url: 'https://b.example', title: 'B' } }] }),
      say({ images: [{ type: 'image_url', image_url: { url: 'data:image/png;base64,iVBO' }, index: 0 }] }),
      say({ images: [{ type: 'image_url', image_url: { url: 'data:image/png;base64,iVBP' }, index: 1 }] }),
      say({ content: '' }, { finish_reason: 'stop', native_finish_reason: 'end_turn' }, { provider: 'Somebody' }),
      chunk([], { usage: { ...usageOf(6, 9), cost: 0.000_12 } }),
      done,
    ],
    {
      text: 'Chào',
      usage: [6, 9],
      answer: {
        provider: 'Somebody',
        choices: [
          {
            native_finish_reason: 'end_turn',
            message: {
              content: 'Chào',
              reasoning: 'Let me see.',
              reasoning_details: [
                {
                  type: 'reasoning.text',
                  text: 'Let me see.',
                  signature: 'c2ln',
                  format: 'anthropic-claude-v1',
                  index: 0,
                },
                { type: 'reasoning.encrypted', data: 'ZW5j', index: 0 },
              ],
              annotations: [
                { url_citation: { url: 'https://a.example', title: 'A' } },
                { url_citation: { url: 'https://b.example', title: 'B' } },
              ],
              images: [
                { image_url: { url: 'data:image/png;base64,iVBO' } },
                { image_url: { url: 'data:image/png;base64,iVBP' } },
              ],
            },
          },
        ],
        usage: { cost: 0.000_12 },
      },
    },
  ),
  chat(
    'Groq, usage in an extension',
    [
      say({ role: 'assistant', content: '' }, {}, { x_groq: { id: 'req_1' } }),
      say({ reasoning: 'Hm' }),
      say({ reasoning: '…' }),
      say({ content: 'Chào' }),
      finish('stop', { x_groq: { id: 'req_1', usage: { ...usageOf(4, 3), queue_time: 0.1 } } }),
      done,
    ],
    {
      text: 'Chào',
      usage: [4, 3],
      answer: { ...answerOf('Chào', { reasoning: 'Hm…' }), x_groq: { id: 'req_1', usage: { queue_time: 0.1 } } },
    },
  ),
  chat(
    'Together, texts of the older dialect next to the deltas',
    [
      say({ role: 'assistant', content: 'Xin', token_id: 11 }, { text: 'Xin', logprobs: 1, seed: null }),
      say({ role: 'assistant', content: ' chào', token_id: 12 }, { text: ' chào', logprobs: 2, seed: null }),
      say({ content: '' }, { text: '', finish_reason: 'stop', seed: 42 }, { usage: usageOf(2, 2), warnings: [] }),
      done,
    ],
    {
      text: 'Xin chào',
      usage: [2, 2],
      answer: {
        choices: [{ text: 'Xin chào', seed: 42, message: { content: 'Xin chào', token_id: 12 } }],
        warnings: [],
      },
    },
  ),
  chat(
    'Fireworks, the name with every piece',
    [
      say({ role: 'assistant' }),
      call({ index: 0, id: 'call_a', type: 'function', function: { name: 'look_up', arguments: null } }),
      call({ index: 0, id: 'call_a', type: 'function', function: { name: 'look_up', arguments: '{"city":' } }),
      call({ index: 0, id: 'call_a', type: 'function', function: { name: 'look_up', arguments: '"Huế"}' } }),
      finish('tool_calls', { usage: usageOf(9, 9), perf_metrics: { 'server-time': '0.1' } }),
      done,
    ],
    {
      text: '',
      usage: [9, 9],
      answer: {
        ...answerOf(null, { tool_calls: [toolCall('call_a', 'look_up', '{"city":"Huế"}')] }),
        perf_metrics: { 'server-time': '0.1' },
      },
    },
  ),
  chat(
    'NVIDIA NIM, the message whole at the end',
    [
      say({ role: 'assistant', content: 'Xin' }),
      say({ content: ' chào' }),
      {
        id: 'chatcmpl-7',
        object: 'chat.completion',
        model: 'model-1',
        choices: [
          {
            index: 0,
            finish_reason: 'stop',
            message: { role: 'assistant', content: 'Xin chào', audio_content: 'none', reasoning_content: 'Hm' },
          },
        ],
        usage: usageOf(2, 2),
      },
      done,
    ],
    {
      text: 'Xin chào',
      usage: [2, 2],
      answer: answerOf('Xin chào', { reasoning_content: 'Hm', audio_content: 'none' }),
    },
  ),
  chat(
    'Cloudflare Workers AI, answers without index',
    [
      chunk([{ delta: { content: 'Xin' } }]),
      chunk([{ delta: { content: ' chào' } }]),
      chunk([{ delta: null, finish_reason: 'stop' }], { usage: null }),
      { id: 'chatcmpl-7', object: 'chat.completion.chunk', choices: null, usage: usageOf(1, 2) },
      done,
    ],
    { text: 'Xin chào', usage: [1, 2], answer: answerOf('Xin chào') },
  ),
  chat(
    'v0, usage without answers',
    [
      say({ role: 'assistant', content: 'Chào' }),
      say(undefined, { finish_reason: 'stop' }),
      { id: 'v0-1', object: 'chat.completion.chunk', created: 1, model: 'v0', usage: usageOf(3, 1) },
      done,
    ],
    { text: 'Chào', usage: [3, 1], answer: answerOf('Chào') },
  ),
  chat(
    'LiteLLM in front of Anthropic',
    [
      { ...say({ role: 'assistant', content: '', provider_specific_fields: null }), id: 'chatcmpl-a' },
      {
        ...say({
          content: '',
          reasoning_content: 'Let me',
          thinking_blocks: [{ type: 'thinking', thinking: 'Let me', signature: null }],
        }),
        id: 'chatcmpl-b',
      },
      {
        ...say({
          content: '',
          reasoning_content: ' see.',
          thinking_blocks: [{ type: 'thinking', thinking: ' see.', signature: null }],
        }),
        id: 'chatcmpl-b',
      },
      say({ content: '', thinking_blocks: [{ type: 'thinking', thinking: '', signature: 'c2ln' }] }),
      say({ content: 'Chào', provider_specific_fields: { citation: { title: 'A' } } }),
      call({ index: 1, id: 'toolu_1', type: 'function', function: { name: 'add', arguments: '' } }),
      call({ index: 1, id: null, type: 'function', function: { name: null, arguments: '{"a":1}' } }),
      finish('tool_calls', { usage: { ...usageOf(8, 8), cache_read_input_tokens: 3 } }),
      done,
    ],
    {
      text: 'Chào',
      usage: [8, 8],
      answer: {
        ...answerOf('Chào', {
          reasoning_content: 'Let me see.',
          thinking_blocks: [{ type: 'thinking', thinking: 'Let me see.', signature: 'c2ln' }],
          tool_calls: [toolCall('toolu_1', 'add', '{"a":1}')],
          provider_specific_fields: { citation: { title: 'A' } },
        }),
        id: 'chatcmpl-a',
        usage: { cache_read_input_tokens: 3 },
      },
    },
  ),
  chat(
    'Bedrock behind a proxy, empty arguments first',
    [
      call({ index: 0, id: 'tooluse_1', type: 'function', function: { name: 'look_up', arguments: '{}' } }),
      call({ index: 0, function: { arguments: '{"city":' } }),
      call({ index: 0, function: { arguments: '"Huế"}' } }),
      finish('tool_calls'),
      chunk([], { usage: usageOf(11, 7), 'amazon-bedrock-invocationMetrics': { invocationLatency: 500 } }),
      done,
    ],
    {
      text: '',
      usage: [11, 7],
      answer: {
        ...answerOf(null, { tool_calls: [toolCall('tooluse_1', 'look_up', '{"city":"Huế"}')] }),
        'amazon-bedrock-invocationMetrics': { invocationLatency: 500 },
      },
    },
  ),
  chat(
    'Vertex behind a proxy, a zero after the usage',
    [
      say(
        { role: 'assistant', content: 'Chào', extra_content: { google: { thought: true } } },
        {},
        { usage: usageOf(4, 1) },
      ),
      say({ extra_content: { google: { thought_signature: 'c2ln' } } }),
      finish('stop', {
        usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0, extra_properties: { google: {} } },
      }),
      done,
    ],
    {
      text: 'Chào',
      usage: [4, 1],
      answer: {
        ...answerOf('Chào', { extra_content: { google: { thought: true, thought_signature: 'c2ln' } } }),
        usage: { total_tokens: 5, extra_properties: { google: {} } },
      },
    },
  ),
];
