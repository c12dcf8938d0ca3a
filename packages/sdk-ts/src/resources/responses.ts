import {
  type ModelResponse,
  type ResponseOutputItem,
  type ResponseStreamEvent,
  responses as responsesEndpoint,
} from '@clawwits/contract';
import { countCharacters, moduleOf, openReader, responseReader, textOfOutput } from '@clawwits/dialects';
import type { AnswerDialect } from '../core/answer-dialect.ts';
import type { ClientCore, RequestOptions, ResponseStream } from '../core/call.ts';
import type { ClawwitsPromise } from '../core/clawwits-promise.ts';
import { answerDecoding } from '../core/decode-json.ts';
import { streamDecoding } from '../core/decode-stream.ts';
import { type ReadStreamOptions, readStream } from '../core/read-stream.ts';
import { startCall } from '../core/start-call.ts';
import { invalidParams } from '../errors/invalid.ts';
import { chooseModel } from '../wire/choose-model.ts';
import { type ResponseCreateArguments, type ResponseCreateParams, writeResponseRequest } from '../wire/responses.ts';

/** The events of a streamed response. */
export type ModelResponseStream = ResponseStream<ResponseStreamEvent, ModelResponse>;

/** `client.responses`: conversations in the shapes of the OpenAI Responses API. */
export interface Responses {
  /**
   * Answers a conversation. Costs money: the input's tokens and the output's, thinking included. `input` is a text, or
   * the conversation so far; an output item of an earlier response goes back in as it came.
   *
   * @param params in camelCase or in the wire's snake_case
   * @param options for this call alone
   * @throws {ClawwitsError} see the error classes
   * @see docs/contract.md §3, `POST /v1/responses`
   * @see {@link outputText} which puts the text of an answer together
   *
   * @example
   * const client = new Clawwits({ gateway: techopenclaw });
   * const response = await client.responses.create({ model: 'gpt-5.4-codex', input: 'Xin chào', maxOutputTokens: 200 });
   * console.log(outputText(response), response.usage?.total_tokens);
   */
  create(
    params: ResponseCreateArguments & { stream?: false | null | undefined },
    options?: RequestOptions,
  ): ClawwitsPromise<ModelResponse>;
  /**
   * Answers a conversation as a stream, event by event. It ends with `response.completed` or `response.incomplete`; a
   * `response.failed` is thrown as the error that it reports.
   *
   * @example
   * const stream = await client.responses.create({ model: 'gpt-5.4-codex', input: 'Xin chào', stream: true });
   * for await (const event of stream) if (event.type === 'response.output_text.delta') process.stdout.write(event.delta);
   */
  create(
    params: ResponseCreateArguments & { stream: true },
    options?: RequestOptions,
  ): ClawwitsPromise<ModelResponseStream>;
  /** Answers a conversation, streamed or not, as `stream` says at run time. */
  create(
    params: ResponseCreateArguments,
    options?: RequestOptions,
  ): ClawwitsPromise<ModelResponse | ModelResponseStream>;
}

/** Builds the resource over a client's core. */
export function createResponses(core: ClientCore): Responses {
  function create(params: ResponseCreateParams, options?: RequestOptions) {
    return startCall<ModelResponse | ModelResponseStream>(
      core,
      { endpoint: responsesEndpoint, body: () => chooseModel(writeResponseRequest(params), core), options },
      params?.stream === true ? streamDecoding(dialect) : answerDecoding(dialect),
    );
  }
  return { create: create as Responses['create'] };
}

const dialect: AnswerDialect<ResponseStreamEvent, ModelResponse> = {
  required: responseReader,
  createReader(readSent) {
    const { ResponseReader } = moduleOf(responseReader);
    return new ResponseReader({
      countPromptCharacters() {
        const { instructions, input } = readSent();
        return countCharacters([instructions, input]);
      },
    });
  },
};

/**
 * The text of a response: that of all its messages, put together. The response itself stays as the gateway sent it.
 *
 * @param response the answer of `responses.create`, or of a stream's `result()`
 * @throws {ConfigurationError} `invalid_params` if it is something else
 */
export function outputText(response: { readonly output: readonly ResponseOutputItem[] }): string {
  if (!Array.isArray(response?.output)) throw invalidParams('outputText takes a response: await the call first.');
  return textOfOutput(response.output);
}

/**
 * Reads a streamed response that came from elsewhere: from your own server, which passed on
 * {@link Stream.toReadableStream}, or from a file.
 *
 * @param bytes the bytes of a `text/event-stream`, such as the body of a `Response`
 */
export function readResponseStream(
  bytes: ReadableStream<Uint8Array>,
  options?: ReadStreamOptions,
): ModelResponseStream {
  return readStream(
    bytes,
    openReader(responseReader, ({ ResponseReader }) => new ResponseReader({ countPromptCharacters: () => 0 })),
    options,
  );
}
