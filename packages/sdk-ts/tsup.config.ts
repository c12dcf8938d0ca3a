import { copyFile } from 'node:fs/promises';
import { defineConfig, type Options } from 'tsup';

const shared: Options = {
  format: ['esm', 'cjs'],
  target: 'es2022',
  splitting: false,
  clean: false,
  outExtension: ({ format }) => ({ js: format === 'cjs' ? '.cjs' : '.js' }),
};

/** One build for each way in which requests travel: `#platform` is chosen by the export condition, at build time. */
function buildFor(condition: 'node' | 'web'): Options {
  return {
    ...shared,
    entry: { index: 'src/index.ts' },
    outDir: `dist/${condition}`,
    // The parser of event streams is bundled: finding and reading one more package took half of the import's time.
    noExternal: ['eventsource-parser'],
    // An entry of its own, loaded only on a Node without `fetch`.
    external: ['@clawwits/sdk-ts/node-http'],
    onSuccess: () => copyFile('../dialects/node_modules/eventsource-parser/LICENSE', 'dist/third-party-notices.txt'),
    platform: condition === 'node' ? 'node' : 'neutral',
    esbuildOptions(options, { format }) {
      // A CommonJS file that runs in a vm context, Jest's for one, can require what it needs later, but not import it.
      if (format === 'cjs') options.supported = { 'dynamic-import': false };
      options.conditions = condition === 'node' ? ['node', 'import'] : ['import'];
      options.mainFields = ['module', 'main'];
    },
  };
}

export default defineConfig([
  buildFor('node'),
  buildFor('web'),
  { ...shared, platform: 'node', entry: { 'node-http': 'src/node-http.ts' } },
  // What is opted into runs everywhere.
  {
    ...shared,
    platform: 'neutral',
    entry: { validate: 'src/validate.ts', opentelemetry: 'src/opentelemetry.ts', webhooks: 'src/webhooks.ts' },
  },
]);
