import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sendStream, startFaultServer } from '../support/fault-server.ts';
import { makeFolder, makeHome, readRecord } from '../support/run-command.ts';
import { runInside } from '../support/run-inside.ts';

const writeConfiguration = async (configuration: object) => {
  const env = await makeHome();
  const folder = join(env['XDG_CONFIG_HOME'] ?? '', 'clawwits');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, 'config.json'), JSON.stringify(configuration), { mode: 0o600 });
  return env;
};

/** A project, a folder deep within it, and a gateway that tells what it is asked. */
async function startProject(project: unknown, profile: object = {}) {
  const folder = await makeFolder();
  const workingDirectory = join(folder, 'packages', 'one');
  await mkdir(workingDirectory, { recursive: true });
  const path = join(folder, '.clawwits.json');
  await writeFile(path, typeof project === 'string' ? project : JSON.stringify(project));
  const asked: Record<string, unknown>[] = [];
  const server = await startFaultServer((response, _request, body) => {
    asked.push(JSON.parse(body));
    sendStream(response, ['yes']);
  });
  const profiles = { work: { base_url: server.url, api_key: 'cw_sk_work', ...profile } };
  const env = await writeConfiguration({ profiles });
  const ask = (...args: string[]) => runInside(args, { env, workingDirectory });
  return { ask, asked, path, server, workingDirectory };
}

it('a project says who is asked and how, from every folder within it', async () => {
  const { ask, asked } = await startProject(
    { profile: 'work', model: 'small', system: 'Be brief.', max_tokens: 50 },
    { model: 'large', temperature: 0.5 },
  );
  expect((await ask('chat', 'hi')).exitCode).toBe(0);
  expect(asked).toMatchObject([
    {
      model: 'small',
      max_tokens: 50,
      temperature: 0.5,
      messages: [{ role: 'system', content: 'Be brief.' }, { content: 'hi' }],
    },
  ]);
});

it('the command line wins over the project', async () => {
  const { ask, asked } = await startProject({ profile: 'work', model: 'small' });
  await ask('chat', 'hi', '-m', 'other');
  expect(asked).toMatchObject([{ model: 'other' }]);
});

it('the nearest file counts', async () => {
  const { ask, asked, workingDirectory } = await startProject({ profile: 'work', model: 'far' });
  await writeFile(join(workingDirectory, '.clawwits.json'), '{"profile":"work","model":"near"}');
  await ask('chat', 'hi');
  expect(asked).toMatchObject([{ model: 'near' }]);
});

it.each([
  [100, 5_000, 2],
  [5_000, 100, 2],
  [5_000, 5_000, 0],
])('of two ceilings the lower holds: %d of the project, %d of the profile', async (ours, theirs, exitCode) => {
  const { ask } = await startProject({ profile: 'work', max_wits: ours }, { max_wits: theirs });
  expect((await ask('chat', 'x'.repeat(200))).exitCode).toBe(exitCode);
});

it.each([
  ['an address', { base_url: 'https://elsewhere.example' }, 'no field "base_url"'],
  ['a key', { api_key: 'cw_sk_secret' }, 'no field "api_key"'],
  ['a program', { credential_command: ['sh'] }, 'no field "credential_command"'],
  ['a wrong type', { max_tokens: 'x' }, '"max_tokens" must be a number'],
  ['no JSON', '{\n"model": small}', 'Line 2'],
])('a project cannot hold %s', async (_name, project, problem) => {
  const { ask, asked, path } = await startProject(project);
  const { exitCode, stderr } = await ask('chat', 'hi', '--profile', 'work');
  expect(exitCode).toBe(2);
  expect(stderr).toContain(path);
  expect(stderr).toContain(problem);
  expect(stderr).not.toContain('cw_sk_secret');
  expect(asked).toEqual([]);
  expect((await ask('doctor', '--profile', 'work')).stdout).toMatch(/^wrong +project/m);
});

it('a profile that only the project names is reported', async () => {
  const { ask } = await startProject({ profile: 'other' });
  expect((await ask('chat', 'hi')).stderr).toContain('There is no profile "other"');
});

it('whoami tells where each value comes from', async () => {
  const { ask, path, server } = await startProject(
    { profile: 'work', model: 'small', max_wits: 5_000 },
    { model: 'large', temperature: 0.5, max_wits: 100 },
  );
  const record = readRecord(await ask('whoami', '--json'));
  expect(record['data']).toMatchObject({
    profile: 'work',
    base_url: server.url,
    base_url_from: 'profile "work"',
    api_key_from: 'profile "work"',
    project: path,
    settings: {
      model: { value: 'small', from: path },
      max_wits: { value: 100, from: 'profile "work"' },
      temperature: { value: 0.5, from: 'profile "work"' },
    },
  });
  const { stdout } = await ask('whoami');
  expect(stdout).toContain(`model       small, from ${path}`);
  expect(stdout).toContain('temperature 0.5, from profile "work"');
  const key = await ask('whoami', '--api-key-file', 'some/key');
  expect(key.stdout).toContain('from --api-key-file some/key');
});

it('an estimate counts with what a call would be made with', async () => {
  const { ask } = await startProject({ profile: 'work', max_tokens: 77 });
  expect((await ask('estimate', 'hi')).stdout).toContain('at most 77 out');
});

it.each([
  ['another gateway', ['--gateway', 'klawd']],
  ['the profile of another', ['--profile', 'klawd']],
])('a model is asked for at the gateway that it was written for alone: %s', async (_, args) => {
  const { asked, server, workingDirectory } = await startProject({ model: 'small', max_tokens: 50 });
  const klawd = { gateway: 'klawd', base_url: server.url, api_key: 'klawd-key' };
  const env = await writeConfiguration({
    default_profile: 'work',
    profiles: { work: { base_url: server.url, api_key: 'cw_sk_work' }, klawd },
  });
  const ask = (...words: string[]) => runInside(['chat', 'hi', ...words], { env, workingDirectory });
  const finished = await ask(...args);
  expect(finished).toMatchObject({ stdout: 'yes\n', exitCode: 0 });
  expect(finished.stderr).toContain(
    "the project's model small is not asked for: it was written for another gateway than klawd",
  );
  expect(asked[0]).toMatchObject({ max_tokens: 50 });
  expect(asked[0]).not.toMatchObject({ model: 'small' });

  expect((await ask(...args, '-m', 'large')).stderr).toBe('');
  expect((await ask('--gateway', 'clawwits')).stderr).toBe('');
  expect(asked.slice(1)).toMatchObject([{ model: 'large' }, { model: 'small' }]);
});
