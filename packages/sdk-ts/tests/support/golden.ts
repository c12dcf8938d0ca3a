import type { ChatCompletion, Message, WitsBalance } from '../../src/index.ts';

/** Answers and streams by the public formats, handwritten: neither the SDK nor the mock gateway made them. */
export const chatAnswer: ChatCompletion = {
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1_700_000_000,
  model: 'sandbox-1',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Xin chào bạn!' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 3, completion_tokens: 5, total_tokens: 8 },
  x_clawwits: { provider: 'sandbox', cached: false, ttft_ms: 180 },
};

export const messageAnswer: Message = {
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  content: [{ type: 'text', text: 'Xin chào bạn!' }],
  usage: { input_tokens: 3, output_tokens: 5, cache_read_input_tokens: 0 },
  stop_reason: 'end_turn',
};

export const balanceAnswer: WitsBalance = {
  userId: '00000000-0000-4000-8000-000000000000',
  available: 2_999_986,
  reserved: 0,
  lifetimeUsed: 14,
};

const base = '"id":"chatcmpl-1","object":"chat.completion.chunk","created":1700000000,"model":"sandbox-1"';
const chatChunk = (rest: string) => `data: {${base},${rest}}\n\n`;

/** A chunk of a chat's stream that says a text. */
export const sayChunk = (text: string, index = 0): string =>
  chatChunk(`"choices":[{"index":${index},"delta":{"content":${JSON.stringify(text)}},"finish_reason":null}]`);
export const roleChunk = chatChunk(
  '"choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]',
);
export const finishChunk = chatChunk(
  '"choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"x_clawwits":{"provider":"sandbox","cached":false,"ttft_ms":180}',
);
export const usageChunk = chatChunk('"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":5,"total_tokens":8}');
export const doneMark = 'data: [DONE]\n\n';

/** A whole chat, streamed: it says what {@link chatAnswer} says. */
export const chatStream = [roleChunk, sayChunk('Xin chào'), sayChunk(' bạn!'), finishChunk, usageChunk, doneMark];

const messageEvent = (type: string, rest = '') => `event: ${type}\ndata: {"type":"${type}"${rest}}\n\n`;

export const messageStartEvent = messageEvent(
  'message_start',
  ',"message":{"id":"msg_1","type":"message","role":"assistant","content":[],"usage":{"input_tokens":3,"output_tokens":0,"cache_read_input_tokens":0},"stop_reason":null}',
);
export const blockStartEvent = messageEvent(
  'content_block_start',
  ',"index":0,"content_block":{"type":"text","text":""}',
);
/** A delta of a message's text. */
export const sayEvent = (text: string): string =>
  messageEvent('content_block_delta', `,"index":0,"delta":{"type":"text_delta","text":${JSON.stringify(text)}}`);
export const pingEvent = messageEvent('ping');
export const messageStopEvent = messageEvent('message_stop');

/** A whole message, streamed: it says what {@link messageAnswer} says. */
export const messageStream = [
  messageStartEvent,
  pingEvent,
  blockStartEvent,
  sayEvent('Xin chào'),
  sayEvent(' bạn!'),
  messageEvent('content_block_stop', ',"index":0'),
  messageEvent('message_delta', ',"delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":5}'),
  messageStopEvent,
];
