import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startServer } from '@clawwits/mock-gateway/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { beginStream, sendStream, startFaultServer } from './support/fault-server.ts';
import { makeFolder, readRecord } from './support/run-command.ts';
import { runInside } from './support/run-inside.ts';

async function startGateway(options: Parameters<typeof startServer>[0] = {}) {
  const server = await startServer(options);
  onTestFinished(() => server.close());
  return { server, env: { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: server.apiKey } };
}

describe('--max-wits', () => {
  it('is never passed: the answer is cut to what is left of it', async () => {
    const { env } = await startGateway({ answer: 'word '.repeat(500) });
    const record = readRecord(await runInside(['chat', 'Xin chào', '--max-wits', '60', '--json'], { env }));
    expect(record).toMatchObject({ ok: true, finish_reason: 'length' });
    const { spent } = record['wits'] as { spent: number };
    expect(spent).toBeGreaterThan(20);
    expect(spent).toBeLessThanOrEqual(60);
  });

  it('leaves a lower --max-tokens as it is', async () => {
    const { env } = await startGateway({ answer: 'word '.repeat(500) });
    const args = ['chat', 'hi', '--max-wits', '600', '--max-tokens', '5', '--json'];
    expect(readRecord(await runInside(args, { env }))).toMatchObject({ usage: { output_tokens: 5 } });
  });

  it.each([
    ['an option', ['--max-wits', '5'], {}],
    ['the environment', [], { CLAWWITS_MAX_WITS: '5' }],
  ])('by %s refuses what it cannot cover, and sends nothing', async (_name, args, more) => {
    const { server, env } = await startGateway();
    const finished = await runInside(['chat', 'Xin chào', '--json', ...args], { env: { ...env, ...more } });
    expect(readRecord(finished)).toMatchObject({
      exit_code: 2,
      error: { code: 'max_wits_exceeded' },
      wits: { spent: 0 },
    });
    expect(server.gateway.calls).toEqual([]);
  });

  it('must be a number in the environment too', async () => {
    const { env } = await startGateway();
    const finished = await runInside(['chat', 'hi'], { env: { ...env, CLAWWITS_MAX_WITS: 'all' } });
    expect(finished).toMatchObject({ exitCode: 2, stdout: '' });
  });
});

describe('--usage', () => {
  it('tells what was spent and what is left', async () => {
    const { env } = await startGateway({ wits: 5_000, answer: 'one two three' });
    const { stdout, stderr } = await runInside(['chat', 'hi', '--usage'], { env });
    expect(stdout).toBe('one two three\n');
    expect(stderr).toMatch(/^clawwits: (\d+) Wits spent \(\d+ in, \d+ out\), 4,9\d\d left\n$/);
  });
});

it('an answer that ends at --max-tokens is complete, and that is said', async () => {
  const { env } = await startGateway({ answer: 'one two three four five six' });
  const finished = await runInside(['chat', 'hi', '--max-tokens', '2'], { env });
  expect(finished).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('the answer ends at 2 tokens') });
});

it.each([
  ['--max-wits where that is lower', ['--max-wits', '40', '--max-tokens', '500'], 'give more with --max-wits'],
  ['--max-tokens where that is lower', ['--max-wits', '400', '--max-tokens', '2'], 'give more with --max-tokens'],
])('an answer that was cut short names %s as its limit', async (_name, args, expected) => {
  const { env } = await startGateway({ answer: 'word '.repeat(500) });
  const { exitCode, stderr } = await runInside(['chat', 'hi', ...args], { env });
  expect(exitCode).toBe(0);
  expect(stderr).toContain(expected);
});

describe('-o', () => {
  const serve = async (answer: Parameters<typeof startFaultServer>[0]) => {
    const { url } = await startFaultServer(answer);
    return { CLAWWITS_BASE_URL: url, CLAWWITS_API_KEY: 'cw_sk_test' };
  };

  it('replaces the file with what is complete, and leaves standard output empty', async () => {
    const folder = await makeFolder();
    const path = join(folder, 'answer.txt');
    await writeFile(path, 'before');
    const env = await serve((response) => sendStream(response, ['Xin ', 'chào']));
    expect(await runInside(['chat', 'hi', '-o', path], { env })).toMatchObject({ exitCode: 0, stdout: '' });
    expect(await readFile(path, 'utf8')).toBe('Xin chào\n');
    expect(await readdir(folder)).toEqual(['answer.txt']);
  });

  it('keeps the file as it was where the answer broke off, and the part next to it', async () => {
    const folder = await makeFolder();
    const path = join(folder, 'answer.txt');
    await writeFile(path, 'before');
    const env = await serve((response) => {
      beginStream(response, ['Half']);
      response.end();
    });
    expect((await runInside(['chat', 'hi', '-o', path], { env })).exitCode).toBe(8);
    expect(await readFile(path, 'utf8')).toBe('before');
    expect(await readFile(`${path}.partial`, 'utf8')).toBe('Half\n');
    expect((await readdir(folder)).sort()).toEqual(['answer.txt', 'answer.txt.partial']);
  });

  it('leaves nothing behind of a call that failed', async () => {
    const folder = await makeFolder();
    const args = ['chat', 'hi', '--max-retries', '0', '-o', join(folder, 'answer.txt')];
    expect((await runInside(args, { env: await serve((response) => void response.destroy()) })).exitCode).toBe(6);
    expect(await readdir(folder)).toEqual([]);
  });

  it('holds the record of a failure too', async () => {
    const path = join(await makeFolder(), 'record.json');
    const { exitCode, stdout } = await runInside(['chat', 'hi', '--json', '-o', path]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(readRecord({ stdout: await readFile(path, 'utf8') })).toMatchObject({ exit_code: 3 });
  });

  it('that cannot be written is refused before anything is sent', async () => {
    const server = await startFaultServer((response) => sendStream(response, ['x']));
    const env = { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: 'cw_sk_test' };
    const args = ['chat', 'hi', '-o', join(await makeFolder(), 'missing', 'answer.txt')];
    expect((await runInside(args, { env })).exitCode).toBe(2);
    expect(server.requests).toEqual([]);
  });
});
