import type { WireModelList } from '@clawwits/contract';
import type { KeyedHandler } from '../../../endpoints/endpoint-handler.ts';
import { techopenclawModels } from '../models.ts';

/** `GET /v1/models`: plainly as OpenAI has it. */
export const listModels: KeyedHandler = {
  kind: 'keyed',
  schema: null,
  answer: (): WireModelList => ({
    object: 'list',
    data: techopenclawModels.all.map(({ id }) => ({
      id,
      object: 'model',
      created: 1_712_345_678,
      owned_by: 'techopenclaw',
    })),
  }),
};
