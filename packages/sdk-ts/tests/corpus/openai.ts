import { answerOf, call, chat, chunk, done, finish, type StreamCase, say, toolCall, usageOf } from './stream-case.ts';

const token = (text: string) => ({
  token: text,
  logprob: -0.1,
  bytes: [88],
  top_logprobs: [{ token: 'X', logprob: -3 }],
});

/** What OpenAI itself sends. */
export const openAi: readonly StreamCase[] = [
  chat(
    'OpenAI',
    [
      say(
        { role: 'assistant', content: '', refusal: null },
        { logprobs: null },
        { service_tier: 'default', system_fingerprint: 'fp_1', obfuscation: 'q2' },
      ),
      say({ content: 'Xin' }, { logprobs: { content: [token('Xin')], refusal: null } }, { obfuscation: 'x' }),
      say({ content: ' chào' }, { logprobs: { content: [token(' chào')], refusal: null } }, { obfuscation: '' }),
      finish('stop'),
      chunk([], {
        usage: {
          ...usageOf(9, 4),
          prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
          completion_tokens_details: { reasoning_tokens: 0 },
        },
      }),
      done,
    ],
    {
      text: 'Xin chào',
      usage: [9, 4],
      answer: {
        id: 'chatcmpl-7',
        object: 'chat.completion',
        service_tier: 'default',
        system_fingerprint: 'fp_1',
        choices: [
          {
            message: { content: 'Xin chào', refusal: null },
            logprobs: { content: [token('Xin'), token(' chào')] },
            finish_reason: 'stop',
          },
        ],
        usage: { completion_tokens_details: { reasoning_tokens: 0 } },
      },
    },
  ),
  chat(
    'OpenAI, two tools at once',
    [
      say({ role: 'assistant', content: null }),
      call({ index: 0, id: 'call_a', type: 'function', function: { name: 'look_up', arguments: '' } }),
      call({ index: 0, function: { arguments: '{"city":' } }),
      call({ index: 0, function: { arguments: '"Huế"}' } }),
      call({ index: 1, id: 'call_b', type: 'function', function: { name: 'look_up', arguments: '' } }),
      call({ index: 1, function: { arguments: '{"city":"Vinh"}' } }),
      finish('tool_calls'),
      done,
    ],
    {
      text: '',
      answer: answerOf(null, {
        tool_calls: [toolCall('call_a', 'look_up', '{"city":"Huế"}'), toolCall('call_b', 'look_up', '{"city":"Vinh"}')],
      }),
    },
  ),
  chat(
    'OpenAI, the arguments sent again as a whole, and a custom tool',
    [
      call({ index: 0, id: 'call_a', type: 'function', function: { name: 'add', arguments: '{"a":' } }),
      call({ index: 0, function: { arguments: '1}' } }),
      call({ index: 0, id: 'call_a', type: 'function', function: { name: 'add', arguments: '{"a": 1}' } }),
      call({ index: 1, id: 'call_b', type: 'custom', custom: { name: 'run', input: 'print' } }),
      call({ index: 1, custom: { input: '(1)' } }),
      finish('tool_calls'),
      done,
    ],
    {
      text: '',
      answer: answerOf(null, {
        tool_calls: [
          toolCall('call_a', 'add', '{"a":1}'),
          { id: 'call_b', type: 'custom', custom: { name: 'run', input: 'print(1)' } },
        ],
      }),
    },
  ),
  chat(
    'OpenAI, the single function call of old',
    [
      say({ role: 'assistant', content: null, function_call: { name: 'add', arguments: '' } }),
      say({ function_call: { arguments: '{"a":' } }),
      say({ function_call: { arguments: '1}' } }),
      finish('function_call'),
      done,
    ],
    { text: '', answer: answerOf(null, { function_call: { name: 'add', arguments: '{"a":1}' } }) },
  ),
  chat(
    'OpenAI with audio and a refusal',
    [
      say({ role: 'assistant', audio: { id: 'audio_1', transcript: 'Xin' } }),
      say({ audio: { transcript: ' chào' } }),
      say({ audio: { data: 'UklG' } }),
      say({ audio: { data: 'RgAA' } }),
      say({ audio: { expires_at: 1_760_003_600 } }),
      say({ refusal: 'I can' }),
      say({ refusal: 'not.' }),
      finish(),
      done,
    ],
    {
      text: '',
      answer: answerOf(null, {
        refusal: 'I cannot.',
        audio: { id: 'audio_1', transcript: 'Xin chào', data: 'UklGRgAA', expires_at: 1_760_003_600 },
      }),
    },
  ),
];
