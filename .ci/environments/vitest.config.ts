import { defineConfig } from 'vitest/config';

/** Proofs that the packed packages work where apps run and test; they install those environments, and so stand apart. */
export default defineConfig({
  ssr: { resolve: { conditions: ['@clawwits/source', 'node', 'import', 'default'] } },
  test: {
    name: 'environments',
    root: import.meta.dirname,
    include: ['*.test.ts'],
    globalSetup: ['./install.ts'],
    testTimeout: 240_000,
  },
});
