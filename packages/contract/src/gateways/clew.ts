import type { GatewayProfile } from './gateway-profile.ts';
import { readNumber, readWord } from './read-header.ts';
import { isJwt, ownerOfKey } from './token-kinds.ts';

/**
 * Clew. A session's token, which has three parts separated by dots, goes as `Authorization: Bearer`; every other key as
 * `X-API-Key`.
 * @see docs/contract.md §2
 */
export const clewProfile = {
  name: 'clew',
  title: 'Clew',
  baseURL: 'https://api.clew-code.org',
  apiKeyVariable: 'CLEW_API_KEY',
  baseURLVariable: 'CLEW_BASE_URL',
  apiKeyExample: 'a session token from auth.login or an API key',
  isKeyRequired: false,
  endpoints: [
    'chatCompletions',
    'models',
    'imageGenerations',
    'videoGenerations',
    'authSignup',
    'authLogin',
    'authMe',
    'authForgotPassword',
    'authResetPassword',
    'keysList',
    'keysCreate',
    'keysRevoke',
    'usageSummary',
    'usageDaily',
    'billingCheckout',
    'billingInvoices',
    'webhooksList',
    'webhooksCreate',
    'webhooksDelete',
    'pluginsList',
    'pluginsRetrieve',
    'updatesLatest',
    'updatesCheck',
    'telemetryPing',
    'telemetryEvent',
    'telemetryBatch',
    'telemetryStats',
  ],
  paths: {},
  autoModel: 'clew/free',
  honoursIdempotencyKey: false,
  errorCodes: { 402: 'quota_exhausted', 403: 'plan_required', 409: 'conflict' },
  webhookSignatureHeader: 'x-clew-signature',
  authenticate: (apiKey) => (isJwt(apiKey) ? { authorization: `Bearer ${apiKey}` } : { 'x-api-key': apiKey }),
  checkApiKey(apiKey) {
    const owner = ownerOfKey(apiKey);
    return owner === null ? null : `This is a key of ${owner}; Clew takes a session token or an API key of its own.`;
  },
  readLimits(header) {
    const limitRequests = readNumber(header, 'x-ratelimit-limit');
    const remainingRequests = readNumber(header, 'x-ratelimit-remaining');
    const costUSD = readNumber(header, 'x-cost-usd');
    const tier = readWord(header, 'x-tier');
    const keySource = readWord(header, 'x-key-source');
    return {
      ...(limitRequests !== undefined && { limitRequests }),
      ...(remainingRequests !== undefined && { remainingRequests }),
      ...(costUSD !== undefined && { costUSD }),
      ...(tier !== undefined && { tier }),
      ...(keySource !== undefined && { keySource }),
    };
  },
} as const satisfies GatewayProfile<'clew'>;
