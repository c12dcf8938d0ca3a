import { once } from 'node:events';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ServerOptions, startServer } from '@clawwits/mock-gateway/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeFolder, makeHome, readRecord, runCommand, startCommand } from '../../support/run-command.ts';
import { expectResult } from '../../support/schemas.ts';

/** A gateway, and a batch of short chats for it. */
async function makeBatch(count: number, options: ServerOptions = {}) {
  const server = await startServer({ tier: 'enterprise', answer: 'Xin chào!', ...options });
  onTestFinished(() => server.close());
  const folder = await makeFolder();
  const [input, output] = [join(folder, 'in.jsonl'), join(folder, 'out.jsonl')];
  const line = (index: number) => ({
    custom_id: `q-${index}`,
    method: 'POST',
    url: '/v1/chat/completions',
    body: { model: 'auto', max_tokens: 20, messages: [{ role: 'user', content: `Question ${index}` }] },
  });
  writeFileSync(input, Array.from({ length: count }, (_, index) => `${JSON.stringify(line(index))}\n`).join(''));
  const env = { ...(await makeHome()), CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: server.apiKey };
  const batch = (...args: string[]) => runCommand(['batch', ...args], { env });
  const { gateway } = server;
  return { input, output, env, batch, gateway, paid: () => gateway.account().wallet.lifetimeUsed };
}

const linesOf = (path: string): string[] => readFileSync(path, 'utf8').trimEnd().split('\n');

describe('clawwits batch', () => {
  it('runs a file of calls, reports on it, and proves it', async () => {
    const { input, output, batch, paid, gateway } = await makeBatch(30);

    const run = await batch('run', input, '-o', output, '--max-wits', '10_000', '--json');
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expectResult(readRecord(run));
    expect(readRecord(run)).toMatchObject({ data: { status: 'complete', done: 30, failed: 0, wits: paid() } });
    expect(linesOf(output)).toHaveLength(30);

    const calls = gateway.calls.length;
    expect(await batch('run', input, '-o', output, '--max-wits', '10000')).toMatchObject({ exitCode: 0 });
    expect(gateway.calls).toHaveLength(calls);

    for (const command of ['status', 'verify', 'errors']) {
      const finished = await batch(command, output, '--json');
      expect(finished.exitCode).toBe(0);
      expectResult(readRecord(finished));
    }
    expect((await batch('verify', output)).stdout).toContain('every Wit is explained');
    appendFileSync(output, `${linesOf(output)[0]}\n`);
    expect(await batch('verify', output)).toMatchObject({ exitCode: 10 });
  });

  it('sends nothing without a cap or the choice of none', async () => {
    const { input, output, batch, gateway } = await makeBatch(1);
    expect(await batch('run', input, '-o', output)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--no-max-wits'),
    });
    expect(gateway.calls).toEqual([]);
    expect(await batch('run', input, '-o', output, '--no-max-wits')).toMatchObject({ exitCode: 0 });
  });

  it('ends with 4 where the cap or the wallet is exhausted, and goes on with more', async () => {
    const { input, output, batch, paid } = await makeBatch(60);
    const stopped = await batch('run', input, '-o', output, '--max-wits', '250', '--json');
    expect(stopped.exitCode).toBe(4);
    expectResult(readRecord(stopped));
    expect(readRecord(stopped)).toMatchObject({ data: { status: 'stopped', stopped_by: 'budget_exceeded' } });
    expect(paid()).toBeLessThanOrEqual(250);
    expect(await batch('run', input, '-o', output, '--max-wits', '5000')).toMatchObject({ exitCode: 0 });

    const poor = await makeBatch(60, { wits: 300 });
    expect(await poor.batch('run', poor.input, '-o', poor.output, '--no-max-wits')).toMatchObject({ exitCode: 4 });
  });

  it('ends with 8 where items failed, and lists them', async () => {
    const { input, output, batch } = await makeBatch(2);
    const body = { model: 'none', max_tokens: 5, messages: [{ role: 'user', content: 'Hi' }] };
    appendFileSync(input, `${JSON.stringify({ custom_id: 'bad', url: '/v1/chat/completions', body })}\n`);
    expect(await batch('run', input, '-o', output, '--no-max-wits')).toMatchObject({
      exitCode: 8,
      stderr: expect.stringContaining('clawwits batch errors'),
    });
    expect((await batch('errors', output)).stdout).toMatch(/^bad\tnot_found\t/);
  });

  it('reports the mistakes of an input with their lines, and sends nothing', async () => {
    const { input, output, batch, gateway } = await makeBatch(2);
    appendFileSync(input, 'nonsense\n');
    const run = await batch('run', input, '-o', output, '--no-max-wits');
    expect(run).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('Line 3 of') });
    const dryRun = await batch('run', input, '--dry-run', '--json');
    expect(dryRun.exitCode).toBe(2);
    expectResult(readRecord(dryRun));
    expect(readRecord(dryRun)).toMatchObject({ data: { problems: [{ line: 3, problem: 'is not JSON' }] } });
    expect(gateway.calls).toEqual([]);
    expect(await batch('status', output)).toMatchObject({ exitCode: 2 });
  });

  it('estimates what a batch can cost, and whether the wallet covers it', async () => {
    const { input, batch, gateway } = await makeBatch(10, { wits: 50 });
    const estimate = await batch('run', input, '--estimate');
    expect(estimate.exitCode).toBe(0);
    expect(estimate.stdout).toMatch(/10 items, at most [\d,]+ Wits; 0 name no limit/);
    expect(estimate.stderr).toContain('does not cover');
    expect(gateway.calls.every(({ endpoint }) => endpoint === 'witsBalance')).toBe(true);
  });

  it('finishes the calls in progress at Ctrl-C, and goes on later', async () => {
    const { input, output, env, batch, paid } = await makeBatch(200, { latency: { firstTokenMs: 30 } });
    const run = ['run', input, '-o', output, '--no-max-wits', '--concurrency', '4', '--honours-idempotency-key'];
    const { child, finished } = await startCommand(['batch', ...run], { env });
    while (paid() === 0) await new Promise((resolve) => setImmediate(resolve));
    child.kill('SIGINT');
    await once(child, 'exit');
    expect(await finished).toMatchObject({ exitCode: 130 });
    const done = linesOf(output).length;
    expect(done).toBeLessThan(200);
    const status = readRecord(await batch('status', output, '--json'));
    expect(status).toMatchObject({ data: { status: 'stopped', done, unknown: 0, wits: paid() } });
    expect(await batch(...run)).toMatchObject({ exitCode: 0 });
    expect(await batch('verify', output)).toMatchObject({ exitCode: 0 });
  });
});
