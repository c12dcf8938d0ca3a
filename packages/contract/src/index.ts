export { catalogue, type ListedModel } from './catalogue.ts';
export * from './endpoints/account.ts';
export { type EndpointDescription, endpointDescriptions } from './endpoints/descriptions.ts';
export type { Dialect, Endpoint } from './endpoints/endpoint.ts';
export { type EndpointName, endpoints } from './endpoints/endpoints.ts';
export * from './endpoints/inference.ts';
export * from './endpoints/service.ts';
export { lookUp, normalizeErrorCode, statusOfErrorCode } from './error-codes.ts';
export {
  type ClawwitsErrorCode,
  clawwitsErrorTable,
  type ErrorCode,
  type ErrorDefinition,
  errorTable,
} from './errors.ts';
export { clawwitsProfile } from './gateways/clawwits.ts';
export { clewProfile } from './gateways/clew.ts';
export type { ErrorFacts, GatewayProfile, HeaderLookup, LimitFacts } from './gateways/gateway-profile.ts';
export { klawdProfile } from './gateways/klawd.ts';
export { type GatewayName, gatewayProfiles } from './gateways/profiles.ts';
export { techopenclawProfile } from './gateways/techopenclaw.ts';
export { ownerOfKey } from './gateways/token-kinds.ts';
export { readModel } from './read-model.ts';
export type { Scope } from './scopes.ts';
export {
  type ClewTier,
  clewTiers,
  type KlawdTier,
  klawdTiers,
  rateLimitWindowMs,
  requestsPerMinute,
  type Tier,
  techopenclawWindow,
} from './tiers.ts';
export type * from './types/auth.ts';
export type * from './types/billing.ts';
export type * from './types/chat-answer.ts';
export type * from './types/chat-request.ts';
export type * from './types/embeddings.ts';
export type * from './types/error.ts';
export type * from './types/health.ts';
export type * from './types/images.ts';
export type * from './types/keys.ts';
export type * from './types/message-answer.ts';
export type * from './types/message-request.ts';
export type * from './types/models.ts';
export type * from './types/plugins.ts';
export type * from './types/response-answer.ts';
export type * from './types/response-request.ts';
export type * from './types/shared.ts';
export type * from './types/telemetry.ts';
export type * from './types/updates.ts';
export type * from './types/usage.ts';
export type * from './types/videos.ts';
export type * from './types/webhooks.ts';
export type * from './types/wits.ts';
