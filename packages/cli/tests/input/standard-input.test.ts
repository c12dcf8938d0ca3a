import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startServer } from '@clawwits/mock-gateway/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeFolder, makeHome, runShell, shellCommand, startCommand } from '../support/run-command.ts';
import { runInside } from '../support/run-inside.ts';

let env: Record<string, string>;

beforeAll(async () => {
  // The answer is the prompt that arrived.
  const server = await startServer({ answer: ({ prompt }) => prompt });
  env = { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: server.apiKey };
  return () => server.close();
});

const chatEcho = async (args: readonly string[], input?: string | Buffer) =>
  runInside(['chat', ...args], { env, ...(input !== undefined && { input }) });

describe('the prompt', () => {
  it('comes from the arguments', async () => {
    expect(await chatEcho(['Xin', 'chào'])).toMatchObject({ stdout: 'Xin chào\n', exitCode: 0, stderr: '' });
  });

  it('comes from a pipe', async () => {
    expect(await chatEcho([], 'Xin chào\r\n')).toMatchObject({ stdout: 'Xin chào\n', exitCode: 0 });
  });

  it('comes from both, the argument first', async () => {
    expect(await chatEcho(['Sum this up:'], 'line one\nline two\n')).toMatchObject({
      stdout: 'Sum this up:\n\nline one\nline two\n',
    });
  });

  it('comes from a file', async () => {
    const path = join(await makeFolder(), 'question.txt');
    await writeFile(path, '\ufeffTừ một tệp');
    const { stdout } = await runShell(`${shellCommand()} chat < '${path}'`, { ...(await makeHome()), ...env });
    expect(stdout).toBe('Từ một tệp\n');
  });

  it('may begin with a dash after --', async () => {
    expect(await chatEcho(['--', '--json'])).toMatchObject({ stdout: '--json\n', exitCode: 0 });
  });

  it('may be large', async () => {
    const { stdout, exitCode } = await chatEcho(['--max-tokens', '10', '--json'], 'word '.repeat(200_000));
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ finish_reason: 'length' });
  });
});

describe('standard input', () => {
  it.each([
    ['closed', '<&-'],
    ['/dev/null', '< /dev/null'],
  ])('%s counts as empty', async (_name, redirection) => {
    const home = { ...(await makeHome()), ...env };
    const { stdout } = await runShell(`${shellCommand()} chat hi ${redirection}`, home);
    expect(stdout).toBe('hi\n');
    const { exitCode } = await runShell(`${shellCommand()} chat ${redirection}`, home);
    expect(exitCode).toBe(2);
  });

  it('that stays open and silent is left out after a while, and that is said', async () => {
    const { finished } = await startCommand(['chat', 'hi'], { env, input: null });
    const { stdout, stderr, exitCode } = await finished;
    expect({ stdout, exitCode }).toEqual({ stdout: 'hi\n', exitCode: 0 });
    expect(stderr).toMatch(/nothing came on standard input in 3 s, so it is left out/);
  });

  it('is not waited for where the command does not want it', async () => {
    const { finished } = await startCommand(['balance'], { env, input: null });
    expect(await finished).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('that is slow is waited for with -', async () => {
    const { child, finished } = await startCommand(['chat', 'Sum up:', '-'], { env, input: null });
    setTimeout(() => child.stdin.end('slow'), 4_000);
    expect(await finished).toMatchObject({ stdout: 'Sum up:\n\nslow\n', exitCode: 0 });
  });

  it('that has no end is cut off at a size', async () => {
    const { stderr, exitCode } = await runShell(`yes | ${shellCommand()} chat hi`, { ...(await makeHome()), ...env });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('larger than 10 MiB');
  });

  it('that is not UTF-8 is refused before anything is sent, with the place', async () => {
    const { stdout, stderr, exitCode } = await chatEcho([], Buffer.from('xin ch\xe0o', 'latin1'));
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(stderr).toContain('not UTF-8: byte 7');
    expect(stderr).toContain('iconv');
  });

  it('that is a folder is refused', async () => {
    const { exitCode, stderr } = await runShell(`${shellCommand()} chat < /`, { ...(await makeHome()), ...env });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('cannot be read');
  });
});
