import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startServer } from '@clawwits/mock-gateway/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findCodeBlocks } from '../../src/ask/code-block/find-code-blocks.ts';
import { beginStream, startFaultServer } from '../support/fault-server.ts';
import { makeFolder, makeHome, readRecord, runCommand } from '../support/run-command.ts';
import { runInside } from '../support/run-inside.ts';
import { expectResult } from '../support/schemas.ts';

const codes = (markdown: string) => findCodeBlocks(markdown).map(({ code }) => code);

describe('a code block of an answer', () => {
  it.each([
    ['between backticks', 'Here:\n```sh\necho 1\n```\nDone.', 'echo 1'],
    ['between tildes', '~~~\n```\ninner\n```\n~~~', '```\ninner\n```'],
    ['between longer fences', '````md\n```js\n1\n```\n````', '```js\n1\n```'],
    ['with blank lines and indentation', '```\na\n\n  b\n```', 'a\n\n  b'],
    ['of an indented fence, without its indentation', '  ```\n  a\n    b\n c\n  ```', 'a\n  b\nc'],
    ['in a list', '1. Run:\n\n   ```sh\n   a\n     b\n   ```\n2. Done', 'a\n  b'],
    ['in a quotation', '> ```py\n> a\n>\n> b\n> ```', 'a\n\nb'],
    ['in a list in a quotation', '> - ```\n>   a\n>   ```', 'a'],
    ['with tabs', '```\n\ta\n```', '\ta'],
    ['with line breaks of Windows', '```\r\na\r\nb\r\n```\r\n', 'a\nb'],
    ['that is empty', '```\n```', ''],
    ['whose end is longer than its beginning', '```\na\n`````\nb', 'a'],
    ['that holds a shorter fence', '````\n```\n````', '```'],
    ['that the text ends in', '```\na\n', 'a'],
  ])('%s is found', (_name, markdown, code) => {
    expect(codes(markdown)[0]).toBe(code);
  });

  it.each([
    ['indented by four spaces', '    ```\n    a\n    ```'],
    ['within a line', 'Use ```a``` here.'],
    ['within HTML', '<pre>\n```\na\n```\n</pre>'],
  ])('%s is not found: it is no code block', (_name, markdown) => {
    expect(codes(markdown)).toEqual([]);
  });

  it('has the first word of its info string as its language', () => {
    const languages = findCodeBlocks('```ts title="a.ts"\n```\n~~~ c++\n~~~\n```\n```').map(({ language }) => language);
    expect(languages).toEqual(['ts', 'c++', null]);
  });

  it('is not closed if the text ends within it', () => {
    expect(findCodeBlocks('```\na\n```\n\n```\nb').map(({ isClosed }) => isClosed)).toEqual([true, false]);
  });
});

const two = 'First:\n\n```python title=a.py\nprint(1)\n```\n\nThen:\n\n```bash\necho 1\n```\n\nDone.';

async function startGateway(options: Parameters<typeof startServer>[0]) {
  const server = await startServer(options);
  onTestFinished(() => server.close());
  return { server, env: { ...(await makeHome()), CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: server.apiKey } };
}

describe('--extract', () => {
  it.each([
    ['the first block', ['--extract'], 'print(1)\n'],
    ['the first block of a language', ['--extract', 'bash'], 'echo 1\n'],
    ['a block under another name of its language', ['--extract=sh'], 'echo 1\n'],
    ['a block whatever the case of its language', ['--extract=Python'], 'print(1)\n'],
    ['a block of an answer that came as a whole', ['--extract', '--no-stream'], 'print(1)\n'],
  ])('prints %s alone', async (_name, args, stdout) => {
    const { env } = await startGateway({ answer: two });
    for (const command of ['chat', 'messages']) {
      expect(await runInside([command, 'A script', ...args], { env })).toEqual({ stdout, stderr: '', exitCode: 0 });
    }
  });

  it('makes `> file.sh` work in the built command', async () => {
    const { env } = await startGateway({ answer: two });
    const path = join(await makeFolder(), 'a.sh');
    expect(await runCommand(['chat', 'A script', '--extract', 'bash', '-o', path], { env })).toMatchObject({
      exitCode: 0,
      stdout: '',
    });
    expect(await readFile(path, 'utf8')).toBe('echo 1\n');
  });

  it('neither wraps nor renders the block on a terminal', async () => {
    const code = `# **a** ${'long '.repeat(30)}end`;
    const { env } = await startGateway({ answer: `\`\`\`\n${code}\n\`\`\`` });
    expect((await runInside(['chat', 'x', '--extract'], { env, columns: 40 })).stdout).toBe(`${code}\n`);
  });

  it('has the block and its language in the record, next to the whole answer', async () => {
    const { env } = await startGateway({ answer: two });
    const record = readRecord(await runInside(['chat', 'x', '--extract', 'bash', '--json'], { env }));
    expectResult(record);
    expect(record).toMatchObject({ ok: true, data: { text: two, code: 'echo 1', code_language: 'bash' } });
    const field = await runInside(['chat', 'x', '--extract', '--field', 'data.code_language'], { env });
    expect(field.stdout).toBe('python\n');
  });

  it('keeps the whole answer in a session', async () => {
    const { server, env } = await startGateway({ answer: two });
    await runInside(['chat', 'x', '--extract', '--session', 's'], { env });
    await runInside(['chat', 'y', '--session', 's'], { env });
    expect(server.gateway.calls.at(-1)?.body).toMatchObject({ messages: [{}, { content: two }, { content: 'y' }] });
  });

  it.each([
    ['has no block', 'Just words.', ['--extract'], 'code_block_missing', 'no code block'],
    ['has no block of the language', two, ['--extract', 'rust'], 'code_block_missing', 'python, bash'],
    ['is cut within the block', two, ['--extract', '--max-tokens', '6'], 'code_block_unfinished', '--max-tokens'],
  ])('ends with 8 if the answer %s, and shows it on standard error', async (_name, answer, args, code, words) => {
    const { env } = await startGateway({ answer });
    const path = join(await makeFolder(), 'a.sh');
    const finished = await runInside(['chat', 'x', ...args, '-o', path], { env });
    expect(finished).toMatchObject({ exitCode: 8, stdout: '' });
    expect(finished.stderr).toContain(answer.slice(0, 8));
    expect(finished.stderr).toContain(words);
    await expect(access(path)).rejects.toThrow();
    await expect(access(`${path}.partial`)).rejects.toThrow();

    const asRecord = await runInside(['chat', 'x', ...args, '--json'], { env });
    const record = readRecord(asRecord);
    expectResult(record);
    expect(record).toMatchObject({ exit_code: 8, error: { code }, data: { text: expect.any(String) } });
    expect(asRecord.stderr).not.toContain(answer.slice(0, 8));
  });

  it('prints a block that was complete when the answer broke off, and nothing of one that was not', async () => {
    const { url } = await startFaultServer((response) => {
      beginStream(response, ['```sh\necho 1\n```\n', '```py\nprint(']);
      response.end();
    });
    const env = { ...(await makeHome()), CLAWWITS_BASE_URL: url, CLAWWITS_API_KEY: 'cw_sk_test' };
    const complete = await runInside(['chat', 'x', '--extract'], { env });
    expect(complete).toMatchObject({ exitCode: 8, stdout: 'echo 1\n' });
    const half = await runInside(['chat', 'x', '--extract', 'py'], { env });
    expect(half).toMatchObject({ exitCode: 8, stdout: '', stderr: expect.stringContaining('print(') });
  });

  it.each([
    ['took the prompt as its language', ['chat', '--extract', 'a script for backups'], 'Put the prompt before it'],
    ['stands next to --schema', ['chat', 'x', '--extract', '--schema', 'a.json'], 'cannot be used'],
    ['has no prompt', ['chat', '--extract'], 'The prompt is empty'],
  ])('sends nothing if it %s', async (_name, args, words) => {
    const { server, env } = await startGateway({});
    const finished = await runInside(args, { env });
    expect(finished).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining(words) });
    expect(server.gateway.calls).toEqual([]);
  });
});
