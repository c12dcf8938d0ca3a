import type { ImageParamsOfOneWord, ImageRequest } from '@clawwits/contract';
import { expectParams, expectText } from './expect.ts';
import {
  type CamelCaseNames,
  type CompleteNameTable,
  type InOneSpelling,
  type MixedSpellings,
  translate,
} from './translate.ts';

/** The parameters of images, in camelCase. */
export interface ImageCamelCaseParams extends ImageParamsOfOneWord {
  /** `"url"` (default) gives addresses, `"b64_json"` the images themselves. */
  responseFormat?: ImageRequest['response_format'];
}

const names = { responseFormat: true } as const satisfies CompleteNameTable<ImageRequest> &
  Record<CamelCaseNames<ImageCamelCaseParams, ImageRequest>, true>;

/** The parameters of `images.generate`: in camelCase, or in the wire's snake_case. */
export type ImageGenerateParams = InOneSpelling<ImageCamelCaseParams, ImageRequest>;

/** {@link ImageGenerateParams}, with a compiler's message in words where spellings are mixed. */
export type ImageGenerateArguments = InOneSpelling<ImageCamelCaseParams, ImageRequest, MixedSpellings>;

/**
 * Writes the parameters as the wire names them.
 *
 * @throws {ConfigurationError} `invalid_params`
 */
export function writeImageRequest(params: ImageGenerateParams): ImageRequest {
  expectParams(params, '{ prompt: "…" }');
  const body = translate(params, names);
  expectText('prompt', body['prompt']);
  return body as unknown as ImageRequest;
}
