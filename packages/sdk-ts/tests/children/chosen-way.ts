import type { ClientOptions } from '../../src/index.ts';
import { createHttpDispatcher } from '../../src/node-http.ts';

/** The options for the way that the variable BY names; without it, the SDK's own choice. */
export function chosenWay(): ClientOptions {
  if (process.env['BY'] === 'fetch') return { fetch };
  return process.env['BY'] === 'node:http' ? { dispatcher: createHttpDispatcher() } : {};
}
