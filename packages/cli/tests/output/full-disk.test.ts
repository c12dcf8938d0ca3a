import { spawnSync } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sendJson, sendStream, startFaultServer } from '../support/fault-server.ts';
import { makeFolder, makeHome, readRecord } from '../support/run-command.ts';
import { runInside } from '../support/run-inside.ts';

/** Mounts a file system of a few kB, as root can on Linux; `null` elsewhere. */
async function mountSmallDisk(): Promise<string | null> {
  const folder = await makeFolder();
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8k', 'tmpfs', folder]);
  if (status !== 0) return null;
  onTestFinished(() => void spawnSync('umount', [folder]));
  return folder;
}

const canMount = process.platform === 'linux' && process.getuid?.() === 0;
const disks = canMount ? ['a small one'] : [];
const words = Array.from({ length: 40 }, (_, index) => `${String(index).padStart(4, '0')}${'.'.repeat(500)}\n`);
const answer = words.join('');

async function serve() {
  const { url } = await startFaultServer((response, _request, body) => {
    if (body.includes('"stream":true')) sendStream(response, words);
    else {
      const message = { role: 'assistant', content: answer };
      const usage = { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 };
      sendJson(response, 200, { id: 'c', choices: [{ index: 0, message, finish_reason: 'stop' }], usage });
    }
  });
  return keyFor(url);
}

const keyFor = (url: string) => ({ CLAWWITS_BASE_URL: url, CLAWWITS_API_KEY: 'cw_sk_test' });

describe.each(disks)('with -o on a full disk (%s), an answer that was paid for', () => {
  it.each([
    ['streamed', []],
    ['whole', ['--no-stream']],
  ])('comes on standard output: %s', async (_name, more) => {
    const disk = (await mountSmallDisk()) ?? '';
    const args = ['chat', 'hi', '-o', join(disk, 'answer.txt'), ...more];
    const { exitCode, stdout, stderr } = await runInside(args, { env: await serve() });
    expect(stdout).toBe(answer);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('Nothing is lost: the output is on standard output');
    expect(stderr).toContain('The disk is full');
    expect(await readdir(disk)).toEqual([]);
  });

  it('is in a record on standard output that says the file was not written', async () => {
    const disk = (await mountSmallDisk()) ?? '';
    const args = ['chat', 'hi', '--json', '-o', join(disk, 'record.json')];
    const finished = await runInside(args, { env: await serve() });
    const record = readRecord(finished);
    expect(record).toMatchObject({
      ok: false,
      exit_code: 1,
      error: { code: 'output_failed' },
      data: { text: answer },
    });
    expect(finished.exitCode).toBe(1);
  });

  it('is in the events of stream-json, whose last line agrees with the exit code', async () => {
    const disk = (await mountSmallDisk()) ?? '';
    const args = ['chat', 'hi', '--output-format', 'stream-json', '-o', join(disk, 'events.jsonl')];
    const { exitCode, stdout } = await runInside(args, { env: await serve() });
    const events = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(events.flatMap(({ type, text }) => (type === 'text-delta' ? [text] : [])).join('')).toBe(answer);
    expect(events.filter(({ type }) => type === 'result')).toHaveLength(1);
    expect([exitCode, events.at(-1)]).toEqual([1, expect.objectContaining({ type: 'result', exit_code: 1 })]);
  });
});

describe.each(disks)('with a sandbox whose state is on a full disk (%s)', () => {
  it('a call is answered, and its note says that the wallet is not remembered', async () => {
    const disk = (await mountSmallDisk()) ?? '';
    await writeFile(join(disk, 'filler'), 'x'.repeat(8_192));
    const env = { ...(await makeHome()), CLAWWITS_STATE_DIR: disk };
    const { exitCode, stdout, stderr } = await runInside(['chat', 'hi', '--sandbox'], { env });
    expect(exitCode).toBe(0);
    expect(stdout).not.toBe('');
    expect(stderr).toMatch(/its wallet cannot be kept in .*; it lasts for this run alone/);
  });

  it('a session is refused before the call is sent: its answer could not be kept', async () => {
    const disk = (await mountSmallDisk()) ?? '';
    const { url, requests } = await startFaultServer((response) => sendStream(response, words));
    const env = { ...(await makeHome()), CLAWWITS_STATE_DIR: disk, ...keyFor(url) };
    const { exitCode, stdout, stderr } = await runInside(['chat', 'hi', '--session', 's'], { env });
    expect({ exitCode, stdout, requests }).toEqual({ exitCode: 2, stdout: '', requests: [] });
    expect(stderr).toMatch(/cannot be kept in .*s\.jsonl: ENOSPC/);
  });

  it('that is read-only, a session is refused and a call is answered with one note', async () => {
    const disk = (await mountSmallDisk()) ?? '';
    expect(spawnSync('mount', ['-o', 'remount,ro', disk]).status).toBe(0);
    const env = { ...(await makeHome()), CLAWWITS_STATE_DIR: disk, ...(await serve()) };
    expect(await runInside(['chat', 'hi', '--session', 's'], { env })).toMatchObject({
      ...{ exitCode: 2, stdout: '' },
      stderr: expect.stringContaining('EROFS'),
    });
    const { exitCode, stdout, stderr } = await runInside(['chat', 'hi'], { env });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: answer });
    expect(stderr).toMatch(/^clawwits: clawwits usage cannot count this: [^\n]*EROFS[^\n]*\n$/);
  });

  it('a session is refused before the call, naming its file', async () => {
    const disk = (await mountSmallDisk()) ?? '';
    await writeFile(join(disk, 'sessions'), 'not a folder');
    const env = { ...(await makeHome()), CLAWWITS_STATE_DIR: disk };
    const { exitCode, stdout, stderr } = await runInside(['chat', 'hi', '--sandbox', '--session', 's'], { env });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('sessions');
  });
});

it.each([
  ['a folder', '.', 'Give -o the name of a file in that folder'],
  ['a file in a folder that is not there', 'missing/answer.txt', 'There is no such folder'],
])('-o with %s is refused before anything is sent, by a hint that fits', async (_name, path, hint) => {
  const folder = await makeFolder();
  const finished = await runInside(['chat', 'hi', '-o', join(folder, path)], { env: await serve() });
  expect(finished).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining(hint) });
});
