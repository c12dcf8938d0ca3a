import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { startServer } from '@clawwits/mock-gateway/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sessionExpiry } from '../../../src/config/login-session.ts';
import { Interruption } from '../../../src/errors/interruption.ts';
import { inEnglish } from '../../../src/i18n/translate.ts';
import { readCredentials } from '../../../src/input/read-credentials.ts';
import type { InputStream, Io } from '../../../src/system/io.ts';
import { openTerminal } from '../../support/open-terminal.ts';
import { makeHome, readRecord } from '../../support/run-command.ts';
import { runInside } from '../../support/run-inside.ts';

const email = 'you@example.com';
const password = ' a password ';

async function startClew() {
  const server = await startServer({ gateway: 'clew' });
  onTestFinished(() => server.close());
  server.gateway.createAccount({ email, password });
  const home = await makeHome();
  const env = { ...home, CLEW_BASE_URL: server.url };
  return { server, env, path: join(home['XDG_CONFIG_HOME'] ?? '', 'clawwits', 'config.json') };
}

const login = ['login', '--gateway', 'clew', '--email', email, '--password-stdin'];

describe('login at Clew', () => {
  it('keeps a session where keys are kept; whoami tells whose, and until when; the password is kept nowhere', async () => {
    const { env, path } = await startClew();
    const finished = await runInside(login, { env, input: `${password}\n` });
    expect(finished).toMatchObject({
      exitCode: 0,
      stderr: '',
      stdout: expect.stringMatching(/profile "clew".* until \d{4}-/),
    });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const text = await readFile(path, 'utf8');
    expect(text).not.toContain('a password');
    const { api_key: token } = JSON.parse(text).profiles.clew;
    expect(finished.stdout).not.toContain(token);

    expect((await runInside(['usage', '--gateway', 'clew'], { env })).exitCode).toBe(0);
    const reported = await runInside(['whoami', '--gateway', 'clew'], { env });
    expect(reported.stdout).toMatch(/^session +you@example\.com, until \d{4}-\d\d-\d\d \d\d:\d\d UTC$/m);
    expect(reported.stdout).not.toContain(token);
    expect(readRecord(await runInside(['whoami', '--gateway', 'clew', '--json'], { env }))).toMatchObject({
      data: { gateway: 'clew', email, session_expires_at: expect.stringMatching(/^\d{4}-.*Z$/) },
    });
    expect((await runInside(['config', 'show'], { env })).stdout).not.toContain(token);

    expect((await runInside(['logout', '--gateway', 'clew'], { env })).exitCode).toBe(0);
    expect(JSON.parse(await readFile(path, 'utf8')).profiles.clew).toEqual({
      gateway: 'clew',
      base_url: env['CLEW_BASE_URL'],
    });
  });

  it('says to log in again where the session is over, and sends nothing', async () => {
    const { server, env, path } = await startClew();
    await runInside(login, { env, input: password });
    const configuration = JSON.parse(await readFile(path, 'utf8'));
    configuration.profiles.clew.api_key_expires_at = '2020-01-01T00:00:00.000Z';
    await writeFile(path, JSON.stringify(configuration));
    await chmod(path, 0o600);
    server.gateway.clearCalls();
    const finished = await runInside(['usage', '--gateway', 'clew'], { env });
    expect(finished).toMatchObject({
      exitCode: 3,
      stderr: expect.stringMatching(
        /ended on 2020-01-01 00:00 UTC\.\nhint: Log in again: clawwits login --gateway clew\n$/,
      ),
    });
    expect((await runInside(['whoami'], { env })).stdout).toContain('ended on 2020-01-01');
    expect((await runInside(['doctor', '--gateway', 'clew'], { env })).exitCode).toBe(3);
    expect(server.gateway.calls).toEqual([]);
  });

  it('says so too where the gateway takes the session no more', async () => {
    const { server, env } = await startClew();
    await runInside(login, { env, input: password });
    server.gateway.clock.advance(8 * 86_400_000);
    const finished = await runInside(['models', '--gateway', 'clew'], { env });
    expect(finished).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining('Log in again: clawwits login --gateway clew'),
    });
  });

  it.each([
    ['a wrong password', login, 'another one', 3, /do not belong together/],
    ['no password', login, '', 2, /No password/],
    ['a password without an address', ['login', '--gateway', 'clew', '--password-stdin'], 'x', 2, /address is missing/],
    ['a gateway without sessions', ['login', '--gateway', 'klawd', '--password-stdin'], 'x', 2, /These do: clew/],
  ])('keeps nothing for %s', async (_name, args, input, exitCode, expected) => {
    const { env, path } = await startClew();
    expect(await runInside(args, { env, input })).toMatchObject({ exitCode, stderr: expect.stringMatching(expected) });
    await expect(stat(path)).rejects.toThrow('ENOENT');
  });

  it('keeps an API key from standard input as well, and nothing of the session before it', async () => {
    const { server, env, path } = await startClew();
    await runInside(login, { env, input: password });
    expect((await runInside(['login', '--gateway', 'clew'], { env, input: server.apiKey })).exitCode).toBe(0);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({
      default_profile: 'clew',
      profiles: { clew: { gateway: 'clew', base_url: server.url, api_key: server.apiKey } },
    });
  });

  it('leaves the profile of another gateway alone', async () => {
    const { server, env, path } = await startClew();
    const other = { base_url: 'https://cw.example', api_key: 'cw_sk_stored' };
    await runInside(login, { env, input: password });
    const configuration = { default_profile: 'work', profiles: { work: other } };
    await writeFile(path, JSON.stringify(configuration));
    await runInside(login, { env, input: password });
    const { profiles, default_profile: byDefault } = JSON.parse(await readFile(path, 'utf8'));
    expect({ byDefault, work: profiles.work, clew: profiles.clew }).toMatchObject({
      byDefault: 'work',
      work: other,
      clew: { gateway: 'clew', base_url: server.url },
    });
    const refused = await runInside([...login, '--profile', 'work'], { env, input: password });
    expect(refused).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('is for the gateway "clawwits"') });
  });
});

it.each(['techopenclaw', 'klawd'] as const)('login keeps a key that %s takes', async (gateway) => {
  const server = await startServer({ gateway });
  onTestFinished(() => server.close());
  const env = await makeHome();
  const args = ['login', '--gateway', gateway, '--base-url', server.url];
  expect((await runInside(args, { env, input: 'toc-wrong' })).exitCode).toBe(3);
  expect((await runInside(args, { env, input: server.apiKey })).exitCode).toBe(0);
  expect((await runInside(['models'], { env })).exitCode).toBe(0);
});

describe('on a terminal', () => {
  function pretendTerminal() {
    const modes: boolean[] = [];
    const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: (isRaw: boolean) => modes.push(isRaw) });
    const [stderr, ending] = [new PassThrough(), new AbortController()];
    const io = { stdin: stdin as unknown as InputStream, stderr, signal: ending.signal } as unknown as Io;
    return { stdin, stderr, io, modes, ending };
  }
  const nothing = { email: undefined, passwordStdin: false };

  it('the address is typed, and the password without being shown', async () => {
    const { stdin, stderr, io, modes } = pretendTerminal();
    const asking = readCredentials(nothing, io, inEnglish);
    stdin.write('you@example.com\n');
    while (modes.length === 0) await new Promise((resolve) => setImmediate(resolve));
    stdin.write('secret\r');
    expect(await asking).toEqual({ email, password: 'secret' });
    expect(modes).toEqual([true, false]);
    expect(String(stderr.read())).toBe('E-mail: Password (it is not shown): \n');
  });

  it('no address, and an interruption, end it', async () => {
    const empty = pretendTerminal();
    const asking = readCredentials(nothing, empty.io, inEnglish);
    empty.stdin.end();
    await expect(asking).rejects.toMatchObject({ exitCode: 2 });
    const { io, ending } = pretendTerminal();
    const interrupted = readCredentials(nothing, io, inEnglish);
    ending.abort(new Interruption('SIGINT'));
    await expect(interrupted).rejects.toMatchObject({ exitCode: 130 });
  });
});

it.each([
  ['what the gateway says', 'x.y.z', '2030-01-01', '2030-01-01T00:00:00.000Z'],
  [
    'the token',
    `x.${Buffer.from('{"exp":1893456000}').toString('base64url')}.z`,
    undefined,
    '2030-01-01T00:00:00.000Z',
  ],
  [
    'the token where the gateway says nonsense',
    `x.${Buffer.from('{"exp":0}').toString('base64url')}.z`,
    'soon',
    '1970-01-01T00:00:00.000Z',
  ],
  ['nobody', 'opaque', undefined, null],
])("a session's expiry is read from %s", (_name, token, reported, expected) => {
  expect(sessionExpiry(token, reported)).toBe(expected);
});

it('in a real terminal neither password nor token is shown', async () => {
  const { env } = await startClew();
  const terminal = await openTerminal(['login', '--gateway', 'clew'], { env });
  await terminal.until('E-mail: ');
  terminal.type(`${email}\r`);
  await terminal.until('Password (it is not shown): ');
  terminal.type(`${password}\r`);
  await terminal.until('The session is kept');
  expect(await terminal.exitCode).toBe(0);
  expect(terminal.written).toContain(email);
  expect(terminal.written).not.toMatch(/a password|eyJ/);
});
