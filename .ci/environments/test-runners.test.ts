import { mkdir, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startServer } from '../../packages/mock-gateway/src/server.ts';
import { type Executed, execute } from '../packaging/execute.ts';
import { type ModuleSystem, writeTests } from './program.ts';

const project = inject('project');
const node = process.execPath;
let env: Record<string, string>;

/** A port that was free a moment ago: connections to it are refused. */
async function findClosedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

beforeAll(async () => {
  const server = await startServer({ answer: 'Chào bạn!' });
  afterAll(() => server.close());
  env = {
    CLAWWITS_BASE_URL: server.url,
    CLAWWITS_API_KEY: server.apiKey,
    CLOSED_URL: `http://127.0.0.1:${await findClosedPort()}`,
  };
});

/** Writes the tests into a folder of their own below the project, and gives its path. */
async function writeSuite(name: string, system: ModuleSystem, imports?: string): Promise<string> {
  const folder = join(project, name);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `all.test.${system === 'cjs' ? 'cjs' : 'mjs'}`), writeTests(system, imports));
  return folder;
}

const expectAllPassed = ({ code, out, error }: Executed, count: RegExp) => {
  expect(`${out}\n${error}`).toMatch(count);
  expect(code, `${out}\n${error}`).toBe(0);
};

describe.each(['jest29', 'jest30'])('in %s', (name) => {
  test.each(['cjs', 'esm'] as const)('the SDK and the gateway work as %s', async (system) => {
    const folder = await writeSuite(`${name}-${system}`, system);
    const args = [
      ...(system === 'esm' ? ['--experimental-vm-modules', '--no-warnings'] : []),
      join(project, `node_modules/${name}/bin/jest.js`),
      ...['--rootDir', folder, '--testMatch', '**/*.test.?js', '--env', 'node'],
    ];
    expectAllPassed(await execute(node, args, project, env), /Tests: +6 passed, 6 total/);
  });
});

describe.each(['vmThreads', 'forks'])('in vitest with the pool %s', (pool) => {
  /** Runs the tests, or those of a name, in an environment. */
  async function run(environment: string, ...only: readonly string[]): Promise<Executed> {
    const imports = "import { expect, test } from 'vitest';";
    const folder = await writeSuite(`vitest-${pool}-${environment}`, 'esm', imports);
    const options = ['run', '--root', folder, '--pool', pool, '--environment', environment, '--no-color', ...only];
    return execute(node, [join(project, 'node_modules/vitest/vitest.mjs'), ...options], project, env);
  }

  test.each(['node', 'jsdom'])('the SDK and the gateway work in the environment %s', async (environment) => {
    expectAllPassed(await run(environment), /Tests +6 passed \(6\)/);
  });

  // Its fetch sends no Authorization header to another origin, so that no client gets an answer there.
  test('the SDK and the gateway in the process work in the environment happy-dom', async () => {
    expectAllPassed(await run('happy-dom', '-t', 'the gateway in the process'), /Tests +1 passed \| 5 skipped/);
  });
});
