import {
  type ChatCompletion,
  type ChatCompletionChunk,
  type ChatCompletionRequest,
  chatCompletions as chatCompletionsEndpoint,
} from '@clawwits/contract';
import { ChatReader, countCharacters, tolerantChat } from '@clawwits/dialects';
import type { AnswerDialect } from '../../core/answer-dialect.ts';
import type { ClientCore, RequestOptions, ResponseStream } from '../../core/call.ts';
import type { ClawwitsPromise } from '../../core/clawwits-promise.ts';
import { answerDecoding } from '../../core/decode-json.ts';
import { streamDecoding } from '../../core/decode-stream.ts';
import { type ReadStreamOptions, readStream } from '../../core/read-stream.ts';
import { startCall } from '../../core/start-call.ts';
import {
  type ChatCompletionCreateArguments,
  type ChatCompletionCreateParams,
  writeChatRequest,
} from '../../wire/chat.ts';
import { chooseModel } from '../../wire/choose-model.ts';

/** The events of a streamed chat completion. */
export type ChatCompletionStream = ResponseStream<ChatCompletionChunk, ChatCompletion>;

/** `cw.chat.completions`: conversations in the shapes of the OpenAI Chat Completions API. */
export interface ChatCompletions {
  /**
   * Answers a conversation. Spends Wits: the prompt's tokens and the answer's.
   *
   * @param params in camelCase or in the wire's snake_case
   * @param options for this call alone
   * @throws {ClawwitsError} see the error classes
   * @see docs/contract.md §1, `POST /v1/chat/completions`
   *
   * @example
   * const answer = await cw.chat.completions.create({
   *   messages: [{ role: 'user', content: 'Xin chào' }],
   *   maxTokens: 200,
   * });
   * console.log(answer.choices[0].message.content);
   */
  create(
    params: ChatCompletionCreateArguments & { stream?: false | null | undefined },
    options?: RequestOptions,
  ): ClawwitsPromise<ChatCompletion>;
  /**
   * Answers a conversation as a stream, chunk by chunk.
   *
   * @example
   * const stream = await cw.chat.completions.create({ messages: [{ role: 'user', content: 'Xin chào' }], stream: true });
   * for await (const chunk of stream) process.stdout.write(chunk.choices[0]?.delta.content ?? '');
   */
  create(
    params: ChatCompletionCreateArguments & { stream: true },
    options?: RequestOptions,
  ): ClawwitsPromise<ChatCompletionStream>;
  /** Answers a conversation, streamed or not, as `stream` says at run time. */
  create(
    params: ChatCompletionCreateArguments,
    options?: RequestOptions,
  ): ClawwitsPromise<ChatCompletion | ChatCompletionStream>;
}

/** Builds the resource over a client's core. */
export function createChatCompletions(core: ClientCore): ChatCompletions {
  function create(params: ChatCompletionCreateParams, options?: RequestOptions) {
    const streamed = params?.stream === true;
    return startCall<ChatCompletion | ChatCompletionStream>(
      core,
      {
        endpoint: chatCompletionsEndpoint,
        body: () => {
          const request = chooseModel(writeChatRequest(params), core);
          return streamed ? askForUsage(request) : request;
        },
        options,
      },
      streamed ? streamDecoding(dialectOf(params)) : answerDecoding(dialectOf(params)),
    );
  }
  return { create: create as ChatCompletions['create'] };
}

/** Requests the chunk with the usage, so that a stream always knows its cost; a caller who did not request it does not see it. */
function askForUsage(request: ChatCompletionRequest): ChatCompletionRequest {
  request.stream_options = { ...request.stream_options, include_usage: true };
  return request;
}

function dialectOf(params: ChatCompletionCreateParams): AnswerDialect<ChatCompletionChunk, ChatCompletion> {
  return {
    // Tool calls are assembled by it: what is asked for need not be waited for in mid-stream.
    ...(params?.tools && { required: tolerantChat }),
    tolerant: tolerantChat,
    createReader(readSent) {
      const { include_usage: wantsUsage } = params.streamOptions ?? params.stream_options ?? {};
      return new ChatReader({
        choices: params.n ?? 1,
        hideUsageChunk: wantsUsage !== true,
        countPromptCharacters: () => countCharacters(readSent()['messages']),
      });
    },
  };
}

/**
 * Reads a streamed chat completion that came from elsewhere: from your own server, which passed on
 * {@link Stream.toReadableStream}, or from a file.
 *
 * @param bytes the bytes of a `text/event-stream`, such as the body of a `Response`
 *
 * @example
 * const response = await fetch('/api/chat', { method: 'POST', body: JSON.stringify({ question: 'Xin chào' }) });
 * if (response.body) for await (const chunk of readChatStream(response.body)) console.log(chunk.choices[0]?.delta.content);
 */
export function readChatStream(bytes: ReadableStream<Uint8Array>, options?: ReadStreamOptions): ChatCompletionStream {
  return readStream(
    bytes,
    new ChatReader({ choices: 1, hideUsageChunk: false, countPromptCharacters: () => 0 }),
    options,
  );
}
