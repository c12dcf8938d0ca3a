/** What the types promise. Compiled, never run: a line that must not compile stands behind `@ts-expect-error`. */
import * as z from 'zod';
import type {
  ChatChoice,
  ChatCompletion,
  ChatCompletionChunk,
  ChatCompletionCreateParams,
  ChatCompletionStream,
  Clawwits,
  ClientOptions,
  EmbeddingList,
  Message,
  MessageCreateParamsNonStreaming,
  MessageCreateParamsStreaming,
  MessageStream,
  MessageStreamEvent,
  RequestOptions,
  TechopenclawGateway,
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
declare const ofTechopenclaw: Clawwits<TechopenclawGateway>;

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

/** A schema as a library's own types describe it: an interface, without an index signature. */
interface LibrarySchema {
  type?: 'object' | 'string';
  properties?: Record<string, LibrarySchema>;
  required?: readonly string[];
}
declare const librarySchema: LibrarySchema;

export function schemas(): void {
  const shape = z.object({ city: z.string(), days: z.number().optional() });
  const literal = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] } as const;
  for (const schema of [z.toJSONSchema(shape), literal, librarySchema, {} as Record<string, unknown>]) {
    void cw.chat.completions.create({
      messages,
      tools: [{ type: 'function', function: { name: 'weather', parameters: schema } }],
      responseFormat: { type: 'json_schema', json_schema: { name: 'weather', schema } },
    });
    void cw.messages.create({
      messages,
      maxTokens: 1,
      tools: [{ name: 'weather', input_schema: schema }],
      outputConfig: { format: { type: 'json_schema', schema } },
    });
    void ofTechopenclaw.responses.create({
      input: 'Hi',
      model: 'm',
      tools: [{ type: 'function', name: 'weather', parameters: schema }],
      text: { format: { type: 'json_schema', name: 'weather', schema } },
    });
  }
  // @ts-expect-error a text is no schema
  void cw.messages.create({ messages, maxTokens: 1, tools: [{ name: 'weather', input_schema: '{}' }] });
}

export function parts(): void {
  void cw.chat.completions.create({
    messages: [
      {
        role: 'user',
        content: [
          { type: 'input_audio', input_audio: { data: 'UklGRg==', format: 'wav' } },
          { type: 'file', file: { filename: 'a.pdf', file_data: 'data:application/pdf;base64,JVBERi0=' } },
        ],
      },
      { role: 'assistant', content: [{ type: 'refusal', refusal: 'No.' }] },
    ],
    service_tier: 'flex',
  });
  void cw.chat.completions.create({ messages, serviceTier: 'auto' }, { extraBody: { prompt_cache_key: 'a' } });
  void cw.messages.create({
    messages: [
      {
        role: 'user',
        content: [{ type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: 'JVBERi0=' } }],
      },
      { role: 'assistant', content: [{ type: 'redacted_thinking', data: 'a' }] },
    ],
    max_tokens: 1,
    service_tier: 'standard_only',
  });
  void ofTechopenclaw.responses.create({
    model: 'm',
    input: [{ role: 'user', content: [{ type: 'input_file', file_url: 'https://files.example/a.pdf' }] }],
    serviceTier: 'flex',
  });
}

/** Parameters can be read from their type: what the other spelling names is absent. */
export const limitOf = (params: ChatCompletionCreateParams): number | null | undefined =>
  params.maxTokens ?? params.max_tokens;

/** Parameters of a declared type are taken. */
export function declared(
  params: ChatCompletionCreateParams,
  whole: MessageCreateParamsNonStreaming,
  streamed: MessageCreateParamsStreaming,
): void {
  void cw.chat.completions.create(params);
  void cw.messages.create(whole);
  void cw.messages.create(streamed);
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
