import type { ResponseParamsOfOneWord, ResponseRequest } from '@clawwits/contract';
import { invalidParams } from '../errors/invalid.ts';
import { expectBoolean, expectParams, expectTokenLimit } from './expect.ts';
import {
  type CamelCaseNames,
  type CompleteNameTable,
  type InOneSpelling,
  type MixedSpellings,
  translate,
} from './translate.ts';

/** The parameters of a response, in camelCase. */
export interface ResponseCamelCaseParams extends ResponseParamsOfOneWord {
  /** The most tokens that the answer may have, thinking included: a whole number of 1 or more. */
  maxOutputTokens?: ResponseRequest['max_output_tokens'];
  /** Nucleus sampling, 0 to 1. */
  topP?: ResponseRequest['top_p'];
  /** Tool that the model must or may call. */
  toolChoice?: ResponseRequest['tool_choice'];
  /** `true` allows several tool calls in one answer. */
  parallelToolCalls?: ResponseRequest['parallel_tool_calls'];
  /** Priority class that the provider processes the call in. Default: the provider's own. */
  serviceTier?: ResponseRequest['service_tier'];
}

const names = {
  maxOutputTokens: true,
  topP: true,
  toolChoice: true,
  parallelToolCalls: true,
  serviceTier: true,
} as const satisfies CompleteNameTable<ResponseRequest> &
  Record<CamelCaseNames<ResponseCamelCaseParams, ResponseRequest>, true>;

/**
 * The parameters of `responses.create`: in camelCase, or all in the wire's snake_case, as code written for OpenAI's SDK
 * has them.
 */
export type ResponseCreateParams = InOneSpelling<ResponseCamelCaseParams, ResponseRequest>;

/** {@link ResponseCreateParams}, with a compiler's message in words where spellings are mixed. */
export type ResponseCreateArguments = InOneSpelling<ResponseCamelCaseParams, ResponseRequest, MixedSpellings>;

/** Parameters of a call whose answer comes as a whole. */
export type ResponseCreateParamsNonStreaming = ResponseCreateParams & { stream?: false | null | undefined };

/** Parameters of a call whose answer is streamed. */
export type ResponseCreateParamsStreaming = ResponseCreateParams & { stream: true };

/**
 * Writes the parameters as the wire names them.
 *
 * @throws {ConfigurationError} `invalid_params`
 */
export function writeResponseRequest(params: ResponseCreateParams): ResponseRequest {
  expectParams(params, '{ model: "…", input: "…" }');
  const body = translate(params, names);
  const { input } = body;
  if (typeof input === 'string' ? input === '' : !Array.isArray(input) || input.length === 0) {
    throw invalidParams('"input" must be a text, or an array of at least one item: [{ role: "user", content: "…" }].');
  }
  expectTokenLimit('maxOutputTokens', body['max_output_tokens'], false);
  expectBoolean('stream', body['stream']);
  return body as unknown as ResponseRequest;
}
