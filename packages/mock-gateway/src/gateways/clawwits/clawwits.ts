import { clawwitsProfile } from '@clawwits/contract';
import { defaultBlocked } from '../../checks/isv.ts';
import { givenOnly } from '../../core/options.ts';
import { chatCompletions } from '../../endpoints/chat/chat-completions.ts';
import { embeddings } from '../../endpoints/embeddings/embeddings.ts';
import { messages } from '../../endpoints/messages/messages.ts';
import type { GatewayDefinition, HandlersOf } from '../gateway-definition.ts';
import { type ClawwitsAccount, clawwitsTiers, createClawwitsAccount } from './account.ts';
import { authenticate, authorize } from './authenticate.ts';
import { clawwitsControlRoutes } from './control-routes.ts';
import { type ClawwitsControls, type ClawwitsOptions, clawwitsDefaults, createClawwitsControls } from './controls.ts';
import { countRequest } from './count-request.ts';
import { encodeRefusal } from './encode-refusal.ts';
import { balance } from './endpoints/balance.ts';
import { chooseModel, sandboxModels } from './models.ts';
import { reserveWits } from './reserve-wits.ts';

const handlers = { chatCompletions, messages, embeddings, witsBalance: balance } satisfies HandlersOf<
  typeof clawwitsProfile
>;

/**
 * ClawWits: a wallet of Wits, keys with scopes, requests a minute by tier.
 * @see docs/contract.md §1
 */
export function defineClawwits(options: ClawwitsOptions): GatewayDefinition<ClawwitsAccount, null, ClawwitsControls> {
  const own = { ...clawwitsDefaults, ...givenOnly(options) };
  return {
    profile: clawwitsProfile,
    handlers,
    defaults: { models: sandboxModels, isvBlocked: defaultBlocked },
    keyPrefix: 'cw_sk_',
    tiers: clawwitsTiers,
    currency: 'wits',
    createOwnState: () => null,
    createDefaultAccount: ({ accounts }) => accounts.add(createClawwitsAccount({ id: accounts.nextId(), ...own })),
    authenticate,
    authorize,
    countRequest,
    uncountRequest: ({ window }) => window.uncount(),
    chooseModel: (state, _account, endpoint, asked) => chooseModel(state, endpoint, asked),
    reserve: (_state, account, use) => reserveWits(account, use),
    encodeRefusal,
    extendChat: ({ firstTokenMs }) => ({ x_clawwits: { provider: 'sandbox', cached: false, ttft_ms: firstTokenMs } }),
    controlRoutes: clawwitsControlRoutes,
    createControls: (stateOf) => createClawwitsControls(stateOf, own),
    describeAccount({ wallet: { available, reserved, lifetimeUsed, granted } }) {
      return { wallet: { available, reserved, lifetimeUsed, granted } };
    },
  };
}
