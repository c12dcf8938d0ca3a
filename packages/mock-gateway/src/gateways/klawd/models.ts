import { catalogue, type EndpointName, type ListedModel } from '@clawwits/contract';
import type { GatewayState } from '../../core/gateway-state.ts';
import { Refusal } from '../../core/refusal.ts';
import { createModelCatalogue, type ServedModel } from '../../models/model-catalogue.ts';
import type { KlawdAccount } from './account.ts';

const toServed = (model: ListedModel): ServedModel => ({
  ...model,
  endpoints: model.price?.perImage === undefined ? ['chatCompletions'] : ['imageGenerations'],
});

/** Models of Klawd. */
export const klawdModels = createModelCatalogue(
  catalogue.klawd.map(toServed),
  { inputPerMillion: 1, outputPerMillion: 2 },
  'invalid_request',
);

/** Targets of the models that route. */
const routed: Readonly<Record<string, string>> = {
  'klawd/auto': 'anthropic/claude-sonnet-4',
  'klawd/standard': 'openai/gpt-4-turbo',
};

/**
 * The model that serves; `klawd/auto` routes.
 * @throws Refusal `invalid_request`, `plan_required`
 * @see docs/contract.md §4
 */
export function chooseModel(
  { options }: GatewayState,
  { tier }: KlawdAccount,
  endpoint: EndpointName,
  asked: string | undefined,
): string {
  if (endpoint === 'imageGenerations' && tier === 'free') {
    throw new Refusal('plan_required', 'Image generation needs the plan Pro or Enterprise.');
  }
  const byDefault = endpoint === 'imageGenerations' ? 'replicate/seedream-4.5' : undefined;
  const model = klawdModels.choose(endpoint, asked ?? byDefault, options.models);
  return routed[model] ?? model;
}
