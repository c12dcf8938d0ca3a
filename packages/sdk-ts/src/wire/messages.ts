import type { MessageParamsOfOneWord, MessageRequest } from '@clawwits/contract';
import { expectBoolean, expectMessages, expectParams, expectTokenLimit } from './expect.ts';
import {
  type CamelCaseNames,
  type CompleteNameTable,
  type InOneSpelling,
  type MixedSpellings,
  translate,
} from './translate.ts';

/** The parameters of a message, in camelCase. */
export interface MessageCamelCaseParams extends MessageParamsOfOneWord {
  /** The most tokens that the answer may have: a whole number of 1 or more. Reserved in the wallet while the call runs. */
  maxTokens: MessageRequest['max_tokens'];
  /** Tool that the model must or may use. */
  toolChoice?: MessageRequest['tool_choice'];
  /** Texts at which the answer ends; they are not part of it. */
  stopSequences?: MessageRequest['stop_sequences'];
  /** Nucleus sampling, 0 to 1. */
  topP?: MessageRequest['top_p'];
  /** Samples from the k likeliest tokens alone. */
  topK?: MessageRequest['top_k'];
  /** Form of the answer: free text, or JSON that satisfies a schema. */
  outputConfig?: MessageRequest['output_config'];
  /** Priority class that the provider processes the call in. Default: the provider's own. */
  serviceTier?: MessageRequest['service_tier'];
}

const names = {
  maxTokens: true,
  toolChoice: true,
  stopSequences: true,
  topP: true,
  topK: true,
  outputConfig: true,
  serviceTier: true,
} as const satisfies CompleteNameTable<MessageRequest> &
  Record<CamelCaseNames<MessageCamelCaseParams, MessageRequest>, true>;

/**
 * The parameters of `messages.create`: in camelCase, or all in the wire's snake_case, as code written for Anthropic's
 * SDK has them.
 */
export type MessageCreateParams = InOneSpelling<MessageCamelCaseParams, MessageRequest>;

/** Parameters that the compiler misses the limit in: its message shows the text. */
interface NeedsLimit<_Text extends string> {
  maxTokens: number;
}

/** {@link MessageCreateParams}, with a compiler's message in words where spellings are mixed. */
export type MessageCreateArguments = InOneSpelling<
  NeedsLimit<'Each message needs maxTokens (max_tokens on the wire): the most tokens that the answer may have.'> &
    MessageCamelCaseParams,
  MessageRequest,
  MixedSpellings
>;

/** Parameters of a call whose answer comes as a whole. */
export type MessageCreateParamsNonStreaming = MessageCreateParams & { stream?: false | undefined };

/** Parameters of a call whose answer is streamed. */
export type MessageCreateParamsStreaming = MessageCreateParams & { stream: true };

/**
 * Writes the parameters as the wire names them.
 *
 * @throws {ConfigurationError} `invalid_params`
 */
export function writeMessageRequest(params: MessageCreateParams): MessageRequest {
  expectParams(params, '{ messages: [{ role: "user", content: "…" }], maxTokens: 1024 }');
  const body = translate(params, names);
  expectMessages(body['messages']);
  expectTokenLimit('maxTokens', body['max_tokens'], true);
  expectBoolean('stream', body['stream']);
  return body as unknown as MessageRequest;
}
