import { defineConfig } from 'vitest/config';

/** Proofs that other clients and libraries run against the gateway unchanged; they install packages, and so stand apart. */
export default defineConfig({
  ssr: { resolve: { conditions: ['@clawwits/source', 'node', 'import', 'default'] } },
  test: {
    name: 'ecosystem',
    root: import.meta.dirname,
    include: ['*.test.ts'],
    globalSetup: ['./install.ts'],
    testTimeout: 60_000,
  },
});
