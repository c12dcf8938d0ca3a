import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { execute, executeWell, root } from './execute.ts';

async function makeProject(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'clawwits-install-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'package.json'), '{ "name": "my-app", "version": "1.0.0", "private": true }');
  return folder;
}

const script = join(root, '.ci/install-packed.mjs');

test("the README's install-packed installs the command into a project, which then runs", async () => {
  expect(await readFile(join(root, 'README.md'), 'utf8')).toContain('pnpm@10.34.9 install-packed ../my-app');
  const project = await makeProject();
  const out = await executeWell('node', [script, '--no-build', project], root);
  expect(out).toContain(`Installed in ${project}`);
  const answered = await execute('npx', ['clawwits', 'balance', '--sandbox', '--json'], project, { HOME: project });
  expect(JSON.parse(answered.out)).toMatchObject({ ok: true, data: { available: 3_000_000 } });
});

test('install-packed with --global installs the command for every folder', async () => {
  const prefix = join(await makeProject(), 'global');
  await mkdir(prefix);
  await execute('node', [script, '--no-build', '--global'], root, { npm_config_prefix: prefix });
  const { out } = await execute(join(prefix, 'bin/clawwits'), ['--version'], prefix);
  expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('install-packed without a folder, or with one that is missing, says what to do', async () => {
  const without = await execute('node', [script], root);
  expect(without).toMatchObject({ code: 1, error: expect.stringContaining('or --global') });
  const missing = await execute('node', [script, '/nonexistent/folder'], root);
  expect(missing).toMatchObject({ code: 1, error: expect.stringContaining('There is no folder') });
});
