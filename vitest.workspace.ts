import { defineConfig } from 'vitest/config';

const packages = ['contract', 'mock-gateway', 'sdk-ts', 'cli'];
const projects = [
  ...packages.map((name) => ({ name, root: `./packages/${name}` })),
  { name: 'examples', root: './examples' },
];

export default defineConfig({
  // Tests run the packages from source: no build stands between an edit and its test.
  ssr: { resolve: { conditions: ['@clawwits/source', 'node', 'import', 'default'] } },
  test: {
    testTimeout: 20_000,
    projects: projects.map(({ name, root }) => ({
      extends: true as const,
      root,
      test: {
        name,
        include: ['**/*.test.ts'],
        exclude: ['**/node_modules/**', '**/dist/**'],
        // The command is built once: its tests run what people run.
        globalSetup: name === 'cli' ? ['tests/support/build-command.ts'] : [],
      },
    })),
  },
});
