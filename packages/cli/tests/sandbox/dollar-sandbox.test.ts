import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeHome, readRecord } from '../support/run-command.ts';
import { runInside } from '../support/run-inside.ts';

it.each([
  ['clew', 'Clew', 'gpt-5.5'],
  ['techopenclaw', 'Techopenclaw', 'gpt-5.4'],
  ['klawd', 'Klawd', 'openai/gpt-4-turbo'],
])('--sandbox is the gateway that is meant, and marks what it says: %s', async (gateway, title, model) => {
  const env = await makeHome();
  const args = ['chat', 'hi', '-m', model, '--sandbox', '--gateway', gateway];
  const { exitCode, stdout, stderr } = await runInside(args, { env });
  expect({ exitCode, isAnswered: stdout.length > 1 }).toEqual({ exitCode: 0, isAnswered: true });
  expect(stderr).toMatch(
    new RegExp(`^clawwits: the sandbox of ${title}, no real model, play money: \\$0\\.\\d+ spent\\n$`),
  );
});

it('the sandbox of Techopenclaw remembers what is spent of its window', async () => {
  const env = await makeHome();
  const ask = async () => {
    const args = ['chat', 'hi', '-m', 'gpt-5.4', '--sandbox', '--gateway', 'techopenclaw', '--no-stream', '--json'];
    const { wits } = readRecord(await runInside(args, { env })) as { wits: { remaining_usd: number } };
    return wits.remaining_usd;
  };
  const first = await ask();
  const second = await ask();
  expect(first).toBeLessThan(50);
  expect(second).toBeLessThan(first);
  expect((await runInside(['sandbox', 'reset'], { env })).stdout).toContain('full again');
  expect(await ask()).toBe(first);
});

it('the sandbox says how to repair a damaged file', async () => {
  const env = await makeHome();
  const args = ['chat', 'hi', '--sandbox', '--gateway', 'clew'];
  await runInside(args, { env });
  const path = join(env['XDG_STATE_HOME'] ?? '', 'clawwits', 'sandbox-clew.jsonl');
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ provider: 'DeepSeek' });
  await appendFile(path, '{"at":1}\n');
  expect(await runInside(args, { env })).toMatchObject({
    exitCode: 2,
    stderr: expect.stringMatching(/damaged in line 3.*\n.*sandbox reset/s),
  });
});
