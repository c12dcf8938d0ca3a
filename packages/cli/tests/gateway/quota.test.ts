import { startServer } from '@clawwits/mock-gateway/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { describeQuota } from '../../src/gateway/describe-quota.ts';
import { listLimits } from '../../src/gateway/list-limits.ts';
import { describeMoment, describeWait } from '../../src/i18n/describe-time.ts';
import { formatUSD } from '../../src/i18n/format-usd.ts';
import { inEnglish } from '../../src/i18n/translate.ts';
import { readRecord } from '../support/run-command.ts';
import { runInside } from '../support/run-inside.ts';
import { expectResult } from '../support/schemas.ts';

function closing<Server extends { close(): Promise<void> }>(server: Server): Server {
  onTestFinished(() => server.close());
  return server;
}

const hour = 3_600_000;

describe('a budget that is spent', () => {
  it('comes back with the window at Techopenclaw: when, and in how long, on standard error and in the record', async () => {
    const server = closing(await startServer({ gateway: 'techopenclaw', budgetUSD: 1e-9, windowMs: 2 * hour }));
    const env = { TECHOPENCLAW_API_KEY: server.apiKey, TECHOPENCLAW_BASE_URL: server.url };
    for (const command of ['chat', 'messages']) {
      const args = [command, 'hi', '-m', 'gpt-5.4', '--gateway', 'techopenclaw'];
      await runInside(args, { env });
      server.gateway.clearCalls();
      const text = await runInside(args, { env });
      expect(text).toMatchObject({ exitCode: 4, stdout: '' });
      expect(text.stderr).toMatch(
        /\nhint: The budget comes back at \d{4}-\d\d-\d\d \d\d:\d\d UTC, in (2 h|1 h \d\d min): run it again then, or /,
      );
      expect(text.stderr).not.toMatch(/\d ms\.|retryAfterMs/);
      // It was sent once: waiting is the caller's choice.
      expect(server.gateway.calls).toHaveLength(1);
      const record = readRecord(await runInside([...args, '--json'], { env }));
      expectResult(record);
      expect(record).toMatchObject({
        exit_code: 4,
        error: { code: 'quota_exhausted', http_status: 402, retryable: false },
        wits: { spent: 0, remaining_usd: 0, resets_at: expect.stringMatching(/Z$/) },
      });
      const { retry_after_ms: wait } = record['error'] as { retry_after_ms: number };
      expect(wait).toBeGreaterThan(hour);
      expect(wait).toBeLessThanOrEqual(2 * hour);
    }
  });

  it('comes back with the month at Clew, which does not say so itself', async () => {
    const server = closing(await startServer({ gateway: 'clew', tier: 'free' }));
    const account = server.gateway.account();
    account.usage.add(Date.now(), 'DeepSeek', { promptTokens: 100_000, outputTokens: 0 }, 0.1);
    const env = { CLEW_API_KEY: server.apiKey, CLEW_BASE_URL: server.url };
    const args = ['chat', 'hi', '--gateway', 'clew'];
    const { stderr, exitCode } = await runInside(args, { env });
    expect(exitCode).toBe(4);
    expect(stderr).toMatch(
      /hint: The month's tokens come back at \d{4}-\d\d-01 00:00 UTC, in .+ or take a higher tier/,
    );
    const record = readRecord(await runInside([...args, '--json'], { env }));
    expectResult(record);
    expect(record).toMatchObject({ error: { code: 'quota_exhausted', http_status: 429 } });
    expect((record['error'] as { retry_after_ms: number }).retry_after_ms).toBeGreaterThan(0);
  });

  it('of ClawWits does not come back by itself', async () => {
    const server = closing(await startServer({ wits: 10 }));
    const env = { CLAWWITS_API_KEY: server.apiKey, CLAWWITS_BASE_URL: server.url };
    const record = readRecord(await runInside(['chat', 'hi', '--json'], { env }));
    expect(record).toMatchObject({
      exit_code: 4,
      error: { code: 'insufficient_wits', retry_after_ms: null, hint: expect.stringContaining('/pricing') },
    });
  });

  it("is reported for Klawd's day as too many requests", async () => {
    const server = closing(await startServer({ gateway: 'klawd', tier: 'free' }));
    const account = server.gateway.account();
    for (let count = 0; count < 100; count++) account.day.count(100, Date.now());
    const env = { KLAWD_API_KEY: server.apiKey, KLAWD_BASE_URL: server.url };
    const { stderr, exitCode } = await runInside(['chat', 'hi', '--gateway', 'klawd'], { env });
    expect({ exitCode, stderr }).toEqual({ exitCode: 5, stderr: expect.stringMatching(/It asks to wait 2[34] h/) });
  });

  it('is reported in Vietnamese with the same time', async () => {
    const server = closing(await startServer({ gateway: 'techopenclaw', budgetUSD: 1e-9 }));
    const env = { TECHOPENCLAW_API_KEY: server.apiKey, TECHOPENCLAW_BASE_URL: server.url, LANG: 'vi_VN.UTF-8' };
    const args = ['chat', 'hi', '-m', 'gpt-5.4', '--gateway', 'techopenclaw'];
    await runInside(args, { env });
    expect((await runInside(args, { env })).stderr).toMatch(/^lỗi: Đã dùng hết hạn mức\.\n.*\ngợi ý: .*\d\d:\d\d UTC/);
  });
});

describe('what is said of it', () => {
  const now = Date.UTC(2026, 11, 30, 23, 59, 30);

  it.each([
    ['clew', {}, 86_430_000, /^The month's tokens come back at 2027-01-01 00:00 UTC, in 24 h 1 min: /],
    ['clew', { retryAfterMs: 1_000 }, 1_000, /^The budget comes back at 2026-12-31 00:00 UTC, in 1 s: /],
    ['techopenclaw', { limits: { resetsAtMs: now + hour } }, hour, /, in 1 h: run it again then, or /],
    ['techopenclaw', { limits: { resetsAtMs: now - hour } }, 0, /^The budget is back: run it again, or /],
    ['klawd', {}, undefined, /^Klawd does not say when it comes back: take a higher plan/],
  ] as const)('%s %j', (gateway, limits, retryAfterMs, expected) => {
    const said = describeQuota({ retryAfterMs: undefined, limits: {}, ...limits }, gateway, now);
    expect(said.retryAfterMs).toBe(retryAfterMs);
    expect(said.hint && inEnglish(said.hint)).toMatch(expected);
  });

  it.each([
    [0, '0 ms'],
    [999.2, '1000 ms'],
    [1_001, '1.1 s'],
    [59_999, '60 s'],
    [60_001, '2 min'],
    [hour - 1, '1 h'],
    [hour + 1, '1 h 1 min'],
    [24 * hour, '24 h'],
    [48 * hour, '2 days'],
    [48 * hour + 1, '3 days'],
  ])('a wait of %d ms is %s: never less than it is', (ms, expected) => {
    expect(inEnglish(describeWait(ms))).toBe(expected);
  });

  it('a moment is never earlier than it is', () => {
    expect(describeMoment(Date.UTC(2026, 0, 1, 0, 0, 1))).toBe('2026-01-01 00:01 UTC');
  });

  it.each([
    [0, '$0'],
    [0.08, '$0.08'],
    [0.25, '$0.25'],
    [1234.5, '$1,234.50'],
    [0.0000065, '$0.0000065'],
    [0.00123456, '$0.00123'],
    [1e-12, 'less than $0.000000001'],
  ])('%d dollars are %s', (amount, expected) => {
    expect(inEnglish(formatUSD(amount))).toBe(expected);
  });

  it('limits are listed as far as they are known, without terminal sequences', () => {
    expect(listLimits({})).toEqual([]);
    const limits = { remainingUSD: 3, resetsAtMs: 0, remainingRequests: 2, tier: 'a\x1b[1m\nb' };
    expect(listLimits(limits).map(inEnglish)).toEqual([
      '$3.00 left until 1970-01-01 00:00 UTC',
      '2 requests left in this window',
      'tier "a b"',
    ]);
  });
});
