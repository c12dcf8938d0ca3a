import type { EndpointName, ErrorCode } from '@clawwits/contract';
import type {} from 'vitest';

export { gatewayMatchers, type MatcherVerdict } from './matchers/gateway-matchers.ts';

declare module 'vitest' {
  interface Matchers<T> {
    /** That an endpoint was answered, as often as said, or at least once. */
    toHaveAnswered(endpoint: EndpointName, times?: number): void;
    /** That calls were refused with a code, as often as said, or at least once. */
    toHaveRefused(code: ErrorCode, times?: number): void;
    /** That the calls of the journal cost so many Wits together. */
    toHaveCharged(wits: number): void;
    /** That the calls of the journal cost so many US dollars together, on gateways that are paid in them. */
    toHaveCost(usd: number): void;
    /** That no call holds Wits any more. */
    toHaveNothingReserved(): void;
  }
}
