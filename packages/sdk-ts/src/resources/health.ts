import { type HealthReport, healthReady } from '@clawwits/contract';
import type { ClientCore, RequestOptions } from '../core/call.ts';
import { callJson } from '../core/call-json.ts';
import type { ClawwitsPromise } from '../core/clawwits-promise.ts';

/** `client.health`: availability of the gateway. */
export interface Health {
  /**
   * Checks that the gateway is ready, and fails if it is not. Costs nothing and sends no key.
   *
   * @param options for this call alone; `{ maxRetries: 0 }` asks once
   * @throws {GatewayError} `service_unavailable` where it is not ready
   * @see docs/contract.md §3, `GET /health/ready`
   *
   * @example
   * const { status } = await client.health.ready({ maxRetries: 0, timeout: 2_000 });
   */
  ready(options?: RequestOptions): ClawwitsPromise<HealthReport>;
}

/** Builds the resource over a client's core. */
export function createHealth(core: ClientCore): Health {
  return {
    ready: (options) => callJson<HealthReport>(core, { endpoint: healthReady, body: null, options }, readWord),
  };
}

/** No document shows the answer: a word, or nothing, says as much as an object does. A page of HTML is another's. */
const readWord = (text: string) => (/^[\w ."-]{0,40}$/.test(text) ? { value: { status: text || 'ok' } } : null);
