import { describe, expect, it } from 'vitest';
import { Interruption } from '../../../src/errors/interruption.ts';
import { sendError, sendJson, startFaultServer } from '../../support/fault-server.ts';
import { readRecord } from '../../support/run-command.ts';
import { type InsideOptions, runInside } from '../../support/run-inside.ts';
import { expectEvent, expectResult } from '../../support/schemas.ts';

type Reported = number | 'broken' | 'refused';

/** Watches a balance that takes these values, and presses Ctrl-C once the last has been reported. */
async function watch(values: readonly Reported[], args: readonly string[], options: InsideOptions = {}) {
  const ending = new AbortController();
  let asked = 0;
  const server = await startFaultServer((response) => {
    const value = values[asked];
    asked += 1;
    if (value === undefined) {
      ending.abort(new Interruption('SIGINT'));
      return sendJson(response, 200, { userId: 'u', available: -1, reserved: 0, lifetimeUsed: 0 });
    }
    if (value === 'broken') return sendError(response, 502, 'router_error');
    if (value === 'refused') return sendError(response, 401, 'unauthorized');
    sendJson(response, 200, { userId: 'u', available: value, reserved: 0, lifetimeUsed: 0 });
  });
  const env = { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: 'cw_sk_test', ...options.env };
  const all = ['balance', '--watch', '--interval', '0.001', '--max-retries', '0', ...args];
  return runInside(all, { ...options, env, signal: ending.signal });
}

describe('balance --watch', () => {
  it('prints a line for each change in a pipe, and ends with 130 on Ctrl-C', async () => {
    const { stdout, stderr, exitCode } = await watch([5, 5, 4, 4, 6], []);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.map((line) => line.replace(/^\d{4}-\d\d-\d\dT[\d:.]+Z {2}/, ''))).toEqual([
      '5 Wits available, 0 reserved, 0 used so far',
      '4 Wits available, 0 reserved, 0 used so far',
      '6 Wits available, 0 reserved, 0 used so far',
    ]);
    expect({ stderr, exitCode }).toEqual({ stderr: 'clawwits: Interrupted.\n', exitCode: 130 });
  });

  it('prints an object for each change in stream-json, and the record last', async () => {
    const { stdout, exitCode } = await watch([5, 5, 4], ['--output-format', 'stream-json']);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.slice(0, -1)).toMatchObject([
      { type: 'balance', available: 5 },
      { type: 'balance', available: 4 },
    ]);
    for (const line of lines.slice(0, -1)) expectEvent(line);
    expectResult(lines.at(-1));
    expect(lines.at(-1)).toMatchObject({ exit_code: 130, data: { available: 4 } });
    expect(exitCode).toBe(130);
  });

  it('prints the one record in JSON, at its end', async () => {
    expect(readRecord(await watch([5, 4], ['--json']))).toMatchObject({ exit_code: 130, data: { available: 4 } });
  });

  it('keeps one line current on a terminal, however narrow', async () => {
    const { stdout } = await watch([2_000_000, 1_000_000], [], { columns: 40, env: { TERM: 'xterm', NO_COLOR: '1' } });
    expect(stdout).toBe(
      '\r\x1b[2K2,000,000 Wits available, 0 reserved, 0\r\x1b[2K1,000,000 Wits available, 0 reserved, 0\n',
    );
  });

  it('ends with 10 as soon as a gate fails', async () => {
    const { exitCode, stderr } = await watch([12, 11, 9], ['--fail-below', '10']);
    expect(exitCode).toBe(10);
    expect(stderr).toContain('9 Wits are available, less than 10');
  });

  it('waits for a gateway that is down, and says so once', async () => {
    const { exitCode, stderr, stdout } = await watch([5, 'broken', 'broken', 4], []);
    expect(exitCode).toBe(130);
    expect(stdout).toMatch(/ 5 Wits.*\n.* 4 Wits/);
    expect(stderr.match(/Asking again/g)).toHaveLength(1);
  });

  it('ends on an error that is not retryable', async () => {
    expect((await watch([5, 'refused'], [])).exitCode).toBe(3);
  });

  it('refuses an invalid interval', async () => {
    for (const interval of ['0', '-1', 'x']) {
      expect((await runInside(['balance', '--sandbox', `--interval=${interval}`])).exitCode).toBe(2);
    }
  });
});
