import { defineConfig, type Options } from 'tsup';

/** One build for each way in which requests travel: `#platform` is chosen by the export condition, at build time. */
function buildFor(condition: 'node' | 'web'): Options {
  return {
    entry: { index: 'src/index.ts' },
    outDir: `dist/${condition}`,
    format: ['esm', 'cjs'],
    platform: condition === 'node' ? 'node' : 'neutral',
    target: 'es2022',
    splitting: false,
    treeshake: true,
    clean: false,
    outExtension: ({ format }) => ({ js: format === 'cjs' ? '.cjs' : '.js' }),
    esbuildOptions(options) {
      options.conditions = condition === 'node' ? ['node', 'import'] : ['import'];
      options.mainFields = ['module', 'main'];
    },
  };
}

export default defineConfig([buildFor('node'), buildFor('web')]);
