import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { type Executed, execute, executeWell } from '../packaging/execute.ts';
import { startGateway } from './gateway.ts';

const project = inject('project');
let env: Awaited<ReturnType<typeof startGateway>>;

beforeAll(async () => {
  env = await startGateway();
});

/** Puts the tests into a folder of their own below the project, and gives its path. */
async function copySuite(name: string): Promise<string> {
  const folder = join(project, name);
  await mkdir(folder);
  await cp(join(project, 'steps.mjs'), join(folder, 'steps.mjs'));
  await cp(join(project, 'tests.mjs'), join(folder, 'all.test.mjs'));
  return folder;
}

/** The tests as CommonJS, as a project without "type": "module" has them compiled. */
async function compileSuite(name: string): Promise<string> {
  const esbuild = join(project, 'node_modules/.bin/esbuild');
  const options = ['--bundle', '--packages=external', '--platform=node', '--format=cjs'];
  await executeWell(esbuild, ['tests.mjs', ...options, `--outfile=${name}/all.test.cjs`], project);
  return join(project, name);
}

const expectAllPassed = ({ code, out, error }: Executed, count: RegExp) => {
  expect(`${out}\n${error}`).toMatch(count);
  expect(code, `${out}\n${error}`).toBe(0);
};

describe.each(['jest29', 'jest30'])('in %s', (name) => {
  const run = async (folder: string, ...flags: readonly string[]): Promise<Executed> => {
    const jest = join(project, `node_modules/${name}/bin/jest.js`);
    const options = ['--rootDir', folder, '--testMatch', '**/*.test.?js', '--env', 'node'];
    return execute(process.execPath, [...flags, jest, ...options], project, env);
  };

  test('everything works as CommonJS', async () => {
    expectAllPassed(await run(await compileSuite(`${name}-cjs`)), /Tests: +26 passed, 26 total/);
  });

  test('everything works as ES modules', async () => {
    const flags = ['--experimental-vm-modules', '--no-warnings'];
    expectAllPassed(await run(await copySuite(`${name}-esm`), ...flags), /Tests: +26 passed, 26 total/);
  });
});

describe.each(['vmThreads', 'forks'])('in vitest with the pool %s', (pool) => {
  test.each(['node', 'jsdom', 'happy-dom'])('everything works in the environment %s', async (environment) => {
    const folder = await copySuite(`vitest-${pool}-${environment}`);
    // The fetch of happy-dom sends no Authorization header to another origin: there the page is of the gateway's.
    const environmentOptions = { happyDOM: { url: env.CLAWWITS_BASE_URL } };
    const config = { test: { globals: true, pool, environment, environmentOptions } };
    await writeFile(join(folder, 'vitest.config.mjs'), `export default ${JSON.stringify(config)};`);
    const vitest = join(project, 'node_modules/vitest/vitest.mjs');
    const result = await execute(process.execPath, [vitest, 'run', '--root', folder, '--no-color'], project, env);
    expectAllPassed(result, /Tests +26 passed \(26\)/);
  });
});
