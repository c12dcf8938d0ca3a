import type { Dispatcher } from './dispatcher.ts';
import type { Fetch } from './fetch.ts';

/** Options of a client that choose its transport. */
export interface TransportOptions {
  readonly fetch: Fetch | undefined;
  readonly dispatcher: Dispatcher | undefined;
}
