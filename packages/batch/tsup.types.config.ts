import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/index.ts'],
  format: ['esm', 'cjs'],
  clean: false,
  dts: {
    only: true,
    // The bundler of types sets "baseUrl", which this compiler calls deprecated.
    compilerOptions: { ignoreDeprecations: '6.0', customConditions: [] },
  },
});
