import { lookUp } from '@clawwits/contract';
import { describeValue, invalidOption, mistypedOption } from '../errors/invalid.ts';
import type { RetryNotice } from './retry-notice.ts';

/**
 * Retries, time limits and bounds of a call. Each can be set for a client and for a single call.
 * All times are in milliseconds, finite and above 0; above 2^31 − 1 they are held there.
 */
export interface CallSettings {
  /** Number of retries after the first attempt, 0 or more. Default 2. */
  maxRetries?: number | undefined;
  /** Longest first backoff if the gateway specifies no delay; doubles with each retry, with full jitter. Default 500. */
  initialRetryDelay?: number | undefined;
  /** Longest backoff. Default 8,000. */
  maxBackoff?: number | undefined;
  /** Longest server-specified delay; a longer one fails the call at once, with `retryAfterMs`. Default 60,000. */
  maxRetryDelay?: number | undefined;
  /** HTTP statuses to retry in addition to 408, 409 (in progress), 425, 429 and 5xx. 401, 402 and 403 never are. Default none. */
  retryStatuses?: readonly number[] | undefined;
  /** Called before each wait for a retry. */
  onRetry?: ((notice: RetryNotice) => void) | undefined;
  /** Time until the connection is established. Default 10,000. Applies in Node; elsewhere `timeout` covers it. */
  connectTimeout?: number | undefined;
  /** Time of one attempt up to the answer's headers, and its whole body if it is JSON. Default 600,000. */
  timeout?: number | undefined;
  /** Time from a stream's headers to its first event, or from one event to the next while only keep-alives come. Default 600,000. */
  firstEventTimeout?: number | undefined;
  /** Time between two events or keep-alives of a stream, while the caller waits for an event. Default 120,000. */
  idleTimeout?: number | undefined;
  /**
   * All attempts and the waits between them, until the answer or the first event of its stream is there. Past it,
   * keep-alives extend no wait for an event. Default 1,800,000.
   */
  totalTimeout?: number | undefined;
  /** The largest event of a stream, in characters. Default 16,777,216. */
  maxEventSize?: number | undefined;
  /** The largest JSON body, in bytes. Default 67,108,864. */
  maxResponseSize?: number | undefined;
}

/** Settings with every default filled in. */
export type ResolvedSettings = {
  readonly [Name in keyof Required<CallSettings>]: Name extends 'onRetry'
    ? CallSettings['onRetry']
    : Exclude<CallSettings[Name], undefined>;
};

export const defaultSettings: ResolvedSettings = {
  maxRetries: 2,
  initialRetryDelay: 500,
  maxBackoff: 8_000,
  maxRetryDelay: 60_000,
  retryStatuses: [],
  onRetry: undefined,
  connectTimeout: 10_000,
  timeout: 600_000,
  firstEventTimeout: 600_000,
  idleTimeout: 120_000,
  totalTimeout: 1_800_000,
  maxEventSize: 16 * 1024 * 1024,
  maxResponseSize: 64 * 1024 * 1024,
};

/** Longest delay of a timer: above it a timer fires at once, so that longer limits are clamped. */
const longestTimer = 2 ** 31 - 1;

type Check = (value: unknown) => string | null;

const isPositive: Check = (value) =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? null : 'a finite number above 0';

/** The checks of what is not simply positive. */
const checks: { readonly [Name in keyof CallSettings]: Check } = {
  maxRetries: (value) =>
    Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 100 ? null : 'a whole number from 0 to 100',
  retryStatuses: (value) =>
    Array.isArray(value) && value.every((status) => Number.isInteger(status) && status >= 400 && status <= 599)
      ? null
      : 'an array of HTTP statuses from 400 to 599',
  onRetry: (value) => (typeof value === 'function' ? null : 'a function'),
};

const settingNames = Object.keys(defaultSettings) as (keyof CallSettings)[];

/** Options of OpenAI's and Anthropic's clients, and what replaces them. */
const successors: Readonly<Record<string, string>> = {
  authToken: 'apiKey',
  defaultHeaders: 'headers',
  organization: 'headers',
  project: 'headers',
  defaultQuery: 'middleware',
  fetchOptions: 'dispatcher',
  httpAgent: 'dispatcher',
};

/**
 * Refuses unknown names: a mistyped limit would never end a wait.
 *
 * @param others the names that are known in addition to the settings
 * @throws {ConfigurationError} `invalid_option`, naming the option that may be meant
 */
export function checkNames(options: object, others: ReadonlySet<string>): void {
  if (typeof options !== 'object' || options === null) {
    throw invalidOption(`The options must be an object; got ${describeValue(options)}.`);
  }
  for (const name of Object.keys(options)) {
    if (others.has(name) || Object.hasOwn(defaultSettings, name)) continue;
    const known: string[] = [...others, ...settingNames];
    const meant = lookUp(successors, name) ?? known.find((one) => one.toLowerCase() === name.toLowerCase());
    // Of what another client's call takes, some is an option of the client here.
    const owner = meant !== undefined && known.includes(meant) ? '' : ' of the client';
    const hint = meant === undefined ? '' : ` Did you mean "${meant}"${owner}?`;
    throw invalidOption(`There is no option "${name}".${hint}`);
  }
}

/**
 * Lays settings over others, checked.
 *
 * @throws {ConfigurationError} `invalid_option`, naming the setting and what it takes
 */
export function mergeSettings(base: ResolvedSettings, over: CallSettings | undefined): ResolvedSettings {
  if (over === undefined) return base;
  let merged: Record<string, unknown> | null = null;
  for (const name of settingNames) {
    const value = over[name];
    if (value === undefined) continue;
    const expected = (checks[name] ?? isPositive)(value);
    if (expected !== null) {
      throw mistypedOption(name, expected, value);
    }
    merged ??= { ...base };
    merged[name] = typeof value === 'number' ? Math.min(value, longestTimer) : value;
  }
  return merged === null ? base : (merged as ResolvedSettings);
}
