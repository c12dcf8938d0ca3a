/** A plugin of the marketplace. */
export interface Plugin {
  name: string;
  description: string;
  version: string;
  tags: string[];
  author?: string | undefined;
  homepage?: string | undefined;
  /** How often it was installed. */
  downloads?: number | undefined;
}

/**
 * The answer of `GET /v1/plugins`.
 * @see docs/contract.md §2
 */
export interface PluginList {
  data: Plugin[];
}

/** What narrows the list of plugins. */
export interface PluginQuery {
  /** Only plugins with this tag. */
  tag?: string | undefined;
  /** Only plugins whose name or description holds these words. */
  q?: string | undefined;
}
