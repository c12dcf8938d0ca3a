import { defineConfig } from 'tsup';

/** The types are the same whichever way requests travel. */
export default defineConfig({
  entry: {
    index: 'src/index.ts',
    limits: 'src/limits.ts',
    validate: 'src/validate.ts',
    opentelemetry: 'src/opentelemetry.ts',
    webhooks: 'src/webhooks.ts',
    'node-http': 'src/node-http.ts',
  },
  outDir: 'dist',
  format: ['esm', 'cjs'],
  dts: {
    only: true,
    // `await using` works whether or not the reader's own settings know of it.
    banner: '/// <reference lib="esnext.disposable" />',
    compilerOptions: {
      // The bundler of types sets "baseUrl", which this compiler calls deprecated.
      ignoreDeprecations: '6.0',
      // What only other files of the SDK call is not offered to its users.
      stripInternal: true,
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
