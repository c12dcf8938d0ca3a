import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sendJson, sendStream, startFaultServer } from '../support/fault-server.ts';
import { makeFolder, makeHome, readRecord } from '../support/run-command.ts';
import { runInside } from '../support/run-inside.ts';

/** A gateway that tells the keys and the prompts it was called with. */
async function startListener() {
  const keys: string[] = [];
  const bodies: string[] = [];
  const server = await startFaultServer((response, request, body) => {
    keys.push(request.headers.authorization?.replace('Bearer ', '') ?? '');
    if (request.method === 'GET') {
      return sendJson(response, 200, { userId: 'u', available: 5, reserved: 0, lifetimeUsed: 0 });
    }
    bodies.push(body);
    sendStream(response, ['yes']);
  });
  return { url: server.url, keys, bodies };
}

async function configure(configuration: object, mode = 0o600) {
  const env = await makeHome();
  const folder = join(env['XDG_CONFIG_HOME'] ?? '', 'clawwits');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, 'config.json'), JSON.stringify(configuration));
  await chmod(join(folder, 'config.json'), mode);
  return env;
}

const print = (text: string) => [process.execPath, '-e', `process.stdout.write(${JSON.stringify(text)})`];

it('a key comes from the file of the command line, before the environment and every profile', async () => {
  const { url, keys } = await startListener();
  const path = join(await makeFolder(), 'key');
  await writeFile(path, '\ufeffcw_sk_file\n');
  const profiles = { work: { base_url: url, api_key: 'cw_sk_profile' } };
  const env = { ...(await configure({ profiles })), CLAWWITS_API_KEY: 'cw_sk_environment', CLAWWITS_BASE_URL: url };
  for (const args of [
    ['--api-key-file', path],
    ['--profile', 'work', '--api-key-file', path],
    ['--profile', 'work'],
    [],
  ]) {
    expect((await runInside(['balance', ...args], { env })).exitCode).toBe(0);
  }
  expect(keys).toEqual(['cw_sk_file', 'cw_sk_file', 'cw_sk_profile', 'cw_sk_environment']);
});

it('a key on standard input is a key, and never a prompt', async () => {
  const { url, keys, bodies } = await startListener();
  const env = { CLAWWITS_BASE_URL: url };
  const options = { env, input: 'cw_sk_stdin\n' };
  expect((await runInside(['chat', 'hi', '--api-key-file', '-'], options)).exitCode).toBe(0);
  expect((await runInside(['chat', '--api-key-file', '-'], options)).exitCode).toBe(2);
  expect((await runInside(['doctor', '--api-key-file', '-'], options)).exitCode).toBe(0);
  expect(new Set(keys)).toEqual(new Set(['cw_sk_stdin']));
  expect(bodies.join('')).not.toContain('cw_sk_stdin');
  expect((await runInside(['chat', 'hi', '--api-key-file', '-'], { env })).exitCode).toBe(2);
});

it.each([
  ['is not there', null, 'cannot be read'],
  ['is empty', ' \n', 'holds no key'],
])('a key file that %s is reported before anything is sent', async (_name, content, problem) => {
  const path = join(await makeFolder(), 'key');
  if (content !== null) await writeFile(path, content);
  const env = { CLAWWITS_BASE_URL: 'http://127.0.0.1:1' };
  const { exitCode, stderr } = await runInside(['balance', '--api-key-file', path], { env });
  expect(exitCode).toBe(3);
  expect(stderr).toContain(problem);
});

it('a credential_command gives the key, without a shell, its first line alone', async () => {
  const { url, keys } = await startListener();
  const command = [process.execPath, '-e', 'console.log(process.argv[1] + "\\nsecond line")', 'cw_sk_$HOME'];
  const env = await configure({
    default_profile: 'work',
    profiles: { work: { base_url: url, credential_command: command } },
  });
  expect((await runInside(['balance'], { env })).exitCode).toBe(0);
  expect(keys).toEqual(['cw_sk_$HOME']);
});

it.each([
  [
    'fails',
    [process.execPath, '-e', 'console.error("locked cw_sk_secret"); process.exit(4)'],
    'locked cw_sk_[redacted]',
  ],
  ['fails silently', [process.execPath, '-e', 'process.exit(4)'], 'it ended with 4'],
  ['is not there', ['/nowhere/pass'], 'ENOENT'],
  ['prints nothing', [process.execPath, '-e', '0'], 'it printed nothing'],
])('a credential_command that %s is reported', async (_name, command, problem) => {
  const profiles = { work: { base_url: 'http://127.0.0.1:1', credential_command: command } };
  const env = await configure({ default_profile: 'work', profiles });
  const finished = await runInside(['balance', '--json'], { env });
  expect(readRecord(finished)).toMatchObject({
    exit_code: 3,
    error: { code: 'credential_command_failed', message: expect.stringContaining(problem) },
  });
});

it('its key goes to the address of its profile alone, and it is not even asked for another', async () => {
  const { url, keys } = await startListener();
  const marker = join(await makeFolder(), 'asked');
  const command = [process.execPath, '-e', `require('fs').writeFileSync(${JSON.stringify(marker)}, '')`];
  const profiles = { work: { base_url: 'https://work.example', credential_command: command } };
  const env = await configure({ default_profile: 'work', profiles });
  const finished = await runInside(['balance', '--base-url', url, '--json'], { env });
  expect(readRecord(finished)).toMatchObject({ exit_code: 3, error: { code: 'key_of_another_gateway' } });
  expect(keys).toEqual([]);
  await expect(writeFile(marker, '', { flag: 'wx' })).resolves.toBeUndefined();
});

it('a file that others can write to names no program to run', async () => {
  const profiles = { work: { base_url: 'http://127.0.0.1:1', credential_command: print('cw_sk_x') } };
  const env = await configure({ default_profile: 'work', profiles }, 0o664);
  expect(await runInside(['balance'], { env })).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('chmod'),
  });
});
