import { type EmbeddingList, embeddings as embeddingsEndpoint } from '@clawwits/contract';
import type { ClientCore, RequestOptions } from '../core/call.ts';
import { callJson } from '../core/call-json.ts';
import type { ClawwitsPromise } from '../core/clawwits-promise.ts';
import { type EmbeddingCreateParams, writeEmbeddingRequest } from '../wire/embeddings.ts';

/** `embeddings.create` of a client. */
export type EmbeddingCall = (
  params: EmbeddingCreateParams,
  options?: RequestOptions,
) => ClawwitsPromise<EmbeddingList<number[] | string>>;

/** Creates a call whose vectors travel as the caller asks for. */
export const createPlainEmbeddingCall =
  (core: ClientCore): EmbeddingCall =>
  (params, options) =>
    callJson(core, { endpoint: embeddingsEndpoint, body: () => writeEmbeddingRequest(params), options });
