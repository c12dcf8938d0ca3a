import type { GatewayProfile } from './gateway-profile.ts';
import { isJwt } from './token-kinds.ts';

/**
 * The reference gateway.
 * @see docs/contract.md §1
 */
export const clawwitsProfile = {
  name: 'clawwits',
  title: 'ClawWits',
  baseURL: null,
  apiKeyVariable: 'CLAWWITS_API_KEY',
  baseURLVariable: 'CLAWWITS_BASE_URL',
  apiKeyExample: 'cw_sk_…',
  isKeyRequired: true,
  endpoints: ['chatCompletions', 'messages', 'embeddings', 'witsBalance'],
  paths: {},
  autoModel: 'auto',
  honoursIdempotencyKey: false,
  errorCodes: {},
  webhookSignatureHeader: null,
  authenticate: (apiKey) => ({ authorization: `Bearer ${apiKey}` }),
  checkApiKey(apiKey) {
    if (/^cw_sk_./.test(apiKey) || isJwt(apiKey)) return null;
    return 'A ClawWits key begins with "cw_sk_"; a session token has three parts separated by dots.';
  },
  readLimits: () => ({}),
} as const satisfies GatewayProfile<'clawwits'>;
