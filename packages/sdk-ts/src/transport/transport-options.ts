import type { Dispatcher } from './dispatcher.ts';
import type { Fetch } from './fetch.ts';

/** What a client may say about how its requests travel. */
export interface TransportOptions {
  readonly fetch: Fetch | undefined;
  readonly dispatcher: Dispatcher | undefined;
}
