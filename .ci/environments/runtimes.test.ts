import { join } from 'node:path';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { execute } from '../packaging/execute.ts';
import { startGateway } from './gateway.ts';
import { expectParity } from './parity.ts';
import { askWorker } from './workerd.ts';

const project = inject('project');
let env: Awaited<ReturnType<typeof startGateway>>;

beforeAll(async () => {
  env = await startGateway();
});

/** The step that needs an environment which may be read. */
const impossible = 'key and address from the environment';

describe('in Deno', () => {
  const run = async (...permissions: readonly string[]) => {
    const { CLAWWITS_BASE_URL, CLAWWITS_API_KEY, CLOSED_URL } = env;
    const flags = ['--no-prompt', '--node-modules-dir=manual', ...permissions];
    const { out, error } = await execute(
      join(project, 'node_modules/.bin/deno'),
      ['run', ...flags, 'deno.mjs', CLAWWITS_BASE_URL, CLAWWITS_API_KEY, CLOSED_URL],
      project,
      { DENO_NO_UPDATE_CHECK: '1', ...env },
    );
    expect(error).toBe('');
    return JSON.parse(out);
  };

  test('with --allow-net alone', async () => {
    const { report, refused, missing } = await run('--allow-net=127.0.0.1');
    expectParity(report, { impossible, controlsRun: false });
    expect(refused).toEqual(['connection_failed', false, 3]);
    expect(missing).toBe('ConfigurationError missing_api_key');
  });

  test('with --allow-env too', async () => {
    const { report } = await run('--allow-net=127.0.0.1', '--allow-env');
    expectParity(report);
  });
});

test('with node-fetch, whose bodies are Node streams', async () => {
  const { out, error } = await execute(process.execPath, ['node-fetch.mjs'], project, env);
  expect(error).toBe('');
  expectParity(JSON.parse(out));
});

describe('in workerd', () => {
  test('without an environment', async () => {
    const { report, refused } = await askWorker(project, env);
    expectParity(report, { impossible });
    // The runtime does not say why a connection failed: the guide names the careful answer.
    expect(refused).toEqual(['connection_lost', true]);
  });

  test('with nodejs_compat', async () => {
    expectParity((await askWorker(project, env, 'nodejs_compat')).report);
  });
});
