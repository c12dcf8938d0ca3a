import type { EndpointName, ErrorCode } from '@clawwits/contract';
import type {} from 'vitest';

export { gatewayMatchers, type MatcherVerdict } from './matchers/gateway-matchers.ts';

declare module 'vitest' {
  interface Matchers<T> {
    /** Passes if an endpoint was answered, the given number of times or at least once. */
    toHaveAnswered(endpoint: EndpointName, times?: number): void;
    /** Passes if calls were refused with a code, the given number of times or at least once. */
    toHaveRefused(code: ErrorCode, times?: number): void;
    /** Passes if the calls of the journal cost this number of Wits in total. */
    toHaveCharged(wits: number): void;
    /** Passes if the calls of the journal cost this amount in US dollars in total, on gateways that are paid in them. */
    toHaveCost(usd: number): void;
    /** Passes if no Wits are reserved. */
    toHaveNothingReserved(): void;
  }
}
