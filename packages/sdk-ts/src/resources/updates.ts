import { type LatestUpdate, type UpdateCheck, updatesCheck, updatesLatest } from '@clawwits/contract';
import type { ClientCore, RequestOptions } from '../core/call.ts';
import { callJson } from '../core/call-json.ts';
import type { ClawwitsPromise } from '../core/clawwits-promise.ts';

/** `client.updates`: the versions of Clew Code. */
export interface Updates {
  /**
   * Returns the latest version. Costs nothing.
   *
   * @param options for this call alone
   * @throws {ClawwitsError} see the error classes
   * @see docs/contract.md §2, `GET /v1/updates`
   */
  latest(options?: RequestOptions): ClawwitsPromise<LatestUpdate>;
  /**
   * Checks whether there is a later version than yours. Costs nothing.
   *
   * @param params `current` is your version, such as `0.1.0`
   * @param options for this call alone
   * @throws {ClawwitsError} see the error classes
   * @see docs/contract.md §2, `GET /v1/updates/check`
   *
   * @example
   * const { update_available, latest } = await client.updates.check({ current: '0.1.0' });
   */
  check(params: { current: string }, options?: RequestOptions): ClawwitsPromise<UpdateCheck>;
}

/** Builds the resource over a client's core. */
export function createUpdates(core: ClientCore): Updates {
  return {
    latest: (options) => callJson<LatestUpdate>(core, { endpoint: updatesLatest, body: null, options }),
    check: (params, options) =>
      callJson<UpdateCheck>(core, { endpoint: updatesCheck, query: { current: params?.current }, body: null, options }),
  };
}
