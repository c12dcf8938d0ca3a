import { lstat, mkdir, readdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder, makeHome, runCommand } from '../support/run-command.ts';

async function makeConfigurationPath() {
  const env = await makeHome();
  const path = join(env['XDG_CONFIG_HOME'] ?? '', 'clawwits', 'config.json');
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  return { env, path };
}

const readJson = async (path: string) => JSON.parse(await readFile(path, 'utf8'));

const loginTo = (name: string) =>
  ['login', '--profile', name, '--base-url', 'http://127.0.0.1:1', '--no-check'] satisfies string[];

it('logins that run at the same time keep every key', async () => {
  const { env, path } = await makeConfigurationPath();
  const names = Array.from({ length: 6 }, (_, index) => `profile-${index}`);
  const finished = await Promise.all(
    names.map((name) => runCommand(loginTo(name), { env, input: `cw_sk_key_of_${name}` })),
  );
  expect(finished.map(({ exitCode, stderr }) => ({ exitCode, stderr }))).toEqual(
    names.map(() => ({ exitCode: 0, stderr: '' })),
  );
  const { profiles } = await readJson(path);
  expect(Object.keys(profiles).sort()).toEqual(names);
  expect(await readdir(dirname(path))).toEqual(['config.json']);
});

it('a write goes through a symbolic link to the file itself, also to one that is not there yet', async () => {
  const { env, path } = await makeConfigurationPath();
  const target = join(await makeFolder(), 'dotfiles.json');
  await symlink(target, path);
  await runCommand(loginTo('work'), { env, input: 'cw_sk_key_of_work' });
  expect(await runCommand(['config', 'use', 'sandbox'], { env })).toMatchObject({ exitCode: 0 });
  expect(await readJson(target)).toMatchObject({ default_profile: 'sandbox', profiles: { work: {} } });
  expect((await lstat(path)).isSymbolicLink()).toBe(true);
});

it('a lock that a killed process left behind stops nobody', async () => {
  const { env, path } = await makeConfigurationPath();
  await writeFile(`${path}.lock`, 'another');
  await utimes(`${path}.lock`, 1, 1);
  expect(await runCommand(['config', 'use', 'sandbox'], { env })).toMatchObject({ exitCode: 0 });
  expect(await readdir(dirname(path))).toEqual(['config.json']);
});
