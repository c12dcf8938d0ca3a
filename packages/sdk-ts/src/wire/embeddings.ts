import type { EmbeddingParamsOfOneWord, EmbeddingRequest } from '@clawwits/contract';
import { expectParams, expectTexts } from './expect.ts';
import {
  type CamelCaseNames,
  type CompleteNameTable,
  type InOneSpelling,
  type MixedSpellings,
  translate,
} from './translate.ts';

/** The parameters of an embedding, in camelCase. */
export interface EmbeddingCamelCaseParams extends EmbeddingParamsOfOneWord {
  /** `"float"` (default) gives arrays of numbers; `"base64"` gives the wire's compact text, little-endian float32. */
  encodingFormat?: EmbeddingRequest['encoding_format'];
}

const names = { encodingFormat: true } as const satisfies CompleteNameTable<EmbeddingRequest> &
  Record<CamelCaseNames<EmbeddingCamelCaseParams, EmbeddingRequest>, true>;

/** The parameters of `embeddings.create`: in camelCase, or in the wire's snake_case. */
export type EmbeddingCreateParams = InOneSpelling<EmbeddingCamelCaseParams, EmbeddingRequest>;

/** {@link EmbeddingCreateParams}, with a compiler's message in words where spellings are mixed. */
export type EmbeddingCreateArguments = InOneSpelling<EmbeddingCamelCaseParams, EmbeddingRequest, MixedSpellings>;

/** Parameters whose answer holds base64 texts. */
export type InBase64 = { encodingFormat: 'base64' } | { encoding_format: 'base64' };

/**
 * Writes the parameters as the wire names them.
 *
 * @throws {ConfigurationError} `invalid_params`
 */
export function writeEmbeddingRequest(params: EmbeddingCreateParams): EmbeddingRequest {
  expectParams(params, '{ input: "…" }');
  const body = translate(params, names);
  expectTexts('input', body['input']);
  return body as unknown as EmbeddingRequest;
}
