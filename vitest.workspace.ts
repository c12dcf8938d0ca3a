import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const packages = ['contract', 'dialects', 'mock-gateway', 'sdk-ts', 'batch', 'cli'];
const projects = [
  ...packages.map((name) => ({ name, root: `./packages/${name}` })),
  { name: 'examples', root: './examples' },
];

/** What is built once for a project's tests: they run what people run. */
const setups: Record<string, string[]> = {
  cli: [fileURLToPath(new URL('packages/cli/tests/support/build-command.ts', import.meta.url))],
  examples: [fileURLToPath(new URL('examples/tests/build-programs.ts', import.meta.url))],
};

/**
 * What needs a process of its own, because it changes how modules load or measures the memory. All other files of a
 * project share their processes: to start one and to load everything into it takes longer than most files do.
 */
const alone: Record<string, string[]> = {
  'mock-gateway': ['tests/drivers.test.ts', 'tests/server.test.ts'],
  'sdk-ts': ['tests/browser.test.ts', 'tests/platform/proxy.test.ts'],
};

export default defineConfig({
  // Tests run the packages from source: no build stands between an edit and its test.
  ssr: { resolve: { conditions: ['@clawwits/source', 'node', 'import', 'default'] } },
  test: {
    // What hangs is ended by these; what is slow on a busy machine is not.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // One more than there are cores: some tests wait for a limit to pass. By default it is one less, half of a small machine.
    maxWorkers: availableParallelism() + 1,
    projects: projects.flatMap(({ name, root }) => [
      {
        extends: true as const,
        root,
        test: {
          name,
          isolate: false,
          include: ['**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**', ...(alone[name] ?? [])],
          globalSetup: setups[name] ?? [],
        },
      },
      ...(alone[name] === undefined
        ? []
        : [{ extends: true as const, root, test: { name: `${name}-alone`, include: alone[name] } }]),
    ]),
  },
});
