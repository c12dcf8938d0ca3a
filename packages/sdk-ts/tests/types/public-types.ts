/** What the types promise. Compiled, never run: a line that must not compile stands behind `@ts-expect-error`. */
import type {
  ChatChoice,
  ChatCompletion,
  ChatCompletionChunk,
  ChatCompletionStream,
  Clawwits,
  ClientOptions,
  EmbeddingList,
  Message,
  MessageStream,
  MessageStreamEvent,
  RequestOptions,
  WithResponse,
  WitsBalance,
} from '../../src/index.ts';
import { isClawwitsError, RateLimitError } from '../../src/index.ts';

type Equal<Left, Right> =
  (<Value>() => Value extends Left ? 1 : 2) extends <Value>() => Value extends Right ? 1 : 2 ? true : false;
/** Compiles only where the type is the one that is said. */
function expectType<Expected>(): <Actual>(
  value: Actual,
  ...same: Equal<Expected, Actual> extends true ? [] : [never]
) => void {
  return () => undefined;
}

declare const cw: Clawwits;
declare const messages: [{ role: 'user'; content: string }];
declare const streamed: boolean;

export async function answers(): Promise<void> {
  const answer = await cw.chat.completions.create({ messages });
  expectType<ChatCompletion>()(answer);
  // The first choice is there without a question mark, also under noUncheckedIndexedAccess.
  expectType<ChatChoice>()(answer.choices[0]);
  expectType<string | null>()(answer.choices[0].message.content);
  expectType<ChatChoice | undefined>()(answer.choices[1]);

  expectType<ChatCompletion>()(await cw.chat.completions.create({ messages, stream: false }));
  const stream = await cw.chat.completions.create({ messages, stream: true });
  expectType<ChatCompletionStream>()(stream);
  for await (const chunk of stream) expectType<ChatCompletionChunk>()(chunk);
  expectType<ChatCompletion>()(await stream.result());
  expectType<ChatCompletion | ChatCompletionStream>()(await cw.chat.completions.create({ messages, stream: streamed }));

  expectType<Message>()(await cw.messages.create({ messages, maxTokens: 10 }));
  const events = await cw.messages.create({ messages, max_tokens: 10, stream: true });
  expectType<MessageStream>()(events);
  for await (const event of events) expectType<MessageStreamEvent>()(event);
  expectType<Message>()(await events.result());

  expectType<number[] | undefined>()((await cw.embeddings.create({ input: 'Hi' })).data[0]?.embedding);
  expectType<EmbeddingList<string>>()(await cw.embeddings.create({ input: ['Hi'], encodingFormat: 'base64' }));
  expectType<EmbeddingList<string>>()(await cw.embeddings.create({ input: 'Hi', encoding_format: 'base64' }));
  expectType<WitsBalance>()(await cw.wits.balance());
  expectType<WithResponse<WitsBalance>>()(await cw.wits.balance().withResponse());
  expectType<Response>()(await cw.chat.completions.create({ messages, stream: true }).asResponse());

  // An answer goes back into the conversation as it came.
  const turns = [...messages, answer.choices[0].message];
  await cw.chat.completions.create({ messages: turns });
  const reply = await cw.messages.create({ messages, maxTokens: 10 });
  await cw.messages.create({ messages: [...messages, { role: reply.role, content: reply.content }], maxTokens: 10 });
}

export function parameters(): void {
  void cw.chat.completions.create({
    messages,
    maxTokens: 1,
    maxCompletionTokens: 1,
    topP: 1,
    toolChoice: 'auto',
    parallelToolCalls: true,
    responseFormat: { type: 'text' },
    presencePenalty: 0,
    frequencyPenalty: 0,
    topLogprobs: 1,
    reasoningEffort: 'low',
    streamOptions: { include_usage: true },
    logitBias: {},
  });
  void cw.chat.completions.create({
    messages,
    max_tokens: 1,
    max_completion_tokens: 1,
    top_p: 1,
    tool_choice: 'auto',
    parallel_tool_calls: true,
    response_format: { type: 'text' },
    presence_penalty: 0,
    frequency_penalty: 0,
    top_logprobs: 1,
    reasoning_effort: 'low',
    stream_options: { include_usage: true },
    logit_bias: {},
  });
  void cw.messages.create({
    messages,
    maxTokens: 1,
    toolChoice: { type: 'auto' },
    stopSequences: [],
    topP: 1,
    topK: 1,
  });
  void cw.messages.create({
    messages,
    max_tokens: 1,
    tool_choice: { type: 'auto' },
    stop_sequences: [],
    top_p: 1,
    top_k: 1,
  });

  // @ts-expect-error one parameter in both spellings
  void cw.chat.completions.create({ messages, maxTokens: 1, max_tokens: 1 });
  // @ts-expect-error both spellings in one call
  void cw.chat.completions.create({ messages, maxTokens: 1, top_p: 1 });
  // @ts-expect-error both spellings in one call
  void cw.messages.create({ messages, max_tokens: 1, topK: 1 });
  // @ts-expect-error both spellings in one call
  void cw.embeddings.create({ input: 'Hi', encodingFormat: 'float', encoding_format: 'float' });
  // @ts-expect-error a parameter that is misspelled
  void cw.chat.completions.create({ messages, maxToken: 1 });
  // @ts-expect-error a parameter of the wrong type
  void cw.chat.completions.create({ messages, maxTokens: '1' });
  // @ts-expect-error a role that there is not
  void cw.chat.completions.create({ messages: [{ role: 'robot', content: 'Hi' }] });
  // @ts-expect-error no messages
  void cw.chat.completions.create({});
  // @ts-expect-error a message needs its limit
  void cw.messages.create({ messages });
  // @ts-expect-error nothing to embed
  void cw.embeddings.create({ model: 'auto' });
}

export function options(): ClientOptions[] {
  // @ts-expect-error an option that is misspelled
  const misspelled: RequestOptions = { maxRetry: 1 };
  void cw.wits.balance(misspelled);
  return [
    { apiKey: undefined, baseURL: undefined, timeout: undefined },
    { apiKey: async () => 'cw_sk_x', onRetry: ({ attempt, delayMs }) => void (attempt + delayMs) },
    // @ts-expect-error an option that is misspelled
    { baseUrl: 'http://127.0.0.1:8787' },
    // @ts-expect-error a number is no key
    { apiKey: 7 },
    // @ts-expect-error a text is no time
    { timeout: '10s' },
    // @ts-expect-error a level that there is not
    { logLevel: 'loud' },
  ];
}

export function errors(thrown: unknown): number | undefined {
  if (thrown instanceof RateLimitError) return thrown.retryAfterMs;
  if (!isClawwitsError(thrown)) return undefined;
  expectType<string>()(thrown.code);
  expectType<string | undefined>()(thrown.partial?.text);
  // @ts-expect-error what an error tells does not change
  thrown.code = 'other';
  return thrown.status;
}
