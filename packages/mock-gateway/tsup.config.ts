import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/index.ts', 'src/server.ts', 'src/msw.ts', 'src/vitest.ts', 'src/command.ts'],
  format: ['esm', 'cjs'],
  platform: 'node',
  target: 'node20',
  // The entries share their classes: an error thrown by one must be recognised by another.
  splitting: true,
  // A build of the code alone takes nothing away that somebody may be reading; a full one passes --clean.
  clean: false,
  // Unpublished packages: what the gateway uses of them becomes part of the bundle.
  noExternal: ['@clawwits/contract', '@clawwits/dialects', 'eventsource-parser'],
  esbuildOptions(options) {
    options.conditions = ['@clawwits/source', 'node', 'import'];
  },
});
