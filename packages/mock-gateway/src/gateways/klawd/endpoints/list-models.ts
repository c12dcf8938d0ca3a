import type { ListedModel, WireModelList } from '@clawwits/contract';
import type { KeyedHandler } from '../../../endpoints/endpoint-handler.ts';
import { klawdModels } from '../models.ts';

/** `200K`, `1M`, as the document writes it. */
const writeContext = (tokens: number): string =>
  tokens >= 1_000_000 ? `${tokens / 1_000_000}M` : `${tokens / 1_000}K`;

/** `$15 / $75`, `$0.02/image`, as the document writes it. */
function writePrice({ price }: ListedModel): string | undefined {
  if (price === undefined) return undefined;
  if (price.perImage !== undefined) return `$${price.perImage}/image`;
  return `$${price.inputPerMillion} / $${price.outputPerMillion}`;
}

/** `GET /v1/models`: with metadata and price hints. */
export const listModels: KeyedHandler = {
  kind: 'keyed',
  schema: null,
  answer: (): WireModelList => ({
    object: 'list',
    data: klawdModels.all.map((model) => {
      const { id, provider, contextWindow } = model;
      const pricing = writePrice(model);
      return {
        id,
        object: 'model',
        ...(provider !== undefined && { provider }),
        ...(contextWindow !== undefined && { context: writeContext(contextWindow) }),
        ...(pricing !== undefined && { pricing }),
      };
    }),
  }),
};
