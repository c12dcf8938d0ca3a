/** A stream as a kind of server sends it, written from that server's documentation and public bug reports. */
export interface StreamCase {
  readonly server: string;
  readonly dialect: 'chat' | 'message' | 'response';
  /** The stream's text, event by event, with what is between them. */
  readonly stream: readonly string[];
  /** What its `result()` must hold. */
  readonly answer: object;
  /** What its `text` must be. */
  readonly text: string;
  /** Input and output tokens, where the server reports them. */
  readonly usage?: readonly [input: number, output: number];
}

type CaseDetails = Pick<StreamCase, 'answer' | 'text' | 'usage'>;

const dataOf = (value: object): string => `data: ${JSON.stringify(value)}\n\n`;

export const done = 'data: [DONE]\n\n';

/** A chunk with what nearly all servers put into it. */
export const chunk = (choices: readonly object[], more: object = {}): object => ({
  id: 'chatcmpl-7',
  object: 'chat.completion.chunk',
  created: 1_760_000_000,
  model: 'model-1',
  choices,
  ...more,
});

/** A chunk that brings a delta of the first answer. */
export const say = (delta: unknown, choice: object = {}, more: object = {}): object =>
  chunk([{ index: 0, delta, finish_reason: null, ...choice }], more);

/** A chunk that brings pieces of tool calls. */
export const call = (...pieces: object[]): object => say({ tool_calls: pieces });

export const finish = (reason = 'stop', more: object = {}): object => say({}, { finish_reason: reason }, more);

export const usageOf = (input: number, output: number): object => ({
  prompt_tokens: input,
  completion_tokens: output,
  total_tokens: input + output,
});

/** @param chunks objects are events, texts are written as they are */
export const chat = (server: string, chunks: readonly (object | string)[], details: CaseDetails): StreamCase => ({
  server,
  dialect: 'chat',
  stream: chunks.map((one) => (typeof one === 'string' ? one : dataOf(one))),
  ...details,
});

/** An event of the other dialects, named after its type. */
export const event = (type: string, members: object = {}): string => `event: ${type}\n${dataOf({ type, ...members })}`;

export const message = (server: string, stream: readonly string[], details: CaseDetails): StreamCase => ({
  server,
  dialect: 'message',
  stream,
  ...details,
});

export const response = (server: string, stream: readonly string[], details: CaseDetails): StreamCase => ({
  server,
  dialect: 'response',
  stream,
  ...details,
});

/** The whole message of a first answer. */
export const answerOf = (content: unknown, more: object = {}): object => ({
  choices: [{ index: 0, message: { role: 'assistant', content, ...more } }],
});

/** A whole tool call. */
export const toolCall = (id: string, name: string, input: string, more: object = {}): object => ({
  id,
  type: 'function',
  function: { name, arguments: input },
  ...more,
});
