import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { execute } from '../packaging/execute.ts';
import { startGateway } from './gateway.ts';
import { expectParity } from './parity.ts';

const project = inject('project');
const next = join(project, 'node_modules/next/dist/bin/next');
let env: Awaited<ReturnType<typeof startGateway>>;

beforeAll(async () => {
  env = await startGateway();
});

/** Serves what was built, and gives its address. */
async function serve(variables: Readonly<Record<string, string>>): Promise<string> {
  const server = spawn(process.execPath, [next, 'start', 'next', '--hostname', '127.0.0.1', '--port', '0'], {
    cwd: project,
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void server.kill('SIGKILL'));
  for await (const line of createInterface(server.stdout)) {
    const [, url] = /Local: +(http\S+)/.exec(line) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error('The server ended without an address.');
}

describe.each(['turbopack', 'webpack'])('in Next, built with %s', (bundler) => {
  test('edge and node routes work, with the key in the environment of the server', async () => {
    const settings = { NEXT_TELEMETRY_DISABLED: '1', DIST_FOLDER: `.next-${bundler}`, NODE_ENV: 'production' };
    const { code, out, error } = await execute(
      process.execPath,
      [next, 'build', 'next', `--${bundler}`],
      project,
      settings,
    );
    expect(code, out + error).toBe(0);
    const url = await serve({ ...settings, ...env });
    for (const route of ['edge', 'node']) expectParity(await (await fetch(`${url}/${route}`)).json());
  });
});
