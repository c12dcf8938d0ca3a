import { type ChatCompletionRequest, clewProfile } from '@clawwits/contract';
import { givenOnly } from '../../core/options.ts';
import { chatCompletions } from '../../endpoints/chat/chat-completions.ts';
import { imageGenerations } from '../../endpoints/images/images.ts';
import { videoGenerations } from '../../endpoints/videos/videos.ts';
import type { GatewayDefinition, HandlersOf } from '../gateway-definition.ts';
import { type ClewAccount, clewTierNames } from './account.ts';
import { authenticate, authorize } from './authenticate.ts';
import { answerCheckout } from './checkout.ts';
import { clewControlRoutes } from './control-routes.ts';
import { addAccount, type ClewControls, type ClewOptions, clewDefaults, createClewControls } from './controls.ts';
import { countRequest } from './count-request.ts';
import { encodeRefusal } from './encode-refusal.ts';
import { forgotPassword, login, me, resetPassword, signup } from './endpoints/auth.ts';
import { checkout, invoices } from './endpoints/billing.ts';
import { createKey, listKeys, revokeKey } from './endpoints/keys.ts';
import { listModels } from './endpoints/list-models.ts';
import { listPlugins, showPlugin } from './endpoints/plugins.ts';
import { recordBatch, recordOne, recordPing, telemetryStats } from './endpoints/telemetry.ts';
import { checkUpdate, latestUpdate } from './endpoints/updates.ts';
import { usageDaily, usageSummary } from './endpoints/usage.ts';
import { createWebhook, deleteWebhook, listWebhooks } from './endpoints/webhooks.ts';
import { limitHeaders } from './limit-headers.ts';
import { chooseModel } from './models.ts';
import { checkImages, readImages } from './read-image.ts';
import { reserveTokens } from './reserve-tokens.ts';
import { type ClewOwnState, createClewOwnState } from './state.ts';
import { usageOfMonth } from './usage-of-month.ts';

/** Handler of each endpoint of the document. */
const handlers = {
  chatCompletions,
  models: listModels,
  imageGenerations,
  videoGenerations,
  authSignup: signup,
  authLogin: login,
  authMe: me,
  authForgotPassword: forgotPassword,
  authResetPassword: resetPassword,
  keysList: listKeys,
  keysCreate: createKey,
  keysRevoke: revokeKey,
  usageSummary,
  usageDaily,
  billingCheckout: checkout,
  billingInvoices: invoices,
  webhooksList: listWebhooks,
  webhooksCreate: createWebhook,
  webhooksDelete: deleteWebhook,
  pluginsList: listPlugins,
  pluginsRetrieve: showPlugin,
  updatesLatest: latestUpdate,
  updatesCheck: checkUpdate,
  telemetryPing: recordPing,
  telemetryEvent: recordOne,
  telemetryBatch: recordBatch,
  telemetryStats,
} satisfies HandlersOf<typeof clewProfile>;

const isForOcr = (body: unknown): body is ChatCompletionRequest => (body as ChatCompletionRequest).model === 'clew/ocr';

/**
 * Clew: people who sign up, requests a minute and tokens a month by tier, prices in dollars.
 * @see docs/contract.md §2
 */
export function defineClew(options: ClewOptions): GatewayDefinition<ClewAccount, ClewOwnState, ClewControls> {
  const own = { ...clewDefaults, ...givenOnly(options) };
  return {
    profile: clewProfile,
    handlers,
    defaults: {},
    keyPrefix: 'clew_sk_',
    tiers: clewTierNames,
    currency: 'usd',
    createOwnState: createClewOwnState,
    createDefaultAccount: (state) => addAccount(state, { email: 'sandbox@clew.test', tier: own.tier }),
    authenticate: (state, request, endpoint) => authenticate(state, request, endpoint, own.lenientAuth),
    authorize,
    countRequest,
    uncountRequest: ({ window }) => window.uncount(),
    checkBody(endpoint, body) {
      if (endpoint === 'chatCompletions' && isForOcr(body)) checkImages(body);
    },
    answerByModel: ({ body }) => (isForOcr(body) ? readImages(body) : undefined),
    chooseModel: (state, _account, endpoint, asked) => chooseModel(state, endpoint, asked),
    reserve: reserveTokens,
    encodeRefusal,
    limitHeaders,
    answerPage: answerCheckout,
    controlRoutes: clewControlRoutes,
    createControls: (stateOf) => createClewControls(stateOf, own),
    describeAccount: (account, now) => ({ email: account.email, usage: usageOfMonth(account, now) }),
  };
}
