import { type Plugin, type PluginList, type PluginQuery, pluginsList, pluginsRetrieve } from '@clawwits/contract';
import type { ClientCore, RequestOptions } from '../core/call.ts';
import { callJson } from '../core/call-json.ts';
import type { ClawwitsPromise } from '../core/clawwits-promise.ts';

/** `client.plugins`: the marketplace. */
export interface Plugins {
  /**
   * Lists the plugins, all or those with a tag or with words in their name or description. Costs nothing.
   *
   * @param options for this call alone
   * @throws {ClawwitsError} see the error classes
   * @see docs/contract.md §2, `GET /v1/plugins`
   *
   * @example
   * const { data } = await client.plugins.list({ tag: 'git' });
   */
  list(query?: PluginQuery, options?: RequestOptions): ClawwitsPromise<PluginList>;
  /**
   * Describes a plugin. Costs nothing.
   *
   * @param options for this call alone
   * @throws {RequestRejectedError} `not_found` where there is no such plugin
   * @see docs/contract.md §2, `GET /v1/plugins/:name`
   */
  retrieve(name: string, options?: RequestOptions): ClawwitsPromise<Plugin>;
}

/** Builds the resource over a client's core. */
export function createPlugins(core: ClientCore): Plugins {
  return {
    list: (query = {}, options) =>
      callJson<PluginList>(core, {
        endpoint: pluginsList,
        query: { tag: query?.tag, q: query?.q },
        body: null,
        options,
      }),
    retrieve: (name, options) =>
      callJson<Plugin>(core, { endpoint: pluginsRetrieve, pathParams: { name }, body: null, options }),
  };
}
