import { createFetchTransport } from '../transport/fetch.ts';
import type { Transport } from '../transport/transport.ts';
import type { TransportOptions } from '../transport/transport-options.ts';
import type { Logger } from './logger.ts';

/**
 * Reads an environment variable where the runtime has an environment: workerd with `nodejs_compat` and the edge routes of
 * frameworks offer `process.env`. An empty variable counts as unset, and so does one that may not be read.
 */
export function readEnvironment(name: string): string | undefined {
  try {
    const { process } = globalThis as { process?: { env?: Readonly<Record<string, string | undefined>> } };
    return process?.env?.[name] || undefined;
  } catch {
    return undefined;
  }
}

/** Requests travel by `fetch`: the one given, else the global one at the time of the call. */
export function createTransport(options: TransportOptions): Transport {
  return createFetchTransport(() => options.fetch ?? globalThis.fetch);
}

/** Returns `true` in a page, where whoever opens it can read the key. */
export function isBrowser(): boolean {
  return 'window' in globalThis && 'document' in globalThis;
}

/** Browsers name themselves. */
export const userAgent: string | null = null;

/** A page's own console. */
export const defaultLogger: Logger = console;

export { decodeBase64 } from './base64.ts';
