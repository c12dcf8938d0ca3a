import { type Message, type MessageStreamEvent, messages as messagesEndpoint } from '@clawwits/contract';
import { countCharacters, messageReader, moduleOf, openReader } from '@clawwits/dialects';
import type { AnswerDialect } from '../core/answer-dialect.ts';
import type { ClientCore, RequestOptions, ResponseStream } from '../core/call.ts';
import type { ClawwitsPromise } from '../core/clawwits-promise.ts';
import { answerDecoding } from '../core/decode-json.ts';
import { streamDecoding } from '../core/decode-stream.ts';
import { type ReadStreamOptions, readStream } from '../core/read-stream.ts';
import { startCall } from '../core/start-call.ts';
import { chooseModel } from '../wire/choose-model.ts';
import { type MessageCreateArguments, type MessageCreateParams, writeMessageRequest } from '../wire/messages.ts';

/** The events of a streamed message. */
export type MessageStream = ResponseStream<MessageStreamEvent, Message>;

/** `cw.messages`: conversations in the shapes of the Anthropic Messages API. */
export interface Messages {
  /**
   * Answers a conversation. Spends Wits: the input's tokens and the output's.
   *
   * @param params in camelCase or in the wire's snake_case
   * @param options for this call alone
   * @throws {ClawwitsError} see the error classes
   * @see docs/contract.md §1, `POST /v1/messages`
   *
   * @example
   * const message = await cw.messages.create({
   *   system: 'Bạn là trợ lý.',
   *   messages: [{ role: 'user', content: 'Xin chào' }],
   *   maxTokens: 1024,
   * });
   * for (const block of message.content) if (block.type === 'text') console.log(block.text);
   */
  create(
    params: MessageCreateArguments & { stream?: false | undefined },
    options?: RequestOptions,
  ): ClawwitsPromise<Message>;
  /**
   * Answers a conversation as a stream, event by event.
   *
   * @example
   * const stream = await cw.messages.create({
   *   messages: [{ role: 'user', content: 'Xin chào' }],
   *   maxTokens: 1024,
   *   stream: true,
   * });
   * for await (const event of stream) {
   *   if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') process.stdout.write(event.delta.text);
   * }
   */
  create(params: MessageCreateArguments & { stream: true }, options?: RequestOptions): ClawwitsPromise<MessageStream>;
  /** Answers a conversation, streamed or not, as `stream` says at run time. */
  create(params: MessageCreateArguments, options?: RequestOptions): ClawwitsPromise<Message | MessageStream>;
}

/** Builds the resource over a client's core. */
export function createMessages(core: ClientCore): Messages {
  function create(params: MessageCreateParams, options?: RequestOptions) {
    return startCall<Message | MessageStream>(
      core,
      { endpoint: messagesEndpoint, body: () => chooseModel(writeMessageRequest(params), core), options },
      params?.stream === true ? streamDecoding(dialect) : answerDecoding(dialect),
    );
  }
  return { create: create as Messages['create'] };
}

const dialect: AnswerDialect<MessageStreamEvent, Message> = {
  required: messageReader,
  createReader(readSent) {
    const { MessageReader } = moduleOf(messageReader);
    return new MessageReader({
      countPromptCharacters() {
        const { system, messages } = readSent();
        return countCharacters([system, messages]);
      },
    });
  },
};

/**
 * Reads a streamed message that came from elsewhere: from your own server, which passed on
 * {@link Stream.toReadableStream}, or from a file.
 *
 * @param bytes the bytes of a `text/event-stream`, such as the body of a `Response`
 */
export function readMessageStream(bytes: ReadableStream<Uint8Array>, options?: ReadStreamOptions): MessageStream {
  const reader = openReader(
    messageReader,
    ({ MessageReader }) => new MessageReader({ countPromptCharacters: () => 0 }),
  );
  return readStream(bytes, reader, options);
}
