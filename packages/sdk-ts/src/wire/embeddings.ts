import type { EmbeddingParamsOfOneWord, EmbeddingRequest } from '@clawwits/contract';
import { expectParams, expectTexts } from './expect.ts';
import { type CompleteNameTable, type NamesOfSeveralWords, translate, type Without } from './translate.ts';

/** The parameters of an embedding, in camelCase. */
export interface EmbeddingCamelCaseParams extends EmbeddingParamsOfOneWord {
  /** `"float"` (default) gives arrays of numbers; `"base64"` gives the wire's compact text, little-endian float32. */
  encodingFormat?: EmbeddingRequest['encoding_format'];
}

const names = { encodingFormat: 'encoding_format' } as const satisfies CompleteNameTable<EmbeddingRequest>;

type CamelCaseNames = Omit<Required<EmbeddingCamelCaseParams>, keyof EmbeddingParamsOfOneWord>;

/** The parameters of `embeddings.create`: in camelCase, or in the wire's snake_case. */
export type EmbeddingCreateParams =
  | (EmbeddingCamelCaseParams & Without<NamesOfSeveralWords<EmbeddingRequest>>)
  | (EmbeddingRequest & Without<keyof CamelCaseNames>);

/** Parameters whose answer holds base64 texts. */
export type EmbeddingCreateParamsBase64 = EmbeddingCreateParams &
  ({ encodingFormat: 'base64' } | { encoding_format: 'base64' });

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
