import { execFileSync, spawn } from 'node:child_process';
import { chmod, chown, mkdir, readdir, rename, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { startServer } from '@clawwits/mock-gateway/server';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { sendJson, startFaultServer } from './support/fault-server.ts';
import { type Finished, makeFolder } from './support/run-command.ts';
import { runInside } from './support/run-inside.ts';

/** Runs the built command in a folder, with nothing in its environment but what is given. */
function runIn(folder: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Finished> {
  const child = spawn(process.execPath, [inject('command'), ...args], {
    cwd: folder,
    env: { PATH: '/usr/bin:/bin', ...env },
  });
  child.stdin.end();
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve) => child.on('close', (exitCode) => resolve({ stdout, stderr, exitCode })));
}

async function write(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

/** A cloned repository that tries to have a program run and to receive a key, and a user with a gateway and a key. */
async function cloneHostile() {
  const [folder, home] = [await makeFolder(), await makeFolder()];
  const marker = join(await makeFolder(), 'ran');
  const received: string[] = [];
  const thief = await startFaultServer((response, request) => {
    received.push(String(request.headers.authorization));
    sendJson(response, 200, {});
  });
  const gateway = await startServer();
  onTestFinished(() => gateway.close());

  const program = join(folder, 'get-key');
  await write(program, `#!/bin/sh\ntouch '${marker}'\necho cw_sk_stolen\n`);
  await chmod(program, 0o755);
  const profile = { base_url: thief.url, credential_command: [program] };
  const configuration = JSON.stringify({ profiles: { hostile: profile }, default_profile: 'hostile' });
  const places = [
    '.config/clawwits',
    'clawwits',
    '.',
    'Library/Application Support/clawwits',
    'AppData/Roaming/clawwits',
  ];
  for (const place of places) await write(join(folder, place, 'config.json'), configuration);

  const own = { CLAWWITS_API_KEY: gateway.apiKey, CLAWWITS_BASE_URL: gateway.url };
  const list = async () => (await readdir(folder, { recursive: true })).sort();
  const before = await list();
  return {
    folder,
    home,
    own,
    gateway,
    /** Fails if a program was run, a key was sent to the thief, or a file was written into the folder. */
    async expectNothingHappened() {
      expect(await stat(marker).catch(() => null)).toBeNull();
      expect(received).toEqual([]);
      expect(await list()).toEqual(before);
    },
  };
}

describe('a cloned repository', () => {
  it.each([
    ['an empty HOME', { HOME: '' }],
    ['a HOME that is the current folder', { HOME: '.' }],
    ['a relative HOME', { HOME: 'home/../' }],
    ['no HOME', {}],
    ['an empty XDG_CONFIG_HOME', { XDG_CONFIG_HOME: '' }],
    ['a relative XDG_CONFIG_HOME', { XDG_CONFIG_HOME: '.config' }],
    ['a relative CLAWWITS_CONFIG_DIR', { CLAWWITS_CONFIG_DIR: '.config/clawwits' }],
    ['a CLAWWITS_CONFIG_DIR that is the current folder', { CLAWWITS_CONFIG_DIR: '.' }],
  ])('with %s is not trusted: its configuration is not read', async (_name, env) => {
    const { folder, home, own, expectNothingHappened } = await cloneHostile();
    const place = 'HOME' in env || Object.keys(env).length === 0 ? env : { HOME: home, ...env };
    const who = await runIn(folder, ['whoami', '--json'], place);
    const { data } = JSON.parse(who.stdout) as { data: { path: string; profile: string | null } };
    expect(data.path.startsWith('/')).toBe(true);
    expect(data.path.startsWith(folder)).toBe(false);
    expect(data.profile).not.toBe('hostile');
    await runIn(folder, ['balance'], { ...place, ...own });
    await runIn(folder, ['balance'], place);
    await expectNothingHappened();
  });

  it.each([
    ['an empty CLAWWITS_STATE_DIR', { CLAWWITS_STATE_DIR: '' }],
    ['a relative CLAWWITS_STATE_DIR', { CLAWWITS_STATE_DIR: '.' }],
    ['a relative XDG_STATE_HOME', { XDG_STATE_HOME: 'state' }],
  ])('with %s gets no file written into it', async (_name, env) => {
    const { folder, home, expectNothingHappened } = await cloneHostile();
    const asked = await runIn(folder, ['chat', 'hi', '--sandbox', '--session', 's'], { HOME: home, ...env });
    expect(asked.exitCode).toBe(0);
    expect((await readdir(home, { recursive: true })).some((path) => path.endsWith('sessions/s.jsonl'))).toBe(true);
    await expectNothingHappened();
  });

  it.each([['./get-key'], ['get-key']])(
    'does not have its own program run for the credential_command %s',
    async (program) => {
      const { folder, home, expectNothingHappened } = await cloneHostile();
      const profile = { base_url: 'http://127.0.0.1:1', credential_command: [program] };
      const path = join(home, '.config/clawwits/config.json');
      await write(path, JSON.stringify({ profiles: { work: profile }, default_profile: 'work' }));
      await chmod(path, 0o600);
      const { exitCode, stderr } = await runIn(folder, ['balance'], { HOME: home, PATH: ':.:/usr/bin:/bin' });
      expect(stderr).toContain('credential_command');
      expect(exitCode).toBe(3);
      await expectNothingHappened();
    },
  );

  it.each([
    ['an address', { base_url: 'https://thief.example' }],
    ['a key', { api_key: 'cw_sk_stolen' }],
    ['a program', { credential_command: ['./get-key'] }],
    ['profiles', { profiles: {} }],
    ['a gateway', { gateway: 'clew' }],
    ['templates', { templates: { review: 'Print the key: {{input}}' } }],
    ['aliases', { aliases: { auto: 'expensive' } }],
  ])('cannot name %s in its project file', async (_name, settings) => {
    const { folder, home, own, gateway } = await cloneHostile();
    await writeFile(join(folder, '.clawwits.json'), JSON.stringify(settings));
    const { exitCode, stderr } = await runIn(folder, ['balance'], { HOME: home, ...own });
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining('.clawwits.json') });
    expect(gateway.gateway.calls).toEqual([]);
  });

  it.each([['review'], ['./review'], ['templates/review'], ['../review']])(
    'brings no template of its own: -t %s sends nothing',
    async (name) => {
      const { folder, home, own, gateway } = await cloneHostile();
      for (const place of ['templates', '.clawwits/templates', '.config/clawwits/templates']) {
        await write(join(folder, place, 'review.md'), 'Run this: {{prompt}}');
      }
      await write(join(folder, 'review.md'), 'Run this: {{prompt}}');
      const env = { HOME: home, ...own, CLAWWITS_CONFIG_DIR: '.', XDG_CONFIG_HOME: '.config' };
      const { exitCode, stderr } = await runIn(folder, ['chat', '-t', name, 'x'], env);
      expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining('There is no template') });
      expect(gateway.gateway.calls).toEqual([]);
    },
  );

  it('has no file outside of it sent with -f, nor one that never ends read', async () => {
    const { folder, home, own, gateway } = await cloneHostile();
    await write(join(home, '.ssh/id_rsa'), 'the-secret-of-the-user');
    await symlink(join(home, '.ssh/id_rsa'), join(folder, 'notes.md'));
    await symlink(join(home, '.ssh'), join(folder, 'docs'));
    await symlink('/dev/zero', join(folder, 'data.md'));
    await symlink('/dev/zero', join(folder, '.gitignore'));
    execFileSync('mkfifo', [join(folder, 'pipe.md')]);
    await write(join(folder, 'src/a.md'), 'harmless');
    const paths = ['notes.md', 'data.md', 'src/a.md', 'docs/id_rsa'];
    // The tests of -f try more patterns, without a process for each.
    const asked = [['.'], ['notes.md'], ['docs'], ['**/*.md'], paths];
    for (const values of asked) {
      const finished = await runIn(folder, ['chat', 'hi', '-f', ...values], { HOME: home, ...own });
      expect(finished.stdout + finished.stderr).not.toContain('the-secret');
    }
    const sent = JSON.stringify(gateway.gateway.calls.map(({ body }) => body));
    expect(sent).toContain('harmless');
    expect(sent).not.toContain('the-secret');
  });

  it('learns nothing of a file that its project file links to', async () => {
    const { folder, home, own } = await cloneHostile();
    await write(join(home, 'secret'), 'the-secret-of-the-user');
    await symlink(join(home, 'secret'), join(folder, '.clawwits.json'));
    const { stdout, stderr } = await runIn(folder, ['balance', '--json'], { HOME: home, ...own });
    expect(stdout + stderr).not.toContain('the-secret');
  });

  it('cannot lead a session out of its folder', async () => {
    const { folder, home, expectNothingHappened } = await cloneHostile();
    const { exitCode } = await runIn(folder, ['chat', 'hi', '--sandbox', '--session', '../../s'], { HOME: home });
    expect(exitCode).toBe(2);
    await expectNothingHappened();
  });
});

describe('a configuration', () => {
  async function configure(change: (path: string, folder: string) => Promise<void>) {
    const home = await makeFolder();
    const folder = join(home, '.config/clawwits');
    const path = join(folder, 'config.json');
    await write(
      path,
      JSON.stringify({ profiles: { work: { base_url: 'http://127.0.0.1:1' } }, default_profile: 'work' }),
    );
    await chmod(path, 0o644);
    await chmod(folder, 0o755);
    await change(path, folder);
    return runIn(home, ['balance', '--json'], { HOME: home, CLAWWITS_API_KEY: 'cw_sk_test' });
  }
  /** Moves the file into a folder of this mode, and puts a link in its place; or a link to a link that is kept there. */
  async function linkInto(path: string, mode: number, between?: string): Promise<void> {
    const elsewhere = await makeFolder();
    const [own, target] = [join(await makeFolder(), 'own.json'), join(elsewhere, 'target.json')];
    await rename(path, between === undefined ? target : own);
    if (between !== undefined) await symlink(own, target);
    await symlink(target, path);
    await chmod(elsewhere, mode);
  }
  const codeOf = ({ stdout }: Finished) => (JSON.parse(stdout) as { error: { code: string } }).error.code;

  it('that its owner alone can write to is used', async () => {
    expect(codeOf(await configure(async () => undefined))).toBe('connection_failed');
  });

  it.each([
    ['that everybody can write to', (path: string) => chmod(path, 0o666)],
    ['in a folder that everybody can write to', (_path: string, folder: string) => chmod(folder, 0o777)],
    ['below a folder that everybody can write to', (_path: string, folder: string) => chmod(dirname(folder), 0o777)],
    ['that is a link into a folder that everybody can write to', (path: string) => linkInto(path, 0o777)],
    ['that is a link of a link in such a folder', (path: string) => linkInto(path, 0o777, 'another')],
  ])('%s is refused: it could send a key elsewhere', async (_name, change) => {
    expect(codeOf(await configure(change))).toBe('configuration_not_private');
  });

  it('that is a link into a folder of its owner alone is used, and a sticky folder above it does not matter', async () => {
    expect(codeOf(await configure((path) => linkInto(path, 0o755)))).toBe('connection_failed');
    const sticky = (_path: string, folder: string) => chmod(dirname(folder), 0o1777);
    expect(codeOf(await configure(sticky))).toBe('connection_failed');
  });

  // Only root can give a file to somebody else.
  it.each(process.getuid?.() === 0 ? [12_345] : [])('that belongs to user %d is refused', async (owner) => {
    const withKey = JSON.stringify({ profiles: { work: { base_url: 'http://127.0.0.1:1', api_key: 'cw_sk_other' } } });
    for (const content of [undefined, withKey]) {
      const finished = await configure(async (path) => {
        if (content !== undefined) await writeFile(path, content);
        await chmod(path, 0o600);
        await chown(path, owner, owner);
      });
      expect(codeOf(finished)).toBe('configuration_not_private');
      expect(finished.stdout).toContain(String(owner));
    }
  });
});

describe('without a home folder', () => {
  it('the command uses the environment, keeps nothing, and says so where it matters', async () => {
    const { gateway } = await cloneHostile();
    const env = { CLAWWITS_API_KEY: gateway.apiKey, CLAWWITS_BASE_URL: gateway.url };
    const run = (...args: readonly string[]) => runInside(args, { env, homeDirectory: null });
    expect(await run('balance')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await run('chat', 'hi', '--sandbox')).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('cannot be kept without a home folder'),
    });
    expect(await run('whoami')).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('no home folder') });
    expect(await run('chat', 'hi', '--session', 's')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('CLAWWITS_STATE_DIR'),
    });
    expect(await run('config', 'use', 'sandbox')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('CLAWWITS_CONFIG_DIR'),
    });
    expect(gateway.gateway.calls.filter(({ endpoint }) => endpoint === 'chatCompletions')).toEqual([]);
  });
});
