import { openOver } from './dispatcher.mjs';

/**
 * The dispatcher of the undici inside Node, which Node's own `fetch` and the SDK use: the floor of what needs no package.
 * Of undici 8 it takes the bridge for older handlers.
 */
export const open = (baseURL) => openOver(nodeDispatcher(), baseURL);

/** Node makes it when one of fetch's classes is first touched. */
export function nodeDispatcher() {
  void globalThis.Headers;
  return globalThis[Symbol.for('undici.globalDispatcher.1')];
}
