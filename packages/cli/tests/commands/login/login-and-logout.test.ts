import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { startServer } from '@clawwits/mock-gateway/server';
import { expect, it, onTestFinished } from 'vitest';
import { makeHome, readRecord } from '../../support/run-command.ts';
import { runInside } from '../../support/run-inside.ts';

async function startGateway() {
  const server = await startServer();
  onTestFinished(() => server.close());
  const env = await makeHome();
  return {
    url: server.url,
    key: server.apiKey,
    env,
    path: join(env['XDG_CONFIG_HOME'] ?? '', 'clawwits', 'config.json'),
  };
}

it('login keeps the key from standard input, for its owner and its gateway alone; logout forgets it', async () => {
  const { url, key, env, path } = await startGateway();
  const login = await runInside(['login', '--base-url', url], { env, input: `${key}\n` });
  expect(login).toMatchObject({ exitCode: 0, stderr: '', stdout: expect.stringContaining(url) });
  expect(login.stdout).not.toContain(key);
  const modes = await Promise.all([path, dirname(path)].map(async (place) => (await stat(place)).mode & 0o777));
  expect(modes).toEqual([0o600, 0o700]);
  expect((await runInside(['balance'], { env })).exitCode).toBe(0);

  expect((await runInside(['logout'], { env })).exitCode).toBe(0);
  expect(await readFile(path, 'utf8')).not.toContain(key);
  const without = await runInside(['balance'], { env });
  expect(without.exitCode).toBe(3);
  // The hint does not name the profile that has just lost its key.
  expect(without.stderr).not.toContain('--profile');
  expect(readRecord(await runInside(['logout', '--json'], { env }))).toMatchObject({ data: { had_key: false } });
});

it('login keeps what else the profile and the file hold', async () => {
  const { url, key, env, path } = await startGateway();
  await runInside(['login', '--base-url', url, '--profile', 'one'], { env, input: key });
  const before = JSON.parse(await readFile(path, 'utf8'));
  before.profiles.one.model = 'sandbox-1-mini';
  await writeFile(path, JSON.stringify(before));
  await runInside(['login', '--base-url', url, '--profile', 'two'], { env, input: key });
  await runInside(['login', '--profile', 'one'], { env, input: key });
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({
    default_profile: 'one',
    profiles: {
      one: { base_url: url, api_key: key, model: 'sandbox-1-mini' },
      two: { base_url: url, api_key: key },
    },
  });
  const chat = readRecord(await runInside(['chat', 'hi', '--json'], { env }));
  expect(chat).toMatchObject({ model: 'sandbox-1-mini' });
});

it.each([
  ['a key that the gateway does not take', 'cw_sk_unknown', 3],
  ['an invalid key', 'nonsense', 3],
  ['no key', '', 2],
])('login does not keep %s', async (_name, input, exitCode) => {
  const { url, env, path } = await startGateway();
  expect((await runInside(['login', '--base-url', url], { env, input })).exitCode).toBe(exitCode);
  await expect(stat(path)).rejects.toThrow('ENOENT');
});

it('login wants an address to go with the key', async () => {
  const { exitCode, stderr } = await runInside(['login'], { input: 'cw_sk_test' });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('--base-url');
});

it('login --no-check keeps a key for a gateway that is not there', async () => {
  const { env } = await startGateway();
  const args = ['login', '--base-url', 'https://gateway.clawwits.test', '--no-check'];
  expect((await runInside(args, { env, input: 'cw_sk_test' })).exitCode).toBe(0);
});

it('whoami tells where each value comes from, and never the key', async () => {
  const { url, key, env, path } = await startGateway();
  await runInside(['login', '--base-url', url, '--profile', 'work'], { env, input: key });
  const stored = await runInside(['whoami', '--json'], { env });
  expect(readRecord(stored)).toMatchObject({
    data: {
      sandbox: false,
      profile: 'work',
      base_url: url,
      base_url_from: 'profile "work"',
      api_key_from: 'profile "work"',
      path,
    },
  });
  const other = { ...env, CLAWWITS_API_KEY: 'cw_sk_environment' };
  const mixed = await runInside(['whoami', '--base-url', 'https://other.clawwits.test'], { env: other });
  expect(mixed.stdout).toContain('https://other.clawwits.test, from --base-url');
  expect(mixed.stdout).toContain('from CLAWWITS_API_KEY');
  for (const { stdout, stderr } of [stored, mixed]) expect(stdout + stderr).not.toMatch(/cw_sk_\w/);
});

it('a file that others could read is not added to', async () => {
  const { url, key, env, path } = await startGateway();
  await runInside(['login', '--base-url', url], { env, input: key });
  await chmod(path, 0o640);
  const { exitCode, stderr } = await runInside(['login', '--base-url', url], { env, input: key });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('chmod 600');
});

it('config shows the profiles without their keys, and chooses the default one', async () => {
  const { url, key, env } = await startGateway();
  await runInside(['login', '--base-url', url, '--profile', 'one'], { env, input: key });
  await runInside(['login', '--base-url', url, '--profile', 'two'], { env, input: key });
  expect((await runInside(['config', 'use', 'two'], { env })).exitCode).toBe(0);
  const shown = await runInside(['config', 'show'], { env });
  expect(shown.stdout).toContain(`* two: ${url}, with a key`);
  expect(shown.stdout).not.toContain(key);
  expect(readRecord(await runInside(['config', 'show', '--json'], { env }))).toMatchObject({
    data: { default_profile: 'two', profiles: { one: { base_url: url, has_key: true } } },
  });
  expect((await runInside(['config', 'use', 'three'], { env })).exitCode).toBe(2);
  expect((await runInside(['config', 'use', 'sandbox'], { env })).exitCode).toBe(0);
  expect((await runInside(['balance'], { env })).stderr).toContain('sandbox');
});
