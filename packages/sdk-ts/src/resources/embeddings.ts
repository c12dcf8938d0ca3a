import type { EmbeddingList } from '@clawwits/contract';
import { moduleOf } from '@clawwits/dialects';
import { createEmbeddingCall, manyEmbeddings } from '#resource-parts';
import type { ClientCore, RequestOptions } from '../core/call.ts';
import type { ClawwitsPromise } from '../core/clawwits-promise.ts';
import { ConnectionError } from '../errors/error-classes.ts';
import type { EmbeddingCreateArguments, InBase64 } from '../wire/embeddings.ts';
import type { EmbedManyOptions } from './embed-many.ts';

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
   * similarity, from −1 to 1. Spends Wits: the texts' tokens. Outside of pages the vectors travel as base64, a quarter
   * of the bytes, unless `encodingFormat` says otherwise or the gateway refuses it; `asResponse()` shows them as they travel.
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
  /**
   * Turns any number of texts into vectors, in their order, in calls of `batchSize` texts, `concurrency` at a time.
   *
   * @param texts an array, or any other iterable of texts, none of them empty
   * @throws {ClawwitsError} the failure of the first call that failed, once those in progress have ended
   *
   * @example
   * const { data, usage } = await cw.embeddings.createMany(texts, {
   *   batchSize: 128,
   *   onProgress: ({ done, total }) => console.log(`${done} of ${total}`),
   * });
   */
  createMany(
    texts: Iterable<string> | AsyncIterable<string>,
    options: EmbedManyOptions<Float32Array> & { float32: true },
  ): Promise<EmbeddingList<Float32Array>>;
  /** Turns any number of texts into vectors, as arrays of numbers. */
  createMany(texts: Iterable<string> | AsyncIterable<string>, options?: EmbedManyOptions): Promise<EmbeddingList>;
}

/** Builds the resource over a client's core. */
export function createEmbeddings(core: ClientCore): Embeddings {
  const create = createEmbeddingCall(core) as Embeddings['create'];
  return {
    create,
    async createMany(...given: Parameters<Embeddings['createMany']>) {
      await manyEmbeddings.load().catch((cause) => {
        const message = 'The part of the SDK that embeds many texts could not be loaded. Nothing was sent.';
        throw new ConnectionError(message, { code: 'connection_failed', retryable: true, cause });
      });
      return moduleOf(manyEmbeddings).embedMany(create, ...given);
    },
  } as Embeddings;
}
