import type { EndpointName, ErrorCode, ListedModel, ModelPrice } from '@clawwits/contract';
import { Refusal } from '../core/refusal.ts';

/** A model, and the endpoints that it serves. */
export interface ServedModel extends ListedModel {
  readonly endpoints: readonly EndpointName[];
}

/** The models of a gateway. */
export interface ModelCatalogue {
  readonly all: readonly ServedModel[];
  find(id: string): ServedModel | undefined;
  priceOf(id: string): Readonly<ModelPrice>;
  /**
   * Finds the model that is asked for.
   *
   * @param extra further models that are served, or any
   * @throws Refusal `invalid_request` if no model is named or it is for another endpoint; the gateway's own code if it is unknown
   */
  choose(endpoint: EndpointName, asked: string | undefined, extra: readonly string[] | 'any'): string;
}

const quote = (model: string) => `"${model.slice(0, 100)}"`;

/**
 * Creates the catalogue of a gateway's models.
 *
 * @param usual price of a model whose own price is unknown
 * @param unknown the code for a model that does not exist: a gateway whose document has no 404 answers with another status
 */
export function createModelCatalogue(
  all: readonly ServedModel[],
  usual: Readonly<ModelPrice>,
  unknown: ErrorCode = 'not_found',
): ModelCatalogue {
  const byId = new Map(all.map((model) => [model.id, model]));
  return {
    all,
    find: (id) => byId.get(id),
    priceOf: (id) => byId.get(id)?.price ?? usual,
    choose(endpoint, asked, extra) {
      if (asked === undefined) {
        throw new Refusal('invalid_request', 'model: is required; GET /v1/models lists what there is.', {
          param: 'model',
        });
      }
      const model = byId.get(asked);
      if (model === undefined) {
        if (extra === 'any' || extra.includes(asked)) return asked;
        throw new Refusal(unknown, `There is no model ${quote(asked)}.`, { param: 'model' });
      }
      if (model.endpoints.includes(endpoint)) return asked;
      throw new Refusal('invalid_request', `model: ${quote(asked)} is not for this endpoint.`, { param: 'model' });
    },
  };
}
