import { catalogue, type EndpointName, type ListedModel, type ModelPrice } from '@clawwits/contract';
import { Refusal } from '../../core/refusal.ts';
import { createModelCatalogue, type ServedModel } from '../../models/model-catalogue.ts';
import type { ClewGatewayState } from './state.ts';

/** Prices of the models whose price the document does not have: the mock's own figures. */
const unlistedPrices: Readonly<Record<string, ModelPrice>> = {
  'clew/ocr': { inputPerMillion: 0.5, outputPerMillion: 1 },
  'minimax-image-01': { perImage: 0.01 },
  'dall-e-3': { perImage: 0.04 },
  'minimax-hailuo-2.3': { perImage: 0.25 },
};

const purposes: Readonly<Record<string, readonly EndpointName[]>> = {
  'minimax-image-01': ['imageGenerations'],
  'dall-e-3': ['imageGenerations'],
  'minimax-hailuo-2.3': ['videoGenerations'],
};

const toServed = (model: ListedModel): ServedModel => ({
  ...model,
  endpoints: purposes[model.id] ?? ['chatCompletions'],
});

/** Models of Clew. */
export const clewModels = createModelCatalogue(catalogue.clew.map(toServed), {
  inputPerMillion: 1,
  outputPerMillion: 2,
});

/** Price of a model. */
export const clewPriceOf = (model: string): Readonly<ModelPrice> => unlistedPrices[model] ?? clewModels.priceOf(model);

/** The models that `clew/free` routes to, the best first. */
export const freeModels = ['deepseek-v4', 'groq/llama4', 'mistral/large'] as const;

const defaults: Readonly<Partial<Record<EndpointName, string>>> = {
  imageGenerations: 'minimax-image-01',
  videoGenerations: 'minimax-hailuo-2.3',
};

/** The best free model that is not limited. */
function chooseFreeModel({ own, clock }: ClewGatewayState): string {
  const now = clock.now();
  const free = freeModels.find((model) => (own.limitedModels.get(model) ?? 0) <= now);
  if (free !== undefined) return free;
  const retryAfterMs = Math.min(...own.limitedModels.values()) - now;
  throw new Refusal('rate_limited', 'All free models are limited at the moment.', { retryAfterMs });
}

/**
 * The model that serves; `clew/free` routes.
 * @throws Refusal `invalid_request`, `not_found`, `rate_limited`
 * @see docs/contract.md §2, Models and inference
 */
export function chooseModel(state: ClewGatewayState, endpoint: EndpointName, asked = defaults[endpoint]): string {
  const model = clewModels.choose(endpoint, asked, state.options.models);
  return model === 'clew/free' ? chooseFreeModel(state) : model;
}
