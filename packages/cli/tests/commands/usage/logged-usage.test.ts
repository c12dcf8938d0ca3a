import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { UsageLine } from '../../../src/usage-log/usage-log.ts';
import { englishIn } from '../../support/english-in.ts';
import { makeHome, readRecord, runCommand } from '../../support/run-command.ts';
import { runInside } from '../../support/run-inside.ts';
import { expectResult } from '../../support/schemas.ts';

const dayMs = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * dayMs).toISOString();
const dayOf = (time: string) => time.slice(0, 10);

/** Writes a log of calls, each in the file of its month. */
async function makeLog(lines: readonly Partial<UsageLine>[]): Promise<Readonly<Record<string, string>>> {
  const env = await makeHome();
  const folder = join(env['XDG_STATE_HOME'] ?? '', 'clawwits', 'usage');
  await mkdir(folder, { recursive: true });
  for (const [index, line] of lines.entries()) {
    const at = line.at ?? daysAgo(0);
    const whole = {
      schema_version: 1,
      type: 'settled',
      id: `${index}`,
      command: 'chat',
      gateway: 'clawwits',
      ...line,
      at,
    };
    await writeFile(join(folder, `${at.slice(0, 7)}.jsonl`), `${JSON.stringify(whole)}\n`, { flag: 'a' });
  }
  return env;
}

const tokens = (input_tokens: number, output_tokens: number) => ({ input_tokens, output_tokens });

const log: readonly Partial<UsageLine>[] = [
  { at: daysAgo(40), ...tokens(5_000, 5_000) },
  { at: daysAgo(3), model: 'small', session: 'geography', ...tokens(100, 900) },
  { at: daysAgo(3), model: 'large', ...tokens(1_000, 1_000), estimated: true },
  { at: daysAgo(1), model: 'small', session: 'geography', ...tokens(10, 20) },
  { at: daysAgo(1), gateway: 'clew', model: 'dear', ...tokens(7, 3), cost_usd: 0.25 },
  { at: daysAgo(0), gateway: 'clew', command: 'image', cost_usd: 0.5 },
  { at: daysAgo(0), type: 'sent', at_most_tokens: 300, model: 'large' },
  { at: daysAgo(0), sandbox: true, ...tokens(50, 50) },
];

const rows = (stdout: string) => stdout.split('\n').map((line) => line.split(/ {2,}/).join('|'));

describe('clawwits usage', () => {
  it('adds up the days of the log in a pipe, play money and calls that are not settled apart', async () => {
    const { stdout, stderr, exitCode } = await runCommand(['usage'], { env: await makeLog(log) });
    expect(exitCode).toBe(0);
    expect(stderr).toBe('clawwits: without 1 request of the sandbox, which --sandbox shows\n');
    expect(rows(stdout)).toEqual([
      `Since ${dayOf(daysAgo(29))}: about 3,030 Wits, 10 tokens of other gateways, $0.75 in 6 requests`,
      'Not settled: 1 request, whose cost is unknown, at most 300 tokens',
      '',
      'DAY|WITS|TOKENS|REQUESTS|COST|NOT SETTLED',
      `${dayOf(daysAgo(3))}|3,000|3,000|2`,
      `${dayOf(daysAgo(1))}|30|40|2|$0.25`,
      `${dayOf(daysAgo(0))}|0|0|2|$0.50|1, at most 300`,
      '',
    ]);
  });

  it.each([
    ['model', ['large|2,000|2,000|2|1, at most 300', 'small|1,030|1,030|2', 'dear|0|10|1|$0.25', '(none)|0|0|1|$0.50']],
    ['session', ['(none)|2,000|2,010|4|$0.75|1, at most 300', 'geography|1,030|1,030|2']],
    ['gateway', ['clawwits|3,030|3,030|4|1, at most 300', 'clew|0|10|2|$0.75']],
  ])('adds up by %s, the dearest first', async (by, expected) => {
    const { stdout } = await runInside(['usage', '--by', by], { env: await makeLog(log) });
    expect(rows(stdout.slice(stdout.indexOf('\n\n') + 2)).slice(1, -1)).toEqual(expected);
  });

  it('draws a chart of every day on a terminal', async () => {
    const env = { ...(await makeLog(log)), LC_ALL: 'C.UTF-8' };
    const { stdout } = await runInside(['usage', '--days', '5'], { env, columns: 60 });
    expect(stdout).toContain(`Tokens a day, 5 days; the most: 3,000 on ${dayOf(daysAgo(3))}`);
    expect(stdout).toContain(`   ██          \n`.trimEnd());
    const wits = await runInside(['usage', '--gateway', 'clawwits'], { env, columns: 60 });
    expect(wits.stdout).toContain('Wits a day, 30 days');
  });

  it('has a record of the same', async () => {
    const record = readRecord(await runInside(['usage', '--by', 'gateway', '--json'], { env: await makeLog(log) }));
    expectResult(record);
    expect(record['data']).toMatchObject({
      ...{ sandbox: false, by: 'gateway', requests: 6, wits: 3_030, cost_usd: 0.75, estimated: true },
      ...{ unsettled_requests: 1, unsettled_at_most_tokens: 300, torn_lines: 0 },
      groups: [
        { name: 'clawwits', wits: 3_030 },
        { name: 'clew', cost_usd: 0.75 },
      ],
    });
    const field = await runInside(['usage', '--field', 'data.wits'], { env: await makeLog(log) });
    expect(field.stdout).toBe('3030\n');
  });

  it('takes a day or an age with --since, and one gateway with --gateway', async () => {
    const env = await makeLog(log);
    const witsOf = async (...args: string[]) =>
      (readRecord(await runInside(['usage', '--json', ...args], { env }))['data'] as { wits: number }).wits;
    expect(await witsOf('--since', '60d')).toBe(13_030);
    expect(await witsOf('--since', dayOf(daysAgo(1)))).toBe(30);
    expect(await witsOf('--since', '12h')).toBe(0);
    expect(await witsOf('--gateway', 'clew', '--local')).toBe(0);
    expect(await witsOf('--sandbox')).toBe(100);
    for (const args of [
      ['--since', 'yesterday'],
      ['--since', '2d', '--days', '2'],
      ['--by', 'week'],
    ])
      expect((await runInside(['usage', ...args], { env })).exitCode).toBe(2);
  });

  it('shows what Clew counted at Clew, and the log where an option asks for it', async () => {
    const env = await makeLog(log);
    const clew = ['usage', '--gateway', 'clew', '--sandbox', '--json'];
    const remote = readRecord(await runInside(clew, { env }));
    expectResult(remote);
    expect(remote['data']).toHaveProperty('summary');
    for (const more of [['--local'], ['--by', 'model'], ['--since', '3d']])
      expect(readRecord(await runInside([...clew, ...more], { env }))['data']).toHaveProperty('groups');
  });

  it('names what it cannot read, and adds up the rest', async () => {
    const env = await makeLog(log);
    const folder = join(env['XDG_STATE_HOME'] ?? '', 'clawwits', 'usage');
    await mkdir(join(folder, '2999-01.jsonl'));
    await writeFile(join(folder, `${daysAgo(0).slice(0, 7)}.jsonl`), '{"schema_version":1,"ty', { flag: 'a' });
    const { stdout, stderr, exitCode } = await runInside(['usage'], { env });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('3,030 Wits');
    expect(stderr).toMatch(/2999-01\.jsonl is left out: .*EISDIR/);
    expect(stderr).toContain('were not written to their ends are left out: 1');
  });

  it('says where nothing was spent, and all of it in Vietnamese', async () => {
    expect((await runInside(['usage'])).stdout).toMatch(/^Nothing was spent since \d{4}-\d\d-\d\d\.\n$/);
    const env = { ...(await makeLog(log)), LANG: 'vi_VN.UTF-8' };
    for (const args of [['--by', 'model'], ['--sandbox'], []]) {
      const { stdout, stderr } = await runInside(['usage', ...args], { env });
      expect(englishIn(stdout + stderr)).toEqual([]);
    }
  });
});
