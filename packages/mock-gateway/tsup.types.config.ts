import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/index.ts', 'src/server.ts', 'src/msw.ts', 'src/vitest.ts', 'src/command.ts'],
  format: ['esm', 'cjs'],
  clean: false,
  dts: {
    only: true,
    compilerOptions: {
      // The bundler of types sets "baseUrl", which this compiler calls deprecated.
      ignoreDeprecations: '6.0',
      // Unpublished packages: a path to the source, not a name, makes their types part of the published ones.
      paths: {
        '@clawwits/contract': ['../contract/src/index.ts'],
        '@clawwits/contract/schemas': ['../contract/src/schemas/index.ts'],
        '@clawwits/contract/read-error': ['../contract/src/read-error.ts'],
        '@clawwits/dialects': ['../dialects/src/index.ts'],
        '@clawwits/dialects/readers': ['../dialects/src/readers.ts'],
      },
    },
  },
});
