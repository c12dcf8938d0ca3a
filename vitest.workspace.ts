import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const packages = ['contract', 'mock-gateway', 'sdk-ts', 'cli'];
const projects = [
  ...packages.map((name) => ({ name, root: `./packages/${name}` })),
  { name: 'examples', root: './examples' },
];

/** What is built once for a project's tests: they run what people run. */
const setups: Record<string, string[]> = {
  cli: [fileURLToPath(new URL('packages/cli/tests/support/build-command.ts', import.meta.url))],
  examples: [fileURLToPath(new URL('examples/tests/build-programs.ts', import.meta.url))],
};

export default defineConfig({
  // Tests run the packages from source: no build stands between an edit and its test.
  ssr: { resolve: { conditions: ['@clawwits/source', 'node', 'import', 'default'] } },
  test: {
    testTimeout: 20_000,
    // By default one core is left idle; on a machine with two, that is half of it.
    maxWorkers: '100%',
    projects: projects.map(({ name, root }) => ({
      extends: true as const,
      root,
      test: {
        name,
        include: ['**/*.test.ts'],
        exclude: ['**/node_modules/**', '**/dist/**'],
        globalSetup: setups[name] ?? [],
      },
    })),
  },
});
