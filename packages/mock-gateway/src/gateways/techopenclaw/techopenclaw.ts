import { techopenclawProfile } from '@clawwits/contract';
import { givenOnly } from '../../core/options.ts';
import { chatCompletions } from '../../endpoints/chat/chat-completions.ts';
import { messages } from '../../endpoints/messages/messages.ts';
import { responses } from '../../endpoints/responses/responses.ts';
import type { GatewayDefinition, HandlersOf } from '../gateway-definition.ts';
import { createTechopenclawAccount, type TechopenclawAccount } from './account.ts';
import { authenticate, checkHeaders } from './authenticate.ts';
import { techopenclawControlRoutes } from './control-routes.ts';
import {
  createTechopenclawControls,
  type TechopenclawControls,
  type TechopenclawOptions,
  techopenclawDefaults,
} from './controls.ts';
import { encodeRefusal } from './encode-refusal.ts';
import { health } from './endpoints/health.ts';
import { listModels } from './endpoints/list-models.ts';
import { limitHeaders } from './limit-headers.ts';
import { chooseModel } from './models.ts';
import { reserveBudget } from './reserve-budget.ts';

const handlers = {
  chatCompletions,
  messages,
  responses,
  models: listModels,
  healthReady: health,
} satisfies HandlersOf<typeof techopenclawProfile>;

/**
 * Techopenclaw: a budget of dollars for a rolling window.
 * @see docs/contract.md §3
 */
export function defineTechopenclaw(
  options: TechopenclawOptions,
): GatewayDefinition<TechopenclawAccount, null, TechopenclawControls> {
  const own = { ...techopenclawDefaults, ...givenOnly(options) };
  return {
    profile: techopenclawProfile,
    handlers,
    defaults: {},
    keyPrefix: 'toc-',
    tiers: ['standard'],
    currency: 'usd',
    createOwnState: () => null,
    createDefaultAccount: ({ accounts }) =>
      accounts.add(createTechopenclawAccount({ id: accounts.nextId(), ...own, models: 'all' })),
    authenticate,
    checkHeaders,
    countRequest: () => undefined,
    uncountRequest: () => undefined,
    chooseModel,
    reserve: reserveBudget,
    encodeRefusal,
    limitHeaders,
    controlRoutes: techopenclawControlRoutes,
    createControls: (stateOf) => createTechopenclawControls(stateOf, own),
    describeAccount: ({ window, models }, now) => ({
      window: {
        budgetUSD: window.budgetUSD,
        remainingUSD: window.remainingUSD(now),
        resetsAtMs: window.resetsAtMs(now),
      },
      models,
    }),
  };
}
