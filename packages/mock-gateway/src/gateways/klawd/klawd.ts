import { klawdProfile } from '@clawwits/contract';
import { readBearerToken } from '../../checks/bearer-token.ts';
import { findKeyOwner } from '../../checks/find-caller.ts';
import { givenOnly } from '../../core/options.ts';
import { chatCompletions } from '../../endpoints/chat/chat-completions.ts';
import { imageGenerations } from '../../endpoints/images/images.ts';
import { sumUsage } from '../../usage/usage-ledger.ts';
import type { GatewayDefinition, HandlersOf } from '../gateway-definition.ts';
import { type KlawdAccount, klawdTierNames } from './account.ts';
import { klawdControlRoutes } from './control-routes.ts';
import { addAccount, createKlawdControls, type KlawdControls, type KlawdOptions, klawdDefaults } from './controls.ts';
import { countRequest, uncountRequest } from './count-request.ts';
import { encodeRefusal } from './encode-refusal.ts';
import { listModels } from './endpoints/list-models.ts';
import { chooseModel } from './models.ts';
import { reserveNothing } from './reserve-nothing.ts';
import { createKlawdOwnState, type KlawdOwnState } from './state.ts';

const handlers = { chatCompletions, models: listModels, imageGenerations } satisfies HandlersOf<typeof klawdProfile>;

/**
 * Klawd: requests a day and a minute by plan.
 * @see docs/contract.md §4
 */
export function defineKlawd(options: KlawdOptions): GatewayDefinition<KlawdAccount, KlawdOwnState, KlawdControls> {
  const own = { ...klawdDefaults, ...givenOnly(options) };
  return {
    profile: klawdProfile,
    handlers,
    defaults: { defaultMaxTokens: 4_096 },
    keyPrefix: 'klawd_sk_',
    tiers: klawdTierNames,
    currency: 'usd',
    createOwnState: createKlawdOwnState,
    createDefaultAccount: (state) => addAccount(state, { tier: own.tier }),
    authenticate: (state, request) => findKeyOwner(state, readBearerToken(request.header('authorization'))),
    countRequest,
    uncountRequest,
    chooseModel,
    reserve: reserveNothing,
    encodeRefusal,
    controlRoutes: klawdControlRoutes,
    createControls: (stateOf) => createKlawdControls(stateOf, own),
    describeAccount: ({ customLimits, usage }) => ({ customLimits, usage: sumUsage(usage.entries) }),
  };
}
