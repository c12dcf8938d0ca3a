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
      // The contract is not published: a path to its source, not its name, makes its types part of ours.
      paths: {
        '@clawwits/contract': ['../contract/src/index.ts'],
        '@clawwits/contract/schemas': ['../contract/src/schemas/index.ts'],
      },
    },
  },
});
