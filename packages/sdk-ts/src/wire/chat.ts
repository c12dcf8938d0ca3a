import type { ChatCompletionRequest, ChatParamsOfOneWord } from '@clawwits/contract';
import { expectBoolean, expectMessages, expectParams, expectTokenLimit } from './expect.ts';
import {
  type CamelCaseNames,
  type CompleteNameTable,
  type InOneSpelling,
  type MixedSpellings,
  translate,
} from './translate.ts';

/** The parameters of a chat completion, in camelCase. */
export interface ChatCompletionCamelCaseParams extends ChatParamsOfOneWord {
  /** The most tokens that the answer may have: a whole number of 1 or more. Reserved in the wallet while the call runs. */
  maxTokens?: ChatCompletionRequest['max_tokens'];
  /** OpenAI's newer name for `maxTokens`. */
  maxCompletionTokens?: ChatCompletionRequest['max_completion_tokens'];
  /** Nucleus sampling, 0 to 1. */
  topP?: ChatCompletionRequest['top_p'];
  /** Tool that the model must or may call. */
  toolChoice?: ChatCompletionRequest['tool_choice'];
  /** `true` allows several tool calls in one answer. */
  parallelToolCalls?: ChatCompletionRequest['parallel_tool_calls'];
  /** The form of the answer: text, JSON, or JSON that satisfies a schema. */
  responseFormat?: ChatCompletionRequest['response_format'];
  /** −2 to 2; above 0 favours new subjects. */
  presencePenalty?: ChatCompletionRequest['presence_penalty'];
  /** −2 to 2; above 0 avoids repetition. */
  frequencyPenalty?: ChatCompletionRequest['frequency_penalty'];
  /** Number of alternatives to return for each token, 0 to 20; needs `logprobs`. */
  topLogprobs?: ChatCompletionRequest['top_logprobs'];
  /** Effort that a reasoning model spends on thinking. */
  reasoningEffort?: ChatCompletionRequest['reasoning_effort'];
  /** Further content of a stream. The SDK asks for the usage in any case; ask here to see its chunk. */
  streamOptions?: ChatCompletionRequest['stream_options'];
  /** Likelihoods of single tokens, −100 to 100 by token id. */
  logitBias?: ChatCompletionRequest['logit_bias'];
  /** Priority class that the provider processes the call in. Default: the provider's own. */
  serviceTier?: ChatCompletionRequest['service_tier'];
}

const names = {
  maxTokens: true,
  maxCompletionTokens: true,
  topP: true,
  toolChoice: true,
  parallelToolCalls: true,
  responseFormat: true,
  presencePenalty: true,
  frequencyPenalty: true,
  topLogprobs: true,
  reasoningEffort: true,
  streamOptions: true,
  logitBias: true,
  serviceTier: true,
} as const satisfies CompleteNameTable<ChatCompletionRequest> &
  Record<CamelCaseNames<ChatCompletionCamelCaseParams, ChatCompletionRequest>, true>;

/**
 * The parameters of `chat.completions.create`: in camelCase, or all in the wire's snake_case, as code written for
 * OpenAI's SDK has them.
 */
export type ChatCompletionCreateParams = InOneSpelling<ChatCompletionCamelCaseParams, ChatCompletionRequest>;

/** {@link ChatCompletionCreateParams}, with a compiler's message in words where spellings are mixed. */
export type ChatCompletionCreateArguments = InOneSpelling<
  ChatCompletionCamelCaseParams,
  ChatCompletionRequest,
  MixedSpellings
>;

/** Parameters of a call whose answer comes as a whole. */
export type ChatCompletionCreateParamsNonStreaming = ChatCompletionCreateParams & { stream?: false | null | undefined };

/** Parameters of a call whose answer is streamed. */
export type ChatCompletionCreateParamsStreaming = ChatCompletionCreateParams & { stream: true };

/**
 * Writes the parameters as the wire names them.
 *
 * @throws {ConfigurationError} `invalid_params`
 */
export function writeChatRequest(params: ChatCompletionCreateParams): ChatCompletionRequest {
  expectParams(params, '{ messages: [{ role: "user", content: "…" }] }');
  const body = translate(params, names);
  expectMessages(body['messages']);
  expectTokenLimit('maxTokens', body['max_tokens'], false);
  expectTokenLimit('maxCompletionTokens', body['max_completion_tokens'], false);
  expectBoolean('stream', body['stream']);
  return body as unknown as ChatCompletionRequest;
}
