import { createFetchTransport } from '../transport/fetch.ts';
import type { Transport } from '../transport/transport.ts';
import type { TransportOptions } from '../transport/transport-options.ts';
import type { Logger } from './logger.ts';

/** Browsers and edge runtimes have no environment that a key could be in. */
export function readEnvironment(_name: string): string | undefined {
  return undefined;
}

/** Requests travel by `fetch`: the one given, else the global one at the time of the call. */
export function createTransport(options: TransportOptions): Transport {
  return createFetchTransport(() => options.fetch ?? globalThis.fetch);
}

/** Whether a key would be shown to whoever opens the page. */
export function isBrowser(): boolean {
  return 'window' in globalThis && 'document' in globalThis;
}

/** Browsers name themselves. */
export const userAgent: string | null = null;

/** A page's own console. */
export const defaultLogger: Logger = console;

export { decodeBase64 } from './base64.ts';
