import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runBatch, verifyBatch } from '../src/index.ts';
import { takeLock } from '../src/lock.ts';
import { chatLines, makeBatchFolder } from './support/batch-folder.ts';
import { startGateway } from './support/start-gateway.ts';

/** A batch of ten items that is done. */
async function finishBatch() {
  const { client, gateway, paid } = await startGateway();
  const folder = makeBatchFolder();
  folder.writeInput(chatLines(10));
  const run = () => runBatch(folder.input, { client, output: folder.output });
  await run();
  return { folder, run, gateway, paid, journal: `${folder.output}.journal` };
}

/** Takes the last lines of a file away, and leaves a part of the first of them. */
function tearLines(path: string, count: number, keep: number): void {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  const kept = lines.slice(0, -count).map((line) => `${line}\n`);
  writeFileSync(path, kept.join('') + (lines.at(-count) ?? '').slice(0, keep));
}

describe('a batch that was killed', () => {
  test('at any byte of its journal goes on, and pays nothing twice', async () => {
    const { folder, run, paid, journal } = await finishBatch();
    const [output, records] = [readFileSync(folder.output), readFileSync(journal)];
    const header = records.indexOf(10) + 1;
    const first = records.indexOf(10, records.indexOf('"sent"')) + 1;
    const before = paid();
    for (let size = records.length - 1; size > first; size -= 37) {
      writeFileSync(folder.output, output);
      writeFileSync(journal, records.subarray(0, size));
      // What was sent is in the journal, or was not sent: the output has no line of it.
      const sent = new Set([...records.toString('utf8', 0, size).matchAll(/"sent":(\d+),.*\n/g)].map(([, at]) => at));
      const lines = output.toString().trimEnd().split('\n');
      const known = lines.filter((line) => sent.has(/_(\d+)",/.exec(line)?.[1]));
      writeFileSync(folder.output, known.map((line) => `${line}\n`).join(''));
      await run();
      expect(
        verifyBatch(folder.output).problems.filter((problem) => !problem.includes('wallet')),
        `${size}`,
      ).toEqual([]);
    }
    expect(header).toBeGreaterThan(100);
    expect(paid()).toBe(before);
  });

  test('in the middle of a line of its output writes that line once', async () => {
    const { folder, run, journal } = await finishBatch();
    // The journal has not called the last three finished.
    const open = folder.readJournal().filter((record) => !('end' in record));
    const last = open.filter((record) => 'done' in record).slice(-3);
    writeFileSync(
      journal,
      open
        .filter((record) => !last.includes(record))
        .map((record) => `${JSON.stringify(record)}\n`)
        .join(''),
    );
    tearLines(folder.output, 3, 40);

    expect(await run()).toMatchObject({ status: 'complete', done: 10, replays: 3, runs: 2 });
    expect(verifyBatch(folder.output)).toMatchObject({ ok: true });
  });

  test('before its journal has a line begins anew', async () => {
    const { client } = await startGateway();
    const folder = makeBatchFolder();
    folder.writeInput(chatLines(2));
    writeFileSync(`${folder.output}.journal`, '{"batch":"batch_00');
    expect(await runBatch(folder.input, { client, output: folder.output })).toMatchObject({ done: 2 });
  });

  test('leaves a lock behind that the next run takes over', async () => {
    const { folder, run } = await finishBatch();
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    for (const owner of [
      { pid, host: hostname(), started: 'another boot 1' },
      { pid: process.pid, host: hostname(), started: 'another boot 1' },
    ]) {
      writeFileSync(`${folder.output}.lock`, JSON.stringify(owner));
      expect(await run()).toMatchObject({ status: 'complete' });
      expect(existsSync(`${folder.output}.lock`)).toBe(false);
    }
  });
});

describe('a batch that is done', () => {
  test('sends nothing when it is run again', async () => {
    const { run, gateway } = await finishBatch();
    const calls = gateway.calls.length;
    expect(await run()).toMatchObject({ status: 'complete', done: 10, runs: 1 });
    expect(gateway.calls).toHaveLength(calls);
  });

  test.each([
    ['lost a line', (path: string) => tearLines(path, 1, 0), /the line of item \d+ is missing/],
    [
      'has a foreign line',
      (path: string) => appendFileSync(path, '{"id":"x"}\n'),
      /Line 11 of .* does not belong to this batch/,
    ],
    [
      'has a line twice',
      (path: string) => appendFileSync(path, `${readFileSync(path, 'utf8').split('\n')[0]}\n`),
      /line 11 is of an item that has a line before/,
    ],
  ])('does not go on, and does not verify, if its output %s', async (_, damage, message) => {
    const { folder, run } = await finishBatch();
    damage(folder.output);
    await expect(run()).rejects.toMatchObject({ code: 'output_changed', message: expect.stringMatching(message) });
    let verified = true;
    try {
      verified = verifyBatch(folder.output).ok;
    } catch {
      verified = false;
    }
    expect(verified).toBe(false);
  });

  test('does not verify if an answer was edited', async () => {
    const { folder } = await finishBatch();
    const text = readFileSync(folder.output, 'utf8');
    writeFileSync(folder.output, text.replace(/"prompt_tokens":\d+/, '"prompt_tokens":1'));
    expect(verifyBatch(folder.output).problems).toEqual([
      expect.stringMatching(/^Line 1, .* has cost .* Wits, and in the journal/),
    ]);
  });

  test('does not verify if something else used the wallet meanwhile', async () => {
    const { client, server } = await startGateway();
    const folder = makeBatchFolder();
    folder.writeInput(chatLines(3));
    let used = false;
    await runBatch(folder.input, {
      client,
      output: folder.output,
      async check() {
        if (used) return;
        used = true;
        await client.embeddings.create({ input: 'Something else' });
      },
    });
    expect(server.gateway.calls.length).toBeGreaterThan(3);
    expect(verifyBatch(folder.output).problems).toEqual([expect.stringContaining('Did something else use the wallet')]);
  });

  test('goes on where its journal is damaged only once it is restored', async () => {
    const { run, journal } = await finishBatch();
    const records = readFileSync(journal, 'utf8').split('\n');
    records[2] = 'nonsense';
    writeFileSync(journal, records.join('\n'));
    await expect(run()).rejects.toMatchObject({ code: 'journal_damaged', line: 3 });
  });
});

describe('an output', () => {
  test('without a journal is refused', async () => {
    const { folder, run, journal } = await finishBatch();
    rmSync(journal);
    await expect(run()).rejects.toMatchObject({ code: 'output_exists' });
    expect(() => verifyBatch(folder.output)).toThrow(/There is no batch of/);
  });

  test('in a folder that is missing or is a file is refused', async () => {
    const { client, gateway } = await startGateway();
    const folder = makeBatchFolder();
    folder.writeInput(chatLines(1));
    for (const output of [join(folder.path, 'missing/out.jsonl'), join(folder.input, 'out.jsonl')]) {
      await expect(runBatch(folder.input, { client, output })).rejects.toMatchObject({ code: 'not_writable' });
    }
    const readOnly = join(folder.path, 'read-only');
    mkdirSync(readOnly);
    chmodSync(readOnly, 0o500);
    // Root may write everywhere.
    if (process.getuid?.() !== 0) {
      const output = join(readOnly, 'out.jsonl');
      await expect(runBatch(folder.input, { client, output })).rejects.toMatchObject({ code: 'not_writable' });
    }
    expect(gateway.calls).toEqual([]);
  });

  test('of a batch that another process runs is refused', async () => {
    const { client, gateway } = await startGateway();
    const folder = makeBatchFolder();
    folder.writeInput(chatLines(1));
    const release = takeLock(`${folder.output}.lock`);
    await expect(runBatch(folder.input, { client, output: folder.output })).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringContaining(`the process ${process.pid}`),
    });
    release();
    writeFileSync(`${folder.output}.lock`, JSON.stringify({ pid: 1, host: 'another.example', started: null }));
    await expect(runBatch(folder.input, { client, output: folder.output })).rejects.toMatchObject({ code: 'locked' });
    expect(gateway.calls).toEqual([]);
  });

  test('of two runs at the same moment belongs to one of them', async () => {
    const { client } = await startGateway();
    const folder = makeBatchFolder();
    folder.writeInput(chatLines(20));
    const ends = await Promise.allSettled(
      [1, 2, 3].map(() => runBatch(folder.input, { client, output: folder.output })),
    );
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(verifyBatch(folder.output).ok).toBe(true);
  });
});

const canMount = process.platform === 'linux' && process.getuid?.() === 0;

describe.each(canMount ? ['a small one'] : [])('on a full disk (%s)', () => {
  test('a batch stops with everything kept, and goes on once there is room', async () => {
    const { client, paid } = await startGateway({ answer: 'Xin chào! '.repeat(100) });
    const folder = makeBatchFolder();
    folder.writeInput(chatLines(100));
    const disk = join(folder.path, 'disk');
    mkdirSync(disk);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=32k', 'tmpfs', disk]).status !== 0) return;
    onTestFinished(() => void spawnSync('umount', [disk]));
    const output = join(disk, 'out.jsonl');

    await expect(runBatch(folder.input, { client, output })).rejects.toMatchObject({ code: 'disk_full' });
    spawnSync('mount', ['-o', 'remount,size=4m', disk]);

    expect(await runBatch(folder.input, { client, output })).toMatchObject({
      status: 'complete',
      done: 100,
      wits: paid(),
    });
    expect(verifyBatch(output).problems).toEqual([]);
    truncateSync(output, 0);
  });
});
