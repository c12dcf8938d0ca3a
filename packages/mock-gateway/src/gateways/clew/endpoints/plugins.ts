import type { Plugin, PluginList } from '@clawwits/contract';
import { Refusal } from '../../../core/refusal.ts';
import type { ClewKeyed } from './clew-handler.ts';

/** Plugins in the marketplace of the sandbox. */
const plugins: readonly Plugin[] = [
  {
    name: 'git-helper',
    description: 'Writes commit messages and explains what changed.',
    version: '1.2.0',
    tags: ['git', 'productivity'],
    author: 'clew',
    downloads: 1_520,
  },
  {
    name: 'thai-ocr',
    description: 'Reads Thai and English text from images.',
    version: '0.4.1',
    tags: ['ocr', 'vision'],
    author: 'clew',
    downloads: 310,
  },
  {
    name: 'sql-explainer',
    description: 'Explains queries and finds slow ones.',
    version: '2.0.3',
    tags: ['database', 'productivity'],
    author: 'sandbox',
    downloads: 87,
  },
];

/** `GET /v1/plugins?tag=&q=`. */
export const listPlugins: ClewKeyed = {
  kind: 'keyed',
  schema: null,
  answer({ request }): PluginList {
    const query = new URLSearchParams(request.query);
    const tag = query.get('tag') ?? '';
    const words = (query.get('q') ?? '').toLowerCase();
    const fits = ({ tags, name, description }: Plugin) =>
      (tag === '' || tags.includes(tag)) && `${name} ${description}`.toLowerCase().includes(words);
    return { data: plugins.filter(fits) };
  },
};

/** `GET /v1/plugins/:name`. */
export const showPlugin: ClewKeyed = {
  kind: 'keyed',
  schema: null,
  answer({ param }): Plugin {
    const plugin = plugins.find(({ name }) => name === param);
    if (plugin === undefined) throw new Refusal('not_found', `There is no plugin "${param.slice(0, 100)}".`);
    return plugin;
  },
};
