import { catalogue, type EndpointName } from '@clawwits/contract';
import type { GatewayState } from '../../core/gateway-state.ts';
import { Refusal } from '../../core/refusal.ts';
import { createModelCatalogue, type ServedModel } from '../../models/model-catalogue.ts';
import type { TechopenclawAccount } from './account.ts';

const endpoints: readonly EndpointName[] = ['chatCompletions', 'messages', 'responses'];

/** Models of Techopenclaw. The document has no prices: these are the mock's own. */
export const techopenclawModels = createModelCatalogue(
  catalogue.techopenclaw.map((model): ServedModel => ({ ...model, endpoints })),
  { inputPerMillion: 2, outputPerMillion: 10 },
  'plan_required',
);

/**
 * The model that serves.
 * @throws Refusal `invalid_request`, `plan_required`
 * @see docs/contract.md §3, Errors
 */
export function chooseModel(
  { options }: GatewayState,
  { models }: TechopenclawAccount,
  endpoint: EndpointName,
  asked: string | undefined,
): string {
  const model = techopenclawModels.choose(endpoint, asked, options.models);
  if (models === 'all' || models.includes(model)) return model;
  throw new Refusal('plan_required', `The model "${model}" is not on your plan.`, { param: 'model' });
}
