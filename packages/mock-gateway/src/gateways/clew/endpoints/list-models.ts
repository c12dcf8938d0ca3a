import type { WireModelList } from '@clawwits/contract';
import type { KeyedHandler } from '../../../endpoints/endpoint-handler.ts';
import { clewModels } from '../models.ts';

/** `GET /v1/models`: in OpenAI's shape, with prices as numbers. */
export const listModels: KeyedHandler = {
  kind: 'keyed',
  schema: null,
  answer: (): WireModelList => ({
    object: 'list',
    data: clewModels.all.map(({ id, provider, contextWindow, price }) => ({
      id,
      object: 'model',
      ...(provider !== undefined && { owned_by: provider }),
      ...(contextWindow !== undefined && { context_length: contextWindow }),
      ...(price !== undefined && { pricing: { input: price.inputPerMillion, output: price.outputPerMillion } }),
    })),
  }),
};
