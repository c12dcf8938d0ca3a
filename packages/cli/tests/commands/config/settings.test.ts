import { lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder, makeHome, readRecord, runCommand } from '../../support/run-command.ts';
import { runInside } from '../../support/run-inside.ts';
import { expectResult } from '../../support/schemas.ts';

const key = 'cw_sk_secret_of_the_profile';
const work = { base_url: 'http://127.0.0.1:1', api_key: key, model: 'from-profile', max_wits: 900 };

async function configure(configuration: unknown = { profiles: { work }, default_profile: 'work' }) {
  const env = await makeHome();
  const path = join(env['XDG_CONFIG_HOME'] ?? '', 'clawwits', 'config.json');
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  if (configuration !== null) await writeFile(path, JSON.stringify(configuration), { mode: 0o600 });
  const run = (...args: readonly string[]) => runInside(['config', ...args], { env });
  return { env, path, run, read: async () => JSON.parse(await readFile(path, 'utf8')) };
}

interface Row {
  readonly key: string;
  readonly value: unknown;
  readonly source: string;
  readonly from: string | null;
}

describe('config set', () => {
  it.each([
    ['model', 'test-1', { model: 'test-1' }],
    ['system', 'Be short.', { system: 'Be short.' }],
    ['max_tokens', '500', { max_tokens: 500 }],
    ['max_wits', '0', { max_wits: 0 }],
    ['temperature', '0.5', { temperature: 0.5 }],
    ['markdown', 'false', { markdown: false }],
  ])('sets %s of the default profile to %s', async (name, text, expected) => {
    const { run, read } = await configure();
    expect(await run('set', name, text)).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await read()).toEqual({ default_profile: 'work', profiles: { work: { ...work, ...expected } } });
  });

  it('sets a list, an alias, a template and the default profile', async () => {
    const other = { base_url: 'http://127.0.0.1:2' };
    const { run, read } = await configure({ profiles: { work, other }, default_profile: 'work' });
    await run('set', 'credential_command', '["pass","show","clawwits"]', '--profile', 'other');
    await run('set', 'aliases.fast', 'test-1');
    await run('set', 'templates.review', 'Review {{input}}');
    await run('set', 'default_profile', 'other');
    expect(await read()).toEqual({
      default_profile: 'other',
      profiles: { work, other: { ...other, credential_command: ['pass', 'show', 'clawwits'] } },
      aliases: { fast: 'test-1' },
      templates: { review: 'Review {{input}}' },
    });
  });

  it('turns the log of usage off and on again', async () => {
    const { run, read } = await configure();
    await run('set', 'usage_log', 'false');
    expect(await read()).toMatchObject({ usage_log: false });
    expect((await run('get', 'usage_log')).stdout).toBe('false\n');
    await run('unset', 'usage_log');
    expect(await read()).not.toHaveProperty('usage_log');
  });

  it('makes a profile out of an address, readable for its owner alone', async () => {
    const { path, run, read } = await configure(null);
    expect(await run('set', 'base_url', 'http://127.0.0.1:1')).toMatchObject({ exitCode: 0 });
    expect(await read()).toEqual({
      default_profile: 'default',
      profiles: { default: { base_url: 'http://127.0.0.1:1' } },
    });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['modle', 'x', 'unknown_setting', 'Did you mean model?'],
    ['nonsense', 'x', 'unknown_setting', 'There are: default_profile'],
    ['aliases.../x', 'x', 'unknown_setting', 'There are: default_profile'],
    ['max_tokens', 'many', 'invalid_setting', 'a number'],
    ['max_tokens', '0', 'invalid_setting', '1 or more'],
    ['max_tokens', '1.5', 'invalid_setting', 'a whole number'],
    ['temperature', '3', 'invalid_setting', '2 or less'],
    ['markdown', 'yes', 'invalid_setting', 'true or false'],
    ['gateway', 'nobody', 'invalid_setting', 'one of clawwits'],
    ['base_url', 'example', 'invalid_setting', 'http or https'],
    ['base_url', 'http://user:word@127.0.0.1', 'invalid_setting', 'without a password'],
    ['credential_command', 'pass show', 'invalid_setting', 'JSON list'],
    ['model', '', 'invalid_setting', 'not empty'],
    ['default_profile', 'nobody', 'unknown_profile', '"work"'],
    ['base_url', 'http://127.0.0.1:2', 'key_of_another_gateway', 'clawwits logout'],
    ['api_key', 'cw_sk_typed_as_an_argument', 'usage', 'clawwits login'],
  ])('%s %s is refused, and nothing is written', async (name, text, code, words) => {
    const { path, run } = await configure();
    const before = await readFile(path, 'utf8');
    const finished = await run('set', name, text, '--json');
    expect(readRecord(finished)).toMatchObject({ exit_code: 2, error: { code } });
    expect(finished.stdout).toContain(words.replaceAll('"', '\\"'));
    expect(finished.stdout + finished.stderr).not.toContain('typed_as_an_argument');
    expect(await readFile(path, 'utf8')).toBe(before);
  });

  it('refuses a setting of a profile that does not exist', async () => {
    const { run, path } = await configure(null);
    expect(await run('set', 'model', 'x')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('login') });
    await expect(stat(path)).rejects.toThrow();
  });

  it('writes through a symbolic link, and loses nothing when several processes write', async () => {
    const { env, path, read } = await configure(null);
    const target = join(await makeFolder(), 'dotfiles.json');
    await symlink(target, path);
    const names = ['a', 'b', 'c', 'd'];
    await Promise.all(names.map((name) => runCommand(['config', 'set', `aliases.${name}`, `model-${name}`], { env })));
    expect(Object.keys((await read()).aliases).sort()).toEqual(names);
    expect((await lstat(path)).isSymbolicLink()).toBe(true);
    expect(await readdir(dirname(target))).toEqual(['dotfiles.json']);
  });
});

describe('config unset', () => {
  it('removes a setting, and reports one that was not set', async () => {
    const { run, read } = await configure();
    expect(readRecord(await run('unset', 'model', '--json'))).toMatchObject({ data: { was_set: true } });
    expect((await read()).profiles.work).not.toHaveProperty('model');
    expect(readRecord(await run('unset', 'model', '--json'))).toMatchObject({ ok: true, data: { was_set: false } });
    await run('set', 'aliases.fast', 'test-1');
    await run('unset', 'aliases.fast');
    expect(await read()).not.toHaveProperty('aliases');
  });

  it('removes a key together with its session', async () => {
    const session = { ...work, api_key_expires_at: '2030-01-01T00:00:00.000Z', email: 'a@example.com' };
    const { run, read } = await configure({ profiles: { work: session }, default_profile: 'work' });
    await run('unset', 'api_key');
    expect(Object.keys((await read()).profiles.work)).toEqual(['base_url', 'model', 'max_wits']);
  });

  it('does not leave a key without its address', async () => {
    const { run, read } = await configure();
    expect(await run('unset', 'base_url')).toMatchObject({ exitCode: 2 });
    expect((await read()).profiles.work).toEqual(work);
  });
});

describe('config list', () => {
  it('names the source of each value: command line, environment, project, user or default', async () => {
    const { env, path } = await configure({ profiles: { work }, default_profile: 'work', aliases: { fast: 'test-1' } });
    const folder = await makeFolder();
    await writeFile(join(folder, '.clawwits.json'), JSON.stringify({ model: 'from-project' }));
    const place = { env: { ...env, CLAWWITS_MAX_WITS: '70' }, workingDirectory: folder };
    const record = readRecord(await runInside(['config', 'list', '--profile', 'work', '--json'], place));
    expectResult(record);
    const { settings } = record['data'] as { settings: readonly Row[] };
    const rows = settings.map(({ key: name, value, source, from }) => [name, value, source, from]);
    expect(rows).toEqual([
      ['default_profile', 'work', 'user', path],
      ['profile', 'work', 'flag', '--profile'],
      ['gateway', 'clawwits', 'user', path],
      ['base_url', work.base_url, 'user', path],
      ['api_key', null, 'user', path],
      ['model', 'from-project', 'project', join(folder, '.clawwits.json')],
      ['max_wits', '70', 'environment', 'CLAWWITS_MAX_WITS'],
      ['aliases.fast', 'test-1', 'user', path],
    ]);
  });

  it('takes the environment before the file, and the default where nothing is set', async () => {
    const { env } = await configure(null);
    const place = { env: { ...env, CLAWWITS_API_KEY: key, CLAWWITS_BASE_URL: 'http://127.0.0.1:1' } };
    const { settings } = readRecord(await runInside(['config', 'list', '--json'], place))['data'] as {
      settings: readonly Row[];
    };
    expect(settings).toEqual([
      { key: 'gateway', value: 'clawwits', source: 'default', from: null },
      { key: 'base_url', value: 'http://127.0.0.1:1', source: 'environment', from: 'CLAWWITS_BASE_URL' },
      { key: 'api_key', value: null, source: 'environment', from: 'CLAWWITS_API_KEY' },
    ]);
  });

  it.each([['list'], ['get', 'api_key']])('prints no key unless asked for: config %s %s', async (...args) => {
    const { run } = await configure();
    for (const format of [[], ['--json']]) {
      const { stdout, stderr, exitCode } = await run(...args.filter(Boolean), ...format);
      expect(exitCode).toBe(0);
      expect(stdout + stderr).not.toContain(key);
    }
    expect((await run(...args.filter(Boolean), '--show-secrets')).stdout).toContain(key);
  });

  it('is a table for people, in their language', async () => {
    const { env, path, run } = await configure();
    expect((await run('list')).stdout).toMatch(/^SETTING +VALUE +SOURCE\n/);
    expect((await run('list')).stdout).toContain(`from-profile        user: ${path}\n`);
    const inVietnamese = await runInside(['config', 'list'], { env: { ...env, LC_ALL: 'vi_VN.UTF-8' } });
    expect(inVietnamese.stdout).toMatch(/^THIẾT LẬP +GIÁ TRỊ +NGUỒN\n/);
  });
});

describe('config get', () => {
  it('prints one value alone', async () => {
    const { run } = await configure();
    expect(await run('get', 'model')).toEqual({ stdout: 'from-profile\n', stderr: '', exitCode: 0 });
    expect(await run('get', 'max_wits', '--field', 'data.source')).toMatchObject({ stdout: 'user\n' });
  });

  it('fails for a setting that is not set, and for one that does not exist', async () => {
    const { env, run } = await configure();
    expect(readRecord(await run('get', 'system', '--json'))).toMatchObject({ error: { code: 'setting_not_set' } });
    const elsewhere = { env: { ...env, CLAWWITS_BASE_URL: 'http://127.0.0.1:2', CLAWWITS_API_KEY: key } };
    expect((await runInside(['config', 'get', 'model'], elsewhere)).stderr).toContain('for its own address alone');
    expect(readRecord(await run('get', 'sistem', '--json'))).toMatchObject({ error: { code: 'unknown_setting' } });
  });
});

it('completes settings and their values', async () => {
  const { env } = await configure({ profiles: { work }, aliases: { fast: 'test-1' } });
  const complete = async (...words: readonly string[]) => {
    const { stdout } = await runCommand(['completion', 'words', '--', 'config', ...words], { env });
    return stdout.split('\n').flatMap((line) => (line === '' ? [] : [line.split('\t')[0]]));
  };
  expect(await complete('set', 'm')).toEqual(['model', 'max_tokens', 'max_wits', 'markdown']);
  expect(await complete('get', 'al')).toEqual(['aliases.fast']);
  expect(await complete('set', 'markdown', '')).toEqual(['true', 'false']);
  expect(await complete('set', 'gateway', 'cle')).toEqual(['clew']);
  expect(await complete('set', 'default_profile', '')).toEqual(['work', 'sandbox']);
});
