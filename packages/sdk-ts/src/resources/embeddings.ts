import { type EmbeddingList, embeddings as embeddingsEndpoint } from '@clawwits/contract';
import type { ClientCore, RequestOptions } from '../core/call.ts';
import type { ClawwitsPromise } from '../core/clawwits-promise.ts';
import { jsonDecoding } from '../core/decode-json.ts';
import { startCall } from '../core/start-call.ts';
import {
  type EmbeddingCreateArguments,
  type EmbeddingCreateParams,
  type InBase64,
  writeEmbeddingRequest,
} from '../wire/embeddings.ts';

/** `cw.embeddings`: texts as vectors. */
export interface Embeddings {
  /**
   * Turns one text, or several in one call, into vectors of 1024 numbers and unit length, here as base64.
   *
   * @see {@link decodeEmbedding} which reads the base64
   */
  create(params: EmbeddingCreateArguments & InBase64, options?: RequestOptions): ClawwitsPromise<EmbeddingList<string>>;
  /**
   * Turns one text, or several in one call, into vectors of 1024 numbers and unit length: the dot product of two is their
   * similarity, from −1 to 1. Spends Wits: the texts' tokens.
   *
   * @param params in camelCase or in the wire's snake_case
   * @param options for this call alone
   * @throws {ClawwitsError} see the error classes
   * @see docs/contract.md §1, `POST /v1/embeddings`
   *
   * @example
   * const { data } = await cw.embeddings.create({ input: ['a cat on the mat', 'quarterly revenue'] });
   * console.log(data[0]?.embedding.length); // 1024
   */
  create(params: EmbeddingCreateArguments, options?: RequestOptions): ClawwitsPromise<EmbeddingList>;
}

/** Builds the resource over a client's core. */
export function createEmbeddings(core: ClientCore): Embeddings {
  function create(params: EmbeddingCreateParams, options?: RequestOptions) {
    return startCall(
      core,
      { endpoint: embeddingsEndpoint, body: () => writeEmbeddingRequest(params), options },
      jsonDecoding<EmbeddingList<number[] | string>>(),
    );
  }
  return { create: create as Embeddings['create'] };
}
