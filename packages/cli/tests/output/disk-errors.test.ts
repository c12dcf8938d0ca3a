import fs, { readdirSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { appendHistory, historyPath } from '../../src/commands/chat/terminal/history.ts';
import { replaceSession } from '../../src/conversation/saved-session.ts';
import { parseSessionLog } from '../../src/conversation/session-log.ts';
import { readUsageLog } from '../../src/usage-log/read-usage-log.ts';
import { sendStream, startFaultServer } from '../support/fault-server.ts';
import { injectDiskError } from '../support/inject-disk-error.ts';
import { makeFolder, makeHome, runShell } from '../support/run-command.ts';
import { runInside } from '../support/run-inside.ts';

/** A home with a key for a server that answers, and the folders that the command keeps its files in. */
async function serve() {
  const server = await startFaultServer((response) => sendStream(response, ['the ', 'answer']));
  const env: Record<string, string> = {
    ...(await makeHome()),
    TMPDIR: await makeFolder(),
    CLAWWITS_API_KEY: 'cw_sk_test',
    CLAWWITS_BASE_URL: server.url,
  };
  const state = join(env['XDG_STATE_HOME'] ?? '', 'clawwits');
  const configuration = join(env['XDG_CONFIG_HOME'] ?? '', 'clawwits');
  for (const folder of [state, configuration]) await mkdir(folder, { recursive: true });
  return { env, server, state, configuration };
}

const ask = ['chat', 'hi', '--session', 's'];

describe.each(['EROFS', 'EACCES'] as const)('on a disk that takes no files (%s)', (code) => {
  it('a session is refused before anything is sent', async () => {
    const { env, server, state } = await serve();
    injectDiskError({ code, under: join(state, 'sessions'), at: 'open' });
    const { exitCode, stdout, stderr } = await runInside(ask, { env });
    expect({ exitCode, stdout, requests: server.requests }).toEqual({ exitCode: 2, stdout: '', requests: [] });
    expect(stderr).toMatch(new RegExp(`cannot be kept in .*sessions.*: ${code}`));
  });

  it('a call without a session is answered, with one note that it is not counted', async () => {
    const { env, state } = await serve();
    injectDiskError({ code, under: state, at: 'open' });
    const { exitCode, stdout, stderr } = await runInside(['chat', 'hi'], { env });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'the answer\n' });
    expect(stderr).toMatch(new RegExp(`^clawwits: clawwits usage cannot count this: [^\\n]*${code}[^\\n]*\\n$`));
  });

  it('the sandbox answers with a wallet in memory, and says so in its one note', async () => {
    const { env, state } = await serve();
    injectDiskError({ code, under: state, at: 'open' });
    const { exitCode, stderr } = await runInside(['chat', 'hi', '--sandbox'], { env });
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(
      /^clawwits: sandbox, [^\n]*its wallet cannot be kept in [^\n]*; it lasts for this run alone\n$/,
    );
  });

  it('a key is not kept, and the file is named', async () => {
    const { env, configuration } = await serve();
    injectDiskError({ code, under: configuration, at: 'open' });
    const args = ['login', '--base-url', 'http://127.0.0.1:1', '--no-check'];
    const { exitCode, stderr } = await runInside(args, { env, input: 'cw_sk_key' });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(new RegExp(`config\\.json cannot be written: ${code}`));
  });

  it('-o is refused before anything is sent', async () => {
    const { env, server } = await serve();
    const folder = await makeFolder();
    injectDiskError({ code, under: folder, at: 'open' });
    const { exitCode } = await runInside(['chat', 'hi', '-o', join(folder, 'a.txt')], { env });
    expect({ exitCode, requests: server.requests }).toEqual({ exitCode: 2, requests: [] });
  });

  it('images are refused before anything is sent, and paid for', async () => {
    const { env } = await serve();
    const folder = await makeFolder();
    injectDiskError({ code, under: folder, at: 'open' });
    const args = ['image', 'a cat', '-o', join(folder, 'cat.png'), '--gateway', 'clew', '--sandbox'];
    const { exitCode, stderr } = await runInside(args, { env });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(new RegExp(`cat\\.png cannot be written: ${code}`));
    expect(readUsageLog({ env, platform: 'linux', homeDirectory: null }, 0).calls).toEqual([]);
  });

  it('/save names the file', async () => {
    const folder = await makeFolder();
    injectDiskError({ code, under: folder, at: 'open' });
    const path = join(folder, 'talk.json');
    expect(() => replaceSession(path, '{}')).toThrow(`The conversation cannot be kept in ${path}: ${code}`);
  });

  it('what was typed is not remembered, and nothing fails', async () => {
    const { env, state } = await serve();
    injectDiskError({ code, under: state, at: 'open' });
    expect(() => appendHistory(historyPath({ env, platform: 'linux', homeDirectory: null }), 'typed')).not.toThrow();
  });
});

it('an answer that was paid for is on the disk, and not only on its way there, when the command ends', async () => {
  const { env } = await serve();
  const { fsyncSync } = fs;
  let flushed = 0;
  fs.fsyncSync = (file) => {
    flushed += 1;
    fsyncSync(file);
  };
  syncBuiltinESMExports();
  onTestFinished(() => {
    fs.fsyncSync = fsyncSync;
    syncBuiltinESMExports();
  });
  await runInside(ask, { env });
  expect(flushed).toBe(1);
  await runInside(['chat', 'hi', '-o', join(env['HOME'] ?? '', 'answer.txt')], { env });
  expect(flushed).toBe(2);
});

describe.each([
  ['ENOSPC', 0],
  ['EDQUOT', 0],
  ['EIO', 25],
] as const)('on a disk that fails within a write (%s after %d bytes)', (code, after) => {
  it('an exchange that was paid for is kept elsewhere, and the command that the note names puts it back', async () => {
    const { env, state } = await serve();
    const log = join(state, 'sessions', 's.jsonl');
    await runInside(ask, { env });
    injectDiskError({ code, under: log, at: 'write', after });
    const { exitCode, stdout, stderr } = await runInside(['chat', 'two', '--session', 's'], { env });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'the answer\n' });
    expect(stderr).toMatch(
      new RegExp(`this exchange cannot be kept in .*: ${code}.*; nothing is lost, put it back with: cat `),
    );
    const [, command = ''] = /put it back with: (.*)\n/.exec(stderr) ?? [];
    expect(readdirSync(env['TMPDIR'] ?? '')).toHaveLength(1);
    expect((await runShell(command, { PATH: env['PATH'] ?? '' })).exitCode).toBe(0);
    const exchanges = parseSessionLog(readFileSync(log, 'utf8'), () => true)?.exchanges ?? [];
    expect(exchanges.map(({ turns }) => turns[0]?.content)).toEqual(['hi', 'two']);
  });

  it('a call is answered, counted as far as the log was written, and noted once', async () => {
    const { env, state } = await serve();
    injectDiskError({ code, under: join(state, 'usage'), at: 'write', after });
    const { exitCode, stdout, stderr } = await runInside(['chat', 'hi'], { env });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'the answer\n' });
    expect(stderr.match(/cannot count this/g)).toHaveLength(1);
    expect(readUsageLog({ env, platform: 'linux', homeDirectory: null }, 0).calls).toEqual([]);
  });

  it('an answer for -o comes on standard output', async () => {
    const { env } = await serve();
    const folder = await makeFolder();
    injectDiskError({ code, under: folder, at: 'write' });
    const { exitCode, stdout } = await runInside(['chat', 'hi', '-o', join(folder, 'a.txt')], { env });
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: 'the answer\n' });
  });
});
