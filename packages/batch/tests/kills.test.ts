import { createWriteStream, statSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { startServer } from '@clawwits/mock-gateway/server';
import { expect, test } from 'vitest';
import { type BatchReceipt, verifyBatch } from '../src/index.ts';
import { chatLine, makeBatchFolder } from './support/batch-folder.ts';
import { buildProgram, endOf } from './support/run-child.ts';

/** `pnpm test:batch`, a check of `.ci/run`, makes it 3,000 items and 5 kills; `test:batch-large` 100,000 and 20. */
const items = Number(process.env['CLAWWITS_BATCH_ITEMS'] ?? 600);
const kills = Number(process.env['CLAWWITS_BATCH_KILLS'] ?? 3);

/** Faults of the gateway: of a hundred calls, one answer is lost, one is cut, two are refused as too many, one fails. */
const faults = ['lost-answer@0.01', 'cut@0.01', 'rate_limited:5@0.02', 'html-502@0.01'];

test(`${items} items, through ${kills} kills and a gateway with faults, have a line each and are billed once`, async () => {
  let settled = 0;
  let next = Number.POSITIVE_INFINITY;
  let onSettled: (() => void) | null = null;
  await using server = await startServer({
    tier: 'enterprise',
    wits: 1_000_000_000,
    answer: 'Xin chào!',
    faults,
    seed: 'kills',
    onSettle() {
      settled += 1;
      if (settled >= next) onSettled?.();
    },
  });
  using program = await buildProgram('run-batch.ts');
  const folder = makeBatchFolder();
  const file = createWriteStream(folder.input);
  for (let index = 0; index < items; index += 1) file.write(`${JSON.stringify(chatLine(index))}\n`);
  file.end();
  await finished(file);
  const start = () =>
    program.start([folder.input, folder.output, '16'], {
      CLAWWITS_BASE_URL: server.url,
      CLAWWITS_API_KEY: server.apiKey,
    });

  for (let kill = 1; kill <= kills; kill += 1) {
    const child = start();
    const end = endOf(child);
    next = Math.floor((items * kill) / (kills + 1)) + (kill % 3);
    await Promise.race([new Promise<void>((resolve) => (onSettled = resolve)), end]);
    child.kill('SIGKILL');
    expect((await end).code).toBeNull();
  }
  const { code, stdout, stderr } = await endOf(start());
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });

  const receipt = JSON.parse(stdout) as BatchReceipt;
  expect(receipt).toMatchObject({ status: 'complete', items, unknown: 0, left: 0, runs: kills + 1 });
  expect(receipt.done + receipt.failed).toBe(items);
  const { wallet } = server.gateway.account();
  expect(receipt.wits).toBe(wallet.lifetimeUsed);
  expect(wallet.reserved).toBe(0);
  expect(verifyBatch(folder.output)).toMatchObject({ ok: true, problems: [] });
  expect(receipt.replays).toBeGreaterThan(0);
  expect(statSync(folder.output).size).toBeGreaterThan(items * 100);
}, 3_600_000);
