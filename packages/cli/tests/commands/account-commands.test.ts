import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { startServer } from '@clawwits/mock-gateway/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { drawBars, showsUnicode } from '../../src/commands/usage/draw-bars.ts';
import { untranslated } from '../../src/i18n/localized-message.ts';
import { inEnglish } from '../../src/i18n/translate.ts';
import { formatTable } from '../../src/output/text/format-table.ts';
import { sendJson, startFaultServer } from '../support/fault-server.ts';
import { makeFolder, readRecord } from '../support/run-command.ts';
import { runInside } from '../support/run-inside.ts';
import { expectResult } from '../support/schemas.ts';

async function startClew() {
  const server = await startServer({ gateway: 'clew' });
  onTestFinished(() => server.close());
  const env = { CLEW_API_KEY: server.apiKey, CLEW_BASE_URL: server.url, CLAWWITS_GATEWAY: 'clew' };
  return { server, env };
}

/** A gateway that returns given answers, for cases that no real gateway should produce. */
async function answerWith(body: unknown) {
  const { url } = await startFaultServer((response) => sendJson(response, 200, body));
  return { CLEW_API_KEY: 'key', CLEW_BASE_URL: url, CLAWWITS_GATEWAY: 'clew' };
}

const longest = (text: string) => Math.max(...text.split('\n').map((line) => Array.from(line).length));

describe('models', () => {
  it('lists them in the order of the gateway, with what it tells of them', async () => {
    const { env } = await startClew();
    const { stdout, stderr, exitCode } = await runInside(['models'], { env, columns: 80 });
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    expect(stdout).toMatch(/^ID +PROVIDER +CONTEXT +PRICE IN/);
    expect(stdout).toMatch(/^deepseek-v4-pro +DeepSeek +1M +\$1\.50 \/ \$4\.00$/m);
    expect(stdout).toMatch(/^clew\/free +Clew +free$/m);
    const record = readRecord(await runInside(['models', '--json'], { env }));
    expectResult(record);
    const { models } = record['data'] as { models: { id: string }[] };
    expect(models[0]).toEqual({
      id: 'deepseek-v4-pro',
      provider: 'DeepSeek',
      context_window: 1_000_000,
      price: { input_per_million: 1.5, output_per_million: 4, per_image: null },
    });
    expect(models.map(({ id }) => id)).toEqual(
      stdout
        .split('\n')
        .slice(1, -1)
        .map((line) => line.split(' ')[0]),
    );
  });

  it('fits a narrow terminal', async () => {
    const { env } = await startClew();
    const { stdout } = await runInside(['models'], { env, columns: 40 });
    expect(longest(stdout)).toBeLessThanOrEqual(40);
    expect(stdout).toContain('deepseek-v4-pro\n  DeepSeek, 1M, $1.50 / $4.00\n');
  });

  it('shows nothing that a terminal would obey', async () => {
    const env = await answerWith({ data: [{ id: 'a\x1b[31m\nb', owned_by: '\x1b]0;title\x07' }] });
    const { stdout } = await runInside(['models'], { env, columns: 80 });
    expect(stdout.split('\n')).toHaveLength(3);
    expect(stdout).toContain('a b');
  });
});

describe('keys', () => {
  it('are made, listed and revoked; the secret is printed once, alone', async () => {
    const { env } = await startClew();
    const made = await runInside(['keys', 'create', 'deploy'], { env });
    expect(made).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^clew_sk_\w+\n$/) });
    expect(made.stderr).toContain('shown this once');
    const secret = made.stdout.trim();
    const other = { ...env, CLEW_API_KEY: secret };
    const listed = await runInside(['keys', 'list', '--json'], { env: other });
    expect(listed.stdout).not.toContain(secret);
    const { keys } = readRecord(listed)['data'] as { keys: { id: string; name: string }[] };
    const { id } = keys.find(({ name }) => name === 'deploy') ?? {};
    expect((await runInside(['keys', 'list'], { env: other, columns: 80 })).stdout).toMatch(
      new RegExp(`^${id} +deploy +clew_sk_\\w{4} +\\d{4}-\\d\\d-\\d\\d +\\d{4}-`, 'm'),
    );
    const revoked = readRecord(await runInside(['keys', 'revoke', String(id), '--json'], { env }));
    expect(revoked).toMatchObject({ ok: true, data: { id, revoked: true } });
    expectResult(revoked);
    expect((await runInside(['keys', 'list'], { env: other })).exitCode).toBe(3);
    expect((await runInside(['keys', 'revoke', 'key_none'], { env })).exitCode).toBe(7);
  });

  it('-o keeps the secret in a file for its owner alone', async () => {
    const { env } = await startClew();
    const path = join(await makeFolder(), 'key');
    expect((await runInside(['keys', 'create', '-o', path], { env })).stdout).toBe('');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readFile(path, 'utf8')).toMatch(/^clew_sk_\w+\n$/);
  });

  it('that no gateway would answer with are refused', async () => {
    for (const args of [['list'], ['create']]) {
      const { exitCode, stdout } = await runInside(['keys', ...args], { env: await answerWith({}) });
      expect({ exitCode, stdout }).toEqual({ exitCode: 6, stdout: '' });
    }
  });

  it('are forgotten by the sandbox, which says so', async () => {
    const { stderr } = await runInside(['keys', 'create', '--sandbox', '--gateway', 'clew']);
    expect(stderr).toContain('the sandbox forgets keys');
  });
});

describe('usage', () => {
  async function startUsed() {
    const { server, env } = await startClew();
    const used = { promptTokens: 900, outputTokens: 100 };
    const dayMs = 86_400_000;
    for (let day = 0; day < 5; day++) {
      server.gateway.account().usage.add(Date.now() - day * dayMs, 'DeepSeek', used, 0.25);
    }
    return env;
  }

  it('tells the month, and on a terminal the days as a chart that fits', async () => {
    const env = { ...(await startUsed()), LANG: 'en_US.UTF-8' };
    for (const columns of [80, 40]) {
      const { stdout, exitCode } = await runInside(['usage'], { env, columns });
      expect(exitCode).toBe(0);
      expect(longest(stdout)).toBeLessThanOrEqual(columns);
      expect(stdout).toMatch(/ of 5,000,000 tokens/);
      expect(stdout).toContain('█');
    }
    const ascii = await runInside(['usage', '--days', '7'], { env: { ...env, LANG: 'C' }, columns: 80 });
    expect(ascii.stdout).toMatch(/^[\x20-\x7e\n]+$/);
    expect(ascii.stdout).toContain('#');
    expect(ascii.stdout).not.toContain('\x1b');
  });

  it('tells the days line by line in a pipe, and the raw data in the record', async () => {
    const env = await startUsed();
    const { stdout } = await runInside(['usage', '--days', '3'], { env });
    expect(stdout.match(/^\d{4}-\d\d-\d\d +1,000 +1 +\$0\.25$/gm)).toHaveLength(3);
    const record = readRecord(await runInside(['usage', '--days', '3', '--json'], { env }));
    expectResult(record);
    expect(record).toMatchObject({
      data: { summary: { providers: [{ provider: 'DeepSeek' }] }, daily: [{ total_tokens: 1_000 }, {}, {}] },
    });
  });

  it('remembers what the sandbox was asked', async () => {
    const home = { XDG_STATE_HOME: await makeFolder() };
    const own = ['--sandbox', '--gateway', 'clew', '--json'];
    await runInside(['chat', 'hi', ...own], { env: home });
    await runInside(['chat', 'hi', ...own], { env: home });
    const record = readRecord(await runInside(['usage', ...own], { env: home }));
    expect(record).toMatchObject({ data: { summary: { requests: 2, providers: [{ provider: 'DeepSeek' }] } } });
  });

  it('that makes no sense is refused, and days out of range too', async () => {
    expect((await runInside(['usage'], { env: await answerWith({ requests: 'many' }) })).exitCode).toBe(6);
    expect((await runInside(['usage', '--days', '0'])).exitCode).toBe(2);
    expect((await runInside(['usage', '--days', '1000'])).exitCode).toBe(2);
  });
});

it.each([40, 60, 80, 120])('keys list reads well at %i columns', async (columns) => {
  const made = { id: 'key_01hz3v9q8x7w6t5r4p3n', name: 'the build server', prefix: 'clew_sk_ab12' };
  const server = await startFaultServer((response) =>
    sendJson(response, 200, {
      data: [
        { ...made, created_at: '2026-11-21T05:00:00Z', last_used_at: '2026-11-22T05:00:00Z' },
        { ...made, id: 'key_2', created_at: '2026-11-20T05:00:00Z', last_used_at: null },
      ],
    }),
  );
  const env = { CLEW_BASE_URL: server.url, CLEW_API_KEY: 'clew_sk_test' };
  const { stdout } = await runInside(['keys', 'list', '--gateway', 'clew'], { env, columns });
  for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
  const shown: Record<number, string> = {
    40: `key_01hz3v9q8x7w6t5r4p3n
  the build server, clew_sk_ab12
  made 2026-11-21, used 2026-11-22
key_2
  the build server, clew_sk_ab12
  made 2026-11-20, never used
`,
    60: `key_01hz3v9q8x7w6t5r4p3n
  the build server, clew_sk_ab12, made 2026-11-21
  used 2026-11-22
key_2
  the build server, clew_sk_ab12, made 2026-11-20
  never used
`,
    120: `ID                        NAME              BEGINS WITH   MADE        LAST USED
key_01hz3v9q8x7w6t5r4p3n  the build server  clew_sk_ab12  2026-11-21  2026-11-22
key_2                     the build server  clew_sk_ab12  2026-11-20  never used
`,
  };
  expect(stdout).toBe(shown[columns] ?? shown[120]);
});

it.each([['models'], ['keys list'], ['keys create'], ['keys revoke x'], ['image x']])(
  '%s says which gateways offer it',
  async (words) => {
    const finished = await runInside([...words.split(' '), '--json']);
    expect(readRecord(finished)).toMatchObject({
      exit_code: 2,
      error: { code: 'unsupported_endpoint', message: expect.stringMatching(/These do: clew/) },
    });
  },
);

describe('bars', () => {
  it('are as high as what they stand for, and what is not nothing is seen', () => {
    expect(drawBars([0, 1, 800, 400], { width: 4, height: 2, isUnicode: true })).toEqual({
      lines: ['  █', ' ▁██', '────'],
      perBar: 1,
    });
    expect(drawBars([0, 1, 800, 400], { width: 4, height: 2, isUnicode: false }).lines).toEqual([
      '  #',
      ' :##',
      '----',
    ]);
  });

  it('stand for several where there are more than columns', () => {
    const { lines, perBar } = drawBars(
      Array.from({ length: 90 }, () => 1),
      { width: 40, height: 1, isUnicode: false },
    );
    expect(perBar).toBe(3);
    expect(lines).toEqual(['#'.repeat(30), '-'.repeat(30)]);
  });

  it('of nothing are none', () => {
    expect(drawBars([0, 0], { width: 2, height: 1, isUnicode: false }).lines).toEqual(['', '--']);
    expect(drawBars([], { width: 2, height: 1, isUnicode: false }).lines).toEqual(['', '']);
  });

  it.each([
    [{ LANG: 'vi_VN.UTF-8' }, 'linux', true],
    [{ LANG: 'C' }, 'linux', false],
    [{ LC_ALL: 'POSIX', LANG: 'en_US.UTF-8' }, 'linux', false],
    [{ LANG: 'en_US.UTF-8', TERM: 'dumb' }, 'linux', false],
    [{}, 'win32', false],
    [{ WT_SESSION: '1' }, 'win32', true],
  ] as const)('are drawn in blocks where the terminal has them: %j %s', (env, platform, expected) => {
    expect(showsUnicode({ env, platform })).toBe(expected);
  });
});

it('a table counts columns, not characters', () => {
  const columns = [{ title: untranslated('name') }, { title: untranslated('n'), isNumber: true }];
  expect(
    formatTable(
      columns,
      [
        ['越南', '1'],
        ['a', '20'],
      ],
      null,
      inEnglish,
    ),
  ).toBe('NAME   N\n越南   1\na     20');
  expect(formatTable(columns, [['越南', '1']], 5, inEnglish)).toBe('越南\n  1 n');
});
