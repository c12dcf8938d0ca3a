import { describe, expect, it } from 'vitest';
import { beginStream, sendError, sendJson, startFaultServer } from '../../support/fault-server.ts';
import { readRecord } from '../../support/run-command.ts';
import { runInside } from '../../support/run-inside.ts';

const key = 'cw_sk_test_key';

async function gate(answer: Parameters<typeof startFaultServer>[0], ...args: string[]) {
  const server = await startFaultServer(answer);
  const env = { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: key };
  return runInside(['balance', '--max-retries', '0', ...args], { env });
}

const holding =
  (available: unknown): Parameters<typeof startFaultServer>[0] =>
  (response) =>
    sendJson(response, 200, { userId: 'u', available, reserved: 1, lifetimeUsed: 2 });

describe('a gate on the balance', () => {
  it.each([
    ['more', 1_001, 0],
    ['exactly as much', 1_000, 0],
    ['less', 999, 10],
    ['nothing', 0, 10],
  ])('with %s ends with the right code, and tells the balance either way', async (_name, available, exitCode) => {
    const finished = await gate(holding(available), '--fail-below', '1,000', '--json');
    expect(finished.exitCode).toBe(exitCode);
    expect(readRecord(finished)).toMatchObject({
      ok: exitCode === 0,
      exit_code: exitCode,
      data: { available },
      wits: { balance_after: available },
      error: exitCode === 0 ? null : { code: 'balance_below_threshold' },
    });
  });

  it.each<[string, Parameters<typeof startFaultServer>[0], number]>([
    ['no number', holding('plenty'), 6],
    ['no balance at all', (response) => sendJson(response, 200, null), 6],
    ['a page', (response) => response.end('<html>Welcome</html>'), 6],
    ['404', (response) => sendError(response, 404, 'not_found'), 6],
    ['400', (response) => sendError(response, 400, 'invalid_request'), 6],
    ['502', (response) => sendError(response, 502, 'router_error'), 6],
    ['429', (response) => sendError(response, 429, 'rate_limited'), 5],
    ['401', (response) => sendError(response, 401, 'unauthorized'), 3],
    ['403', (response) => sendError(response, 403, 'forbidden'), 3],
    ['a connection that breaks', (response) => void response.destroy(), 6],
  ])('that is answered with %s is neither open nor shut', async (_name, answer, exitCode) => {
    expect((await gate(answer, '--fail-below', '1')).exitCode).toBe(exitCode);
  });

  it('without a key ends with 3', async () => {
    expect((await runInside(['balance', '--fail-below', '1'])).exitCode).toBe(3);
  });

  it.each(['-5', 'many', '1.5', '1,00', ''])('takes no %j', async (threshold) => {
    expect((await runInside(['balance', '--sandbox', `--fail-below=${threshold}`])).exitCode).toBe(2);
  });
});

describe('--field', () => {
  it('prints one value alone', async () => {
    expect(await gate(holding(12), '--field', 'data.available')).toMatchObject({
      stdout: '12\n',
      stderr: '',
      exitCode: 0,
    });
    expect(await gate(holding(12), '--field', 'exit_code')).toMatchObject({ stdout: '0\n' });
    expect(await gate(holding(12), '--field', 'model')).toMatchObject({ stdout: '\n' });
  });

  it.each([
    ['the command', 'command'],
    ['the exit code', 'exit_code'],
    ['the data', 'data.available'],
    ['the error', 'error.code'],
  ])('prints nothing on a failure, whether %s is asked for or another field', async (_name, field) => {
    const refuse: Parameters<typeof gate>[0] = (response) => sendError(response, 401, 'unauthorized');
    expect(await gate(refuse, '--field', field)).toMatchObject({ stdout: '', exitCode: 3 });
    const gateFailed = await gate(holding(12), '--field', field, '--fail-below', '13');
    expect(gateFailed).toMatchObject({ stdout: '', exitCode: 10 });
    expect(gateFailed.stderr).toContain('12');
  });

  it('prints nothing of an answer that is incomplete, not even what had arrived', async () => {
    const server = await startFaultServer((response) => {
      beginStream(response, ['Half']);
      response.end();
    });
    const env = { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: key };
    expect(await runInside(['chat', 'hi', '--field', 'data.text'], { env })).toMatchObject({ stdout: '', exitCode: 8 });
  });

  it('refuses a field that no record has, before anything is sent', async () => {
    const server = await startFaultServer(holding(12));
    const env = { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: key };
    const { exitCode, stderr } = await runInside(['balance', '--field', 'data.avialable'], { env });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('data.available');
    expect(server.requests).toEqual([]);
  });
});
