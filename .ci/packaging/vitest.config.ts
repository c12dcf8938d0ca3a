import { defineConfig } from 'vitest/config';

/** Proofs of the packed tarballs; they need a build, and so stand apart from the workspace's own tests. */
export default defineConfig({
  ssr: { resolve: { conditions: ['@clawwits/source', 'node', 'import', 'default'] } },
  test: {
    name: 'packaging',
    root: import.meta.dirname,
    include: ['*.test.ts'],
    globalSetup: ['./pack.ts'],
    testTimeout: 60_000,
  },
});
