export {
  chatCompletions,
  type Dialect,
  type Endpoint,
  type EndpointName,
  embeddings,
  endpoints,
  messages,
  witsBalance,
} from './endpoints.ts';
export { statusOfErrorCode } from './error-status.ts';
export { type ErrorCode, type ErrorDefinition, errorTable } from './errors.ts';
export { clawwitsProfile } from './gateways/clawwits.ts';
export type { ErrorFacts, GatewayProfile, HeaderLookup, LimitFacts } from './gateways/gateway-profile.ts';
export { readErrorBody } from './read-error.ts';
export type { Scope } from './scopes.ts';
export { rateLimitWindowMs, requestsPerMinute, type Tier } from './tiers.ts';
export type * from './types/chat.ts';
export type * from './types/embeddings.ts';
export type * from './types/error.ts';
export type * from './types/messages.ts';
export type * from './types/shared.ts';
export type * from './types/wits.ts';
