import { rateLimitWindowMs } from '@clawwits/contract';
import type { AttemptEnd } from '../core/gate.ts';
import { isClawwitsError } from '../errors/clawwits-error.ts';

/** Facts about the gateway's limits that the end of an attempt shows. */
export interface Lesson {
  /** Requests a minute that the headers report. */
  readonly rate?: number;
  /** Time for which nobody may send anything, in milliseconds. */
  readonly holdMs?: number;
  /** `true` if the gateway, or something before it, could not cope. */
  readonly isOverloaded: boolean;
}

/** Hold after a 429 that names no delay, in milliseconds. */
const unnamedHoldMs = 1_000;

/** Failures that come of load, in addition to those of status 5xx. */
const overloads = new Set([
  'connection_failed',
  'connection_lost',
  'timeout',
  'connect_timeout',
  'first_event_timeout',
]);

/** @param date milliseconds since 1970 */
export function learnFrom({ error, response }: AttemptEnd, date: number): Lesson {
  const failure = isClawwitsError(error) ? error : undefined;
  const { limitRequests, remainingRequests, resetsAtMs } = failure?.limits ?? response?.limits ?? {};
  const resetMs = resetsAtMs === undefined ? undefined : resetsAtMs - date;
  // A limit a day comes in the same headers.
  const isMinute = resetMs !== undefined && resetMs > 0 && resetMs <= rateLimitWindowMs;
  const isRefused = failure?.status === 429 && failure.code !== 'quota_exhausted';
  const isSpent = isMinute && remainingRequests === 0;
  const holdMs = isRefused ? (failure.retryAfterMs ?? resetMs ?? unnamedHoldMs) : isSpent ? resetMs : undefined;
  return {
    ...(isMinute && limitRequests !== undefined && limitRequests > 0 && { rate: limitRequests }),
    ...(holdMs !== undefined && { holdMs }),
    isOverloaded: failure !== undefined && ((failure.status ?? 0) >= 500 || overloads.has(failure.code)),
  };
}
