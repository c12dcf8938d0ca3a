import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sendJson, startFaultServer } from '../support/fault-server.ts';
import { makeHome, readRecord } from '../support/run-command.ts';
import { runInside } from '../support/run-inside.ts';

const storedKey = 'cw_sk_stored';

async function makeConfiguration(content: unknown, mode = 0o600) {
  const env = await makeHome();
  const folder = join(env['XDG_CONFIG_HOME'] ?? '', 'clawwits');
  const path = join(folder, 'config.json');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  await chmod(path, mode);
  return { env, path };
}

/** A gateway that tells the key and the body it was called with. */
async function startListener() {
  const seen: { key: string | undefined }[] = [];
  const server = await startFaultServer((response, request) => {
    seen.push({ key: request.headers.authorization });
    sendJson(response, 200, { userId: 'u', available: 5, reserved: 0, lifetimeUsed: 0 });
  });
  return { url: server.url, seen };
}

it('a profile brings the address and its key', async () => {
  const { url, seen } = await startListener();
  const { env } = await makeConfiguration({ profiles: { work: { base_url: `${url}/v1/`, api_key: storedKey } } });
  expect(await runInside(['balance', '--profile', 'work'], { env })).toMatchObject({ exitCode: 0, stderr: '' });
  expect((await runInside(['balance'], { env: { ...env, CLAWWITS_PROFILE: 'work' } })).exitCode).toBe(0);
  expect(seen).toEqual([{ key: `Bearer ${storedKey}` }, { key: `Bearer ${storedKey}` }]);
});

it('the environment wins over the default profile, and a profile that is named wins over the environment', async () => {
  const [stored, other] = [await startListener(), await startListener()];
  const { env } = await makeConfiguration({
    default_profile: 'work',
    profiles: { work: { base_url: stored.url, api_key: storedKey } },
  });
  const both = { ...env, CLAWWITS_API_KEY: 'cw_sk_environment', CLAWWITS_BASE_URL: other.url };
  await runInside(['balance'], { env: both });
  await runInside(['balance', '--profile', 'work'], { env: both });
  expect(other.seen).toEqual([{ key: 'Bearer cw_sk_environment' }]);
  expect(stored.seen).toEqual([{ key: `Bearer ${storedKey}` }]);
});

it.each([
  ['--base-url', (url: string) => ({ args: ['--base-url', url], env: {} })],
  ['the environment', (url: string) => ({ args: [], env: { CLAWWITS_BASE_URL: url } })],
])('a stored key is never sent to another address that %s names', async (_name, point) => {
  const { url, seen } = await startListener();
  const { env } = await makeConfiguration({
    default_profile: 'work',
    profiles: { work: { base_url: 'https://work.example', api_key: storedKey } },
  });
  const { args, env: more } = point(url);
  const finished = await runInside(['balance', '--json', ...args], { env: { ...env, ...more } });
  expect(readRecord(finished)).toMatchObject({ exit_code: 3, error: { code: 'key_of_another_gateway' } });
  expect(seen).toEqual([]);
});

it('a file with a key that others can read is refused, with the command that fixes it', async () => {
  const { env, path } = await makeConfiguration(
    { profiles: { work: { base_url: 'https://a.example', api_key: storedKey } } },
    0o644,
  );
  const { exitCode, stderr } = await runInside(['balance', '--profile', 'work'], { env });
  expect(exitCode).toBe(2);
  expect(stderr).toContain(`chmod 600 '${path}'`);
  expect(stderr).not.toContain(storedKey);
});

it('a file without a key may be read by everybody', async () => {
  const { env } = await makeConfiguration({ profiles: { work: { model: 'auto' } } }, 0o644);
  expect((await runInside(['balance'], { env })).exitCode).toBe(3);
});

it.each([
  ['JSON with a mistake', '{\n  "profiles": {"a": {"api_key": "cw_sk_secret",}}\n}', 'Line 2, column 48'],
  ['an unknown field', { profile: {} }, 'The file has no field "profile"'],
  ['an unknown field of a profile', { profiles: { a: { url: 'x' } } }, '"profiles.a" has no field "url"'],
  ['a wrong type', { profiles: { a: { max_tokens: 'many' } } }, '"profiles.a.max_tokens" must be a number'],
  ['a number that is too small', { profiles: { a: { max_tokens: 0 } } }, '"profiles.a.max_tokens" must be 1 or more'],
  ['a key without an address', { profiles: { a: { api_key: 'cw_sk_secret' } } }, '"profiles.a.base_url" is missing'],
  ['a list', [], 'The file must be an object'],
])('%s is reported with file and place, and never with a key', async (_name, content, expected) => {
  const { env, path } = await makeConfiguration(content);
  const finished = await runInside(['balance'], { env });
  expect(finished).toMatchObject({ exitCode: 2, stdout: '' });
  expect(finished.stderr).toContain(path);
  expect(finished.stderr).toContain(expected);
  expect(finished.stderr).not.toContain('cw_sk_secret');
});

it('a profile that does not exist is reported with those that do', async () => {
  const { env } = await makeConfiguration({ profiles: { work: {} } });
  const { exitCode, stderr } = await runInside(['balance', '--profile', 'wrok'], { env });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('There is no profile "wrok"');
  expect(stderr).toContain('"work", "sandbox"');
});
