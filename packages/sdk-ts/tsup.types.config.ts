import { defineConfig } from 'tsup';

/** The types are the same whichever way requests travel. */
export default defineConfig({
  entry: { index: 'src/index.ts' },
  outDir: 'dist',
  format: ['esm', 'cjs'],
  dts: {
    only: true,
    compilerOptions: {
      // The bundler of types sets "baseUrl", which this compiler calls deprecated.
      ignoreDeprecations: '6.0',
      // The contract is not published: a path to its source, not its name, makes its types part of ours.
      paths: { '@clawwits/contract': ['../contract/src/index.ts'] },
    },
  },
});
