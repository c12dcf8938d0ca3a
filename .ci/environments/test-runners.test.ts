import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { type Executed, execute, executeWell } from '../packaging/execute.ts';
import { startGateway } from './gateway.ts';
import { startProxy } from './proxy.ts';

const project = inject('project');
let env: Readonly<Record<string, string>>;
let proxied: Readonly<Record<string, string>>;

beforeAll(async () => {
  env = await startGateway();
  proxied = { ...env, http_proxy: await startProxy(), no_proxy: '', NO_PROXY: '' };
});

/** Programs that hold tests, and how many. */
const suites = { tests: 27, 'proxy-tests': 1, 'jsdom-tests': 6 };
type Suite = keyof typeof suites;

/** Puts a suite into a folder of its own below the project, and gives its path. */
async function copySuite(suite: Suite, name: string): Promise<string> {
  const folder = join(project, `${suite}-${name}`);
  await mkdir(folder);
  await cp(join(project, 'steps.mjs'), join(folder, 'steps.mjs'));
  await cp(join(project, `${suite}.mjs`), join(folder, 'all.test.mjs'));
  return folder;
}

/** The same as CommonJS, as a project without "type": "module" has it compiled. */
async function compileSuite(suite: Suite, name: string): Promise<string> {
  const esbuild = join(project, 'node_modules/.bin/esbuild');
  const options = ['--bundle', '--packages=external', '--platform=node', '--format=cjs'];
  await executeWell(esbuild, [`${suite}.mjs`, ...options, `--outfile=${suite}-${name}/all.test.cjs`], project);
  return join(project, `${suite}-${name}`);
}

const expectAllPassed = ({ code, out, error }: Executed, suite: Suite) => {
  expect(`${out}\n${error}`).toMatch(new RegExp(`Tests:? +${suites[suite]} passed(, \\d+ total| \\()`));
  expect(code, `${out}\n${error}`).toBe(0);
};

function runJest(name: string, folder: string, environment: string, variables: object, ...flags: readonly string[]) {
  const jest = join(project, `node_modules/${name}/bin/jest.js`);
  const options = ['--rootDir', folder, '--testMatch', '**/*.test.?js', '--env', environment];
  return execute(process.execPath, [...flags, jest, ...options], project, variables);
}

test('in Jest with jsdom, which has no fetch, a mocked one carries the calls', async () => {
  const folder = await compileSuite('jsdom-tests', 'jest30');
  expectAllPassed(await runJest('jest30', folder, 'jsdom', env), 'jsdom-tests');
});

describe.each(['jest29', 'jest30'])('in %s', (name) => {
  const run = async (folder: string, variables: object, ...flags: readonly string[]): Promise<Executed> =>
    runJest(name, folder, 'node', variables, ...flags);

  describe.each([
    ['CommonJS', compileSuite, []],
    ['ES modules', copySuite, ['--experimental-vm-modules', '--no-warnings']],
  ] as const)('as %s', (system, prepare, flags) => {
    const folder = `${name}-${system.slice(0, 2)}`;

    test('everything works', async () => {
      expectAllPassed(await run(await prepare('tests', folder), env, ...flags), 'tests');
    });

    test('a proxy that the environment names carries the calls', async () => {
      expectAllPassed(await run(await prepare('proxy-tests', folder), proxied, ...flags), 'proxy-tests');
    });
  });
});

describe.each(['vmThreads', 'forks'])('in vitest with the pool %s', (pool) => {
  async function run(suite: Suite, environment: string, variables: object): Promise<Executed> {
    const folder = await copySuite(suite, `${pool}-${environment}`);
    // The fetch of happy-dom sends no Authorization header to another origin: there the page is of the gateway's.
    const environmentOptions = { happyDOM: { url: env['CLAWWITS_BASE_URL'] } };
    const config = { test: { globals: true, pool, environment, environmentOptions } };
    await writeFile(join(folder, 'vitest.config.mjs'), `export default ${JSON.stringify(config)};`);
    const vitest = join(project, 'node_modules/vitest/vitest.mjs');
    return execute(process.execPath, [vitest, 'run', '--root', folder, '--no-color'], project, variables);
  }

  test.each(['node', 'jsdom', 'happy-dom'])('everything works in the environment %s', async (environment) => {
    expectAllPassed(await run('tests', environment, env), 'tests');
  });

  test('a proxy that the environment names carries the calls', async () => {
    expectAllPassed(await run('proxy-tests', 'node', proxied), 'proxy-tests');
  });
});
