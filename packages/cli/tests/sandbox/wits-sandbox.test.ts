import { appendFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { makeHome, readRecord, runCommand } from '../support/run-command.ts';
import { runInside } from '../support/run-inside.ts';

const walletOf = (env: Record<string, string>) => join(env['XDG_STATE_HOME'] ?? '', 'clawwits', 'sandbox-wallet.jsonl');

async function readBalance(env: Record<string, string>): Promise<number> {
  const record = readRecord(await runInside(['balance', '--sandbox', '--json'], { env }));
  return (record['data'] as { available: number }).available;
}

it('answers without a key, marks the answer on standard error, and the balance falls by what was spent', async () => {
  const env = await makeHome();
  const before = await readBalance(env);
  const text = await runInside(['chat', 'Xin chào', '--sandbox'], { env });
  expect(text).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^\S[^\n]+\n$/) });
  expect(text.stderr).toMatch(/^clawwits: sandbox, no real model, play money: \d+ Wits spent, 2,999,\d{3} left\n$/);

  const record = readRecord(await runInside(['chat', 'Xin chào', '--sandbox', '--json'], { env }));
  const { spent, balance_after: left } = record['wits'] as { spent: number; balance_after: number };
  expect(before).toBe(3_000_000);
  expect(left).toBe(before - 2 * spent);
  expect(await readBalance(env)).toBe(left);
});

it.each([
  ['clawwits', 'auto'],
  ['clew', 'auto'],
  ['techopenclaw', 'gpt-5.4'],
  ['klawd', 'auto'],
])('each request to %s has an id of its own', async (name, model) => {
  const env = await makeHome();
  const ask = async () => {
    const args = ['chat', 'hi', '-m', model, '--sandbox', '--gateway', name, '--field', 'data.request_id'];
    return (await runInside(args, { env })).stdout;
  };
  const [first, second] = [await ask(), await ask()];
  expect(first).toMatch(/^req_\w{20}\n$/);
  expect(second).toMatch(/^req_\w{20}\n$/);
  expect(second).not.toBe(first);
});

it('does the same by the profile of that name', async () => {
  const { exitCode, stderr } = await runInside(['balance', '--profile', 'sandbox']);
  expect(exitCode).toBe(0);
  expect(stderr).toContain('sandbox');
});

it('is never used without being asked for', async () => {
  const { exitCode, stdout } = await runInside(['chat', 'Xin chào']);
  expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
});

it('loses nothing of calls that run at once', async () => {
  const env = await makeHome();
  const results = await Promise.all(
    Array.from({ length: 4 }, () => runCommand(['chat', 'Xin chào', '--sandbox', '--json'], { env })),
  );
  const spent = results.reduce((sum, result) => sum + (readRecord(result)['wits'] as { spent: number }).spent, 0);
  expect(spent).toBeGreaterThan(0);
  expect(await readBalance(env)).toBe(3_000_000 - spent);
});

it('keeps its wallet where nobody else can read it', async () => {
  const env = await makeHome();
  await runInside(['chat', 'Xin chào', '--sandbox'], { env });
  const modes = await Promise.all(
    [walletOf(env), dirname(walletOf(env))].map(async (path) => (await stat(path)).mode & 0o777),
  );
  expect(modes).toEqual([0o600, 0o700]);
});

it('the sandbox says how to repair a damaged wallet, and repairs it', async () => {
  const env = await makeHome();
  await runInside(['chat', 'Xin chào', '--sandbox'], { env });
  await appendFile(walletOf(env), '{"at":"2026-01-01T00:00:00.000Z","wits":-5}\n');
  const damaged = await runInside(['chat', 'Xin chào', '--sandbox'], { env });
  expect(damaged).toMatchObject({ exitCode: 2, stdout: '' });
  expect(damaged.stderr).toContain('damaged in line 3');
  expect(damaged.stderr).toContain('clawwits sandbox reset');
  expect(await runInside(['sandbox', 'reset'], { env })).toMatchObject({ exitCode: 0 });
  expect(await readBalance(env)).toBe(3_000_000);
});

it('goes on where calls that ran at once have spent more than there was', async () => {
  const env = await makeHome();
  await mkdir(dirname(walletOf(env)), { recursive: true });
  await writeFile(walletOf(env), '{"at":"2026-01-01T00:00:00.000Z","wits":3000100}\n');
  expect(await readBalance(env)).toBe(0);
  const { exitCode, stderr } = await runInside(['chat', 'Xin chào', '--sandbox'], { env });
  expect(exitCode).toBe(4);
  expect(stderr).toContain('clawwits sandbox reset');
  expect(await readFile(walletOf(env), 'utf8')).toContain('3000100');
});

it('refuses what cannot be covered with 4', async () => {
  const record = readRecord(await runInside(['chat', 'hi', '--sandbox', '--max-tokens', '9000000', '--json']));
  expect(record).toMatchObject({
    exit_code: 4,
    error: { code: 'insufficient_wits', http_status: 402 },
    wits: { spent: 0 },
  });
});
