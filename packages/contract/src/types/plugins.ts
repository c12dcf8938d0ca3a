/** A plugin of the marketplace. */
export interface Plugin {
  /** Name of the plugin. */
  name: string;
  /** Purpose of the plugin. */
  description: string;
  /** Version that is offered. */
  version: string;
  /** Tags for the search. */
  tags: string[];
  /** Author of the plugin. */
  author?: string | undefined;
  /** Address of its page. */
  homepage?: string | undefined;
  /** Number of installations. */
  downloads?: number | undefined;
}

/**
 * The answer of `GET /v1/plugins`.
 * @see docs/contract.md §2
 */
export interface PluginList {
  /** The plugins. */
  data: Plugin[];
}

/** Filter of the list of plugins. */
export interface PluginQuery {
  /** Only plugins with this tag. */
  tag?: string | undefined;
  /** Only plugins whose name or description holds these words. */
  q?: string | undefined;
}
