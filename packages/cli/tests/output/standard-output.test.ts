import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { beginStream, sendJson, sendStream, startFaultServer } from '../support/fault-server.ts';
import { makeHome, readRecord, runShell, shellCommand, startCommand } from '../support/run-command.ts';
import { runInside } from '../support/run-inside.ts';

const key = 'cw_sk_test_key';

async function serve(pieces: readonly string[], finishReason?: string) {
  const server = await startFaultServer((response) => sendStream(response, pieces, finishReason));
  return { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: key };
}

describe('text', () => {
  it('ends with one line break, however many the answer has', async () => {
    const env = await serve(['one\n', '\n', 'two\n', '\n']);
    expect(await runInside(['chat', 'hi'], { env })).toMatchObject({ stdout: 'one\n\ntwo\n', stderr: '' });
  });

  it('holds nothing that a terminal would obey, wherever the pieces are cut', async () => {
    const env = await serve(['a\x1b', '[2', 'Jb\x1b]0;title\x07c', '\u009b31md\re\tf\ng\0\x7f\x08']);
    expect((await runInside(['chat', 'hi'], { env })).stdout).toBe('ab]0;titlecde\tf\ng\n');
  });

  it('of a gateway that speaks in escape sequences stays on one plain line of standard error', async () => {
    const server = await startFaultServer((response) =>
      sendJson(response, 400, { error: { code: 'invalid_request', message: 'a\x1b[2Jb\n::error::c\u009bd' } }),
    );
    const env = { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: key };
    const { stderr } = await runInside(['chat', 'hi'], { env });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(stderr).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
    expect(stderr).toMatch(/^error: [^\n]*ab ::error::c[^\n]*\n$/);
  });

  it('gives GitHub Actions no workflow command, and is untouched elsewhere', async () => {
    const env = await serve(['fine\n:', ':error::no\n  ::set-env x\nstd::vector #', '#[group]']);
    const inActions = await runInside(['chat', 'hi'], { env: { ...env, GITHUB_ACTIONS: 'true' } });
    expect(inActions.stdout).not.toMatch(/^\s*::|##\[/m);
    expect(inActions.stdout.replaceAll('\u200b', '')).toBe('fine\n::error::no\n  ::set-env x\nstd::vector ##[group]\n');
    const elsewhere = await runInside(['chat', 'hi'], { env });
    expect(elsewhere.stdout).toBe('fine\n::error::no\n  ::set-env x\nstd::vector ##[group]\n');
  });

  it('comes whole with --no-stream', async () => {
    const server = await startFaultServer((response) =>
      sendJson(response, 200, {
        id: 'chatcmpl-1',
        object: 'chat.completion',
        model: 'test-1',
        choices: [{ index: 0, message: { role: 'assistant', content: 'Whole\x1b[1m' }, finish_reason: 'stop' }],
        usage: { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7 },
        x_clawwits: { provider: 'p', cached: true, ttft_ms: 1 },
      }),
    );
    const env = { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: key };
    expect(await runInside(['chat', 'hi', '--no-stream'], { env })).toMatchObject({ stdout: 'Whole\n', exitCode: 0 });
    expect(readRecord(await runInside(['chat', 'hi', '--no-stream', '--json'], { env }))).toEqual({
      schema_version: 1,
      type: 'result',
      ok: true,
      command: 'chat',
      data: { text: 'Whole\x1b[1m', request_id: 'req_test', provider: 'p', cached: true },
      error: null,
      usage: { input_tokens: 3, output_tokens: 4, total_tokens: 7, estimated: false },
      wits: { spent: 7, balance_after: null },
      finish_reason: 'stop',
      model: 'test-1',
      attempts: 1,
      duration_ms: expect.any(Number),
      exit_code: 0,
    });
  });
});

describe('JSON', () => {
  it('keeps the answer exactly, and holds nothing that a terminal or a workflow log would obey', async () => {
    const answer = 'a\x1b[2J\u009bb\x7f##[group]\u2028"';
    const env = { ...(await serve([answer])), GITHUB_ACTIONS: 'true' };
    const { stdout } = await runInside(['chat', 'hi', '--json'], { env });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028]|##\[/);
    expect(readRecord({ stdout })).toMatchObject({ data: { text: answer } });
  });

  it.each([
    ['no command', ['--json']],
    ['an unknown command', ['chta', '--json']],
    ['an unknown option', ['balance', '--jsn', '--json']],
    ['too many arguments', ['balance', 'now', '--json']],
    ['contradicting options', ['balance', '--sandbox', '--base-url', 'http://127.0.0.1:1', '--json']],
  ])('is one record for %s too', async (_name, args) => {
    const finished = await runInside(args);
    expect(finished.exitCode).toBe(2);
    expect(readRecord(finished)).toMatchObject({ ok: false, exit_code: 2, error: { code: 'usage' } });
  });

  it('is one record for help and version as well', async () => {
    expect(readRecord(await runInside(['chat', '--help', '--json']))).toMatchObject({ ok: true, command: 'help' });
  });
});

describe('a reader that leaves', () => {
  it('ends the answer and its stream, quietly', async () => {
    const server = await startFaultServer((response) => {
      beginStream(response, ['first line\n', 'x']);
      const more = setInterval(
        () => response.write(`data: {"choices":[{"index":0,"delta":{"content":"more\\n"}}]}\n\n`),
        5,
      );
      response.on('close', () => clearInterval(more));
    });
    const env = { ...(await makeHome()), CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: key };
    const { stdout, stderr } = await runShell(`${shellCommand()} chat hi | head -1; echo "$PIPESTATUS"`, env);
    expect(stdout).toBe('first line\n0\n');
    expect(stderr).toBe('');
    await server.clientLeft;
  });

  it('gets 3 MB whole where it stays', async () => {
    const env = { ...(await makeHome()), ...(await serve(Array.from({ length: 300 }, () => 'x'.repeat(10_000)))) };
    const { stdout } = await runShell(`${shellCommand()} chat hi | wc -c`, env);
    expect(Number(stdout)).toBe(3_000_001);
  });

  it('is distinguished from a full disk', async () => {
    const env = { ...(await makeHome()), ...(await serve(['answer'])) };
    const { stderr, exitCode } = await runShell(`${shellCommand()} chat hi > /dev/full`, env);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^error: The output could not be written: ENOSPC/);
  });
});

describe.each([
  ['SIGHUP', 129, 'hung_up'],
  ['SIGINT', 130, 'interrupted'],
  ['SIGTERM', 143, 'terminated'],
] as const)('%s in the middle of an answer', (signal, exitCode, code) => {
  async function interrupt(args: readonly string[]) {
    const server = await startFaultServer((response) => beginStream(response, ['Half an ', 'answer']));
    const env = { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: key };
    const { child, finished } = await startCommand(['chat', 'hi', ...args], { env });
    return { child, finished, server };
  }

  it(`ends with ${exitCode}, closes the stream and keeps what had arrived`, async () => {
    const { child, finished, server } = await interrupt([]);
    let shown = '';
    while (!shown.includes('answer')) shown += (await once(child.stdout, 'data'))[0];
    child.kill(signal);
    await server.clientLeft;
    expect(await finished).toMatchObject({ exitCode, stdout: 'Half an answer\n' });
  });

  it('leaves one record that says so', async () => {
    const { child, finished } = await interrupt(['--output-format', 'stream-json']);
    let shown = '';
    while (!shown.includes('answer')) shown += (await once(child.stdout, 'data'))[0];
    child.kill(signal);
    const { stdout } = await finished;
    expect(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({
      ok: false,
      exit_code: exitCode,
      error: { code },
      data: { text: 'Half an answer' },
      usage: { estimated: true },
    });
  });

  it('ends a wait for standard input as well', async () => {
    const { child, finished } = await startCommand(['chat', '-'], { env: await serve(['x']), input: null });
    // The command listens for signals before it waits for anything; time is all that can be given from outside.
    setTimeout(() => child.kill(signal), 3_000);
    expect(await finished).toMatchObject({ exitCode, stdout: '' });
  });
});

describe('colour', () => {
  const paintOf = async (env: Record<string, string>) => {
    const { stderr } = await runInside(['balance'], { env });
    return stderr.includes('\x1b[');
  };

  it.each([
    ['none in a pipe', {}, false],
    ['some where it is forced', { FORCE_COLOR: '1' }, true],
    ['none where forcing says 0', { FORCE_COLOR: '0' }, false],
    ['forced over NO_COLOR, as in Node', { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
  ] as const)('%s', async (_name, env, expected) => {
    expect(await paintOf(env)).toBe(expected);
  });
});
