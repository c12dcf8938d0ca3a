import type { EndpointName } from '@clawwits/contract';
import type { GatewayState } from '../../core/gateway-state.ts';
import { Refusal } from '../../core/refusal.ts';

/** The models that are served by default. */
export const sandboxModels = ['sandbox-1', 'sandbox-1-mini', 'sandbox-embed-1'] as const;

/**
 * The model that serves; `auto` routes.
 * @throws Refusal `not_found` if the model is not served
 */
export function chooseModel({ options: { models } }: GatewayState, endpoint: EndpointName, asked = 'auto'): string {
  if (asked === 'auto') return endpoint === 'embeddings' ? 'sandbox-embed-1' : 'sandbox-1';
  if (models === 'any' || models.includes(asked)) return asked;
  throw new Refusal('not_found', `There is no model "${asked.slice(0, 100)}".`, { param: 'model' });
}
