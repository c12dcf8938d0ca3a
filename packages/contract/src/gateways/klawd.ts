import type { GatewayProfile } from './gateway-profile.ts';
import { ownerOfKey } from './token-kinds.ts';

/**
 * Klawd.
 * @see docs/contract.md §4
 */
export const klawdProfile = {
  name: 'klawd',
  title: 'Klawd',
  baseURL: 'https://api.klawd.studio',
  apiKeyVariable: 'KLAWD_API_KEY',
  baseURLVariable: 'KLAWD_BASE_URL',
  apiKeyExample: 'a key from Mission Control',
  isKeyRequired: true,
  endpoints: ['chatCompletions', 'models', 'imageGenerations'],
  paths: { imageGenerations: '/api/images/generations' },
  autoModel: 'klawd/auto',
  honoursIdempotencyKey: false,
  errorCodes: { 402: 'quota_exhausted', 403: 'plan_required', permission_error: 'plan_required' },
  webhookSignatureHeader: 'x-klawd-signature',
  authenticate: (apiKey) => ({ authorization: `Bearer ${apiKey}` }),
  checkApiKey(apiKey) {
    const owner = ownerOfKey(apiKey);
    return owner === null ? null : `This is a key of ${owner}; Klawd takes a key from its Mission Control.`;
  },
  readLimits: () => ({}),
} as const satisfies GatewayProfile<'klawd'>;
