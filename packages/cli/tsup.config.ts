import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/clawwits.ts'],
  format: ['cjs'],
  outExtension: () => ({ js: '.cjs' }),
  platform: 'node',
  target: 'node20',
  // One file to find and read at every start; what a command needs is evaluated when it is asked for.
  splitting: false,
  treeshake: false,
  minify: true,
  clean: true,
  // The gateway is loaded for the sandbox alone, undici for proxies alone.
  external: ['@clawwits/mock-gateway', 'undici'],
  noExternal: [/^@clawwits\/sdk-ts/, 'chalk', 'commander', 'zod'],
  esbuildOptions(options) {
    options.conditions = ['@clawwits/source', 'node', 'import'];
    options.keepNames = true;
  },
});
