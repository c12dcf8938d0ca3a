import type { GatewayProfile } from './gateway-profile.ts';
import { readNumber } from './read-header.ts';

/**
 * Techopenclaw. A 402 means that the window's budget in dollars is spent; the next window lifts it.
 * @see docs/contract.md §3
 */
export const techopenclawProfile = {
  name: 'techopenclaw',
  title: 'Techopenclaw',
  baseURL: 'https://api.techopenclaw.com',
  apiKeyVariable: 'TECHOPENCLAW_API_KEY',
  baseURLVariable: 'TECHOPENCLAW_BASE_URL',
  apiKeyExample: 'toc-…',
  isKeyRequired: false,
  endpoints: ['chatCompletions', 'messages', 'responses', 'models', 'healthReady'],
  paths: {},
  autoModel: null,
  honoursIdempotencyKey: false,
  errorCodes: {
    402: 'quota_exhausted',
    403: 'plan_required',
    billing_error: 'quota_exhausted',
    permission_error: 'plan_required',
  },
  webhookSignatureHeader: null,
  authenticate: (apiKey, dialect): Record<string, string> =>
    dialect === 'anthropic'
      ? { 'x-api-key': apiKey, 'anthropic-version': '2023-06-01' }
      : { authorization: `Bearer ${apiKey}` },
  checkApiKey: (apiKey) => (/^toc-./.test(apiKey) ? null : 'A Techopenclaw key begins with "toc-".'),
  readLimits(header) {
    const remainingUSD = readNumber(header, 'x-ratelimit-remaining');
    const resetsAt = readNumber(header, 'x-ratelimit-reset');
    return {
      ...(remainingUSD !== undefined && { remainingUSD }),
      ...(resetsAt !== undefined && { resetsAtMs: resetsAt * 1000 }),
    };
  },
} as const satisfies GatewayProfile<'techopenclaw'>;
