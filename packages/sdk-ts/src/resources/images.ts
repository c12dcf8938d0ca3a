import { type ImageList, imageGenerations } from '@clawwits/contract';
import type { ClientCore, RequestOptions } from '../core/call.ts';
import { callJson } from '../core/call-json.ts';
import type { ClawwitsPromise } from '../core/clawwits-promise.ts';
import { type ImageGenerateArguments, type ImageGenerateParams, writeImageRequest } from '../wire/images.ts';

/** `client.images`: images generated from texts. */
export interface Images {
  /**
   * Generates images from a text. Costs money: a price for each image.
   *
   * @param params in camelCase or in the wire's snake_case
   * @param options for this call alone
   * @throws {ClawwitsError} see the error classes; `plan_required` if the plan includes no images
   * @see docs/contract.md §2 and §4, image generation
   *
   * @example
   * const client = new Clawwits({ gateway: clew });
   * const { data } = await client.images.generate({ prompt: 'a cute cat', model: 'minimax-image-01' });
   * console.log(data[0]?.url);
   */
  generate(params: ImageGenerateArguments, options?: RequestOptions): ClawwitsPromise<ImageList>;
}

/** Builds the resource over a client's core. */
export function createImages(core: ClientCore): Images {
  return {
    generate: (params: ImageGenerateParams, options) =>
      callJson<ImageList>(core, { endpoint: imageGenerations, body: () => writeImageRequest(params), options }),
  };
}
