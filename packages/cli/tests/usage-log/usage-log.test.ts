import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readUsageLog } from '../../src/usage-log/read-usage-log.ts';
import { openUsageLog, type Settlement } from '../../src/usage-log/usage-log.ts';
import { keptMonths } from '../../src/usage-log/usage-log-files.ts';
import { beginStream, sendError, sendStream, startFaultServer } from '../support/fault-server.ts';
import { makeHome, runCommand, startCommand } from '../support/run-command.ts';
import { runInside } from '../support/run-inside.ts';

type Home = Readonly<Record<string, string>>;

const placeOf = (home: Home) => ({ env: home, platform: process.platform, homeDirectory: home['HOME'] ?? null });
const folderOf = (home: Home) => join(home['XDG_STATE_HOME'] ?? '', 'clawwits', 'usage');
const callsIn = (home: Home) => readUsageLog(placeOf(home), 0).calls;

/** A home with a key for a server that answers as configured. */
async function serve(answer: Parameters<typeof startFaultServer>[0]) {
  const server = await startFaultServer(answer);
  const env: Record<string, string> = {
    ...(await makeHome()),
    CLAWWITS_API_KEY: 'cw_sk_test',
    CLAWWITS_BASE_URL: server.url,
  };
  return { env, server };
}

describe('a call', () => {
  it('that is answered is logged with its cost, its session and the model that served it', async () => {
    const { env } = await serve((response) => sendStream(response, ['yes']));
    const args = ['chat', 'hi', '--session', 's', '-m', 'asked', '--max-tokens', '50'];
    expect(await runInside(args, { env })).toMatchObject({ exitCode: 0, stderr: '' });
    expect(callsIn(env)).toEqual([
      {
        sentMs: expect.any(Number),
        ...{ command: 'chat', gateway: 'clawwits', isSandbox: false, model: 'test-1', session: 's' },
        ...{ inputTokens: 3, outputTokens: 4, costUSD: 0, isEstimated: false, isSettled: true, atMostTokens: 60 },
      },
    ]);
  });

  it('that is refused is settled: it has cost nothing', async () => {
    const { env } = await serve((response) => sendError(response, 400, 'invalid_request'));
    expect(await runInside(['chat', 'hi'], { env })).toMatchObject({ exitCode: 7 });
    expect(callsIn(env)).toMatchObject([{ isSettled: true, inputTokens: 0, outputTokens: 0 }]);
  });

  it('that is killed in the middle of its answer is not settled, and bounded where its length was', async () => {
    const { env } = await serve((response) => beginStream(response, ['partial']));
    for (const more of [[], ['--max-tokens', '100']]) {
      const { child, finished } = await startCommand(['chat', 'hi', ...more], { env });
      await new Promise((resolve) => child.stdout.once('data', resolve));
      child.kill('SIGKILL');
      await finished;
    }
    expect(callsIn(env)).toMatchObject([
      { isSettled: false, atMostTokens: null },
      { isSettled: false, atMostTokens: 110 },
    ]);
    const { stdout } = await runInside(['usage'], { env });
    expect(stdout).toContain('Not settled: 2 requests, whose cost is unknown\n');
  });

  it('that is interrupted is settled with an estimate', async () => {
    const { env } = await serve((response) => beginStream(response, ['partial']));
    const { child, finished } = await startCommand(['chat', 'hi'], { env });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGINT');
    expect((await finished).exitCode).toBe(130);
    expect(callsIn(env)).toMatchObject([{ isSettled: true, isEstimated: true }]);
  });

  it('whose answer may have been billed, but never came, is not settled', async () => {
    const { env } = await serve((response) => response.destroy());
    expect(await runInside(['chat', 'hi', '--max-retries', '0'], { env })).toMatchObject({ exitCode: 6 });
    expect(callsIn(env)).toMatchObject([{ isSettled: false }]);
  });

  it('of any command that spends is logged, and no other', async () => {
    const env = await makeHome();
    const folder = env['HOME'] ?? '';
    const pixel = 'R0lGODlhAQABAAAAACwAAAAAAQABAAA=';
    await writeFile(join(folder, 'pixel.gif'), Buffer.from(pixel, 'base64'));
    const clew = ['--gateway', 'clew', '--sandbox'];
    const spending = [
      ['chat', 'hi', '--sandbox'],
      ['messages', 'hi', '--sandbox'],
      ['embed', 'one', '--sandbox'],
      ['similar', 'one', 'two', '--sandbox'],
      ['image', 'a cat', '-o', join(folder, 'cat.png'), ...clew],
      ['ocr', join(folder, 'pixel.gif'), ...clew],
      ['api', 'POST', '/v1/chat/completions', '-d', '{"messages":[{"role":"user","content":"hi"}]}', '--sandbox'],
    ];
    for (const args of spending) expect((await runInside(args, { env })).exitCode, args.join(' ')).toBe(0);
    for (const args of [
      ['balance', '--sandbox'],
      ['models', ...clew],
      ['estimate', 'hi'],
      ['api', 'GET', '/v1/wits/balance', '--sandbox'],
    ])
      await runInside(args, { env });
    expect(callsIn(env).map(({ command }) => command)).toEqual(spending.map(([name]) => name));
    for (const call of callsIn(env)) expect(call).toMatchObject({ isSandbox: true, isSettled: true });
  });

  it('that is never sent leaves no trace', async () => {
    const env = await makeHome();
    expect((await runInside(['chat', 'hi'], { env })).exitCode).toBe(3);
    expect(existsSync(folderOf(env))).toBe(false);
  });
});

describe('the log', () => {
  it.each([
    ['by the environment', { CLAWWITS_USAGE_LOG: 'off' }, '{}'],
    ['by the configuration', {}, '{"usage_log":false}'],
  ])('is turned off %s', async (_name, more, configuration) => {
    const env: Record<string, string> = { ...(await makeHome()), ...more };
    await mkdir(join(env['XDG_CONFIG_HOME'] ?? '', 'clawwits'), { recursive: true });
    await writeFile(join(env['XDG_CONFIG_HOME'] ?? '', 'clawwits', 'config.json'), configuration, { mode: 0o600 });
    expect(await runInside(['chat', 'hi', '--sandbox'], { env })).toMatchObject({ exitCode: 0 });
    expect(existsSync(folderOf(env))).toBe(false);
  });

  it('that cannot be written fails no call: one note names the folder and how to turn the log off', async () => {
    const { env } = await serve((response) => sendStream(response, ['yes']));
    await mkdir(join(env['XDG_STATE_HOME'] ?? '', 'clawwits'), { recursive: true });
    await writeFile(folderOf(env), 'not a folder');
    const { exitCode, stdout, stderr } = await runCommand(['chat', 'hi'], { env });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'yes\n' });
    expect(stderr).toMatch(
      /^clawwits: clawwits usage cannot count this: [^\n]*usage[^\n]*CLAWWITS_USAGE_LOG=off[^\n]*\n$/,
    );
  });

  it('without a home folder is missed by a note as well', async () => {
    const { server } = await serve((response) => sendStream(response, ['yes']));
    const env = { CLAWWITS_API_KEY: 'cw_sk_test', CLAWWITS_BASE_URL: server.url };
    const { exitCode, stderr } = await runInside(['chat', 'hi'], { env, homeDirectory: null });
    expect(exitCode).toBe(0);
    expect(stderr).toContain('(there is no home folder)');
  });

  it('holds no prompt, no answer and no key, and is readable for its owner alone', async () => {
    const { env } = await serve((response) => sendStream(response, ['the answer']));
    await runInside(['chat', 'the question'], { env });
    const [name = ''] = readdirSync(folderOf(env));
    const { readFile, stat } = await import('node:fs/promises');
    const text = await readFile(join(folderOf(env), name), 'utf8');
    expect(text).not.toMatch(/the answer|the question|cw_sk_/);
    const modes = await Promise.all(
      [folderOf(env), join(folderOf(env), name)].map(async (path) => (await stat(path)).mode),
    );
    expect(modes.map((mode) => mode & 0o777)).toEqual([0o700, 0o600]);
  });

  it('begins a file for each month, and removes those that are too old', async () => {
    const env = await makeHome();
    await mkdir(folderOf(env), { recursive: true });
    const monthAgo = (months: number) => {
      const now = new Date();
      return `${new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1)).toISOString().slice(0, 7)}.jsonl`;
    };
    for (let months = 1; months < 20; months += 1) await writeFile(join(folderOf(env), monthAgo(months)), '');
    await writeFile(join(folderOf(env), 'notes.txt'), 'mine');
    await runInside(['chat', 'hi', '--sandbox'], { env });
    expect(readdirSync(folderOf(env)).sort()).toEqual(
      [...Array.from({ length: keptMonths }, (_, months) => monthAgo(months)), 'notes.txt'].sort(),
    );
  });

  it('takes no more lines where the file of the month is full, and says so', async () => {
    const { env } = await serve((response) => sendStream(response, ['yes']));
    await mkdir(folderOf(env), { recursive: true });
    const path = join(folderOf(env), `${new Date().toISOString().slice(0, 7)}.jsonl`);
    await writeFile(path, Buffer.alloc(32 * 1024 * 1024, '\n'));
    const { exitCode, stderr } = await runInside(['chat', 'hi'], { env });
    expect(exitCode).toBe(0);
    expect(stderr).toContain('it is full for this month');
  });

  it('counts a call whose first line was lost, and none twice', async () => {
    const env = await makeHome();
    const note = () => Promise.reject(new Error('There is nothing to note.'));
    const io = { ...placeOf(env), workingDirectory: '' };
    const messages = { note, lines: note, failure: note };
    const log = openUsageLog(
      'chat',
      { gateway: 'clawwits', sandbox: null },
      {
        io: io as never,
        messages,
      },
    );
    const usage = { inputTokens: 1, outputTokens: 2, estimated: false };
    const describe = (): Settlement => ({ usage });
    await log.record({}, () => Promise.resolve(), describe);
    const [name = ''] = readdirSync(folderOf(env));
    const { readFile } = await import('node:fs/promises');
    const path = join(folderOf(env), name);
    const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
    await writeFile(path, `${lines[1]}\n${lines[1]}\n{"schema_version":1,"type":"se`);
    const { calls, tornLines } = readUsageLog(placeOf(env), 0);
    expect(calls).toMatchObject([{ inputTokens: 1, outputTokens: 2, isSettled: true }]);
    expect(tornLines).toBe(1);
  });
});
