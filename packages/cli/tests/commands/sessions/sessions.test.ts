import { mkdir, readdir, rename, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createUnnamedSession, nameToContinue } from '../../../src/conversation/session-files.ts';
import { formatSessionLine, type SessionLine } from '../../../src/conversation/session-log.ts';
import { appendLine } from '../../../src/system/append-line.ts';
import { englishIn } from '../../support/english-in.ts';
import { openTerminal } from '../../support/open-terminal.ts';
import { makeHome, readRecord, runCommand } from '../../support/run-command.ts';
import { runInside } from '../../support/run-inside.ts';
import { expectResult } from '../../support/schemas.ts';

type Home = Readonly<Record<string, string>>;

const folderOf = (home: Home) => join(home['XDG_STATE_HOME'] ?? '', 'clawwits', 'sessions');

/** An answer as a log keeps it. */
interface Kept extends Omit<Partial<SessionLine>, 'turns' | 'id'> {
  readonly asked?: string;
  readonly answered?: string;
}

/** Keeps answers in a session, in the order given. */
async function keep(home: Home, name: string, answers: readonly Kept[]): Promise<void> {
  await mkdir(folderOf(home), { recursive: true });
  for (const { asked = 'a question', answered = 'an answer', gateway, model, system, sandbox, ...facts } of answers) {
    const turns = [
      { role: 'user', content: asked },
      { role: 'assistant', content: answered },
    ] as const;
    const exchange = { id: crypto.randomUUID(), ...facts, turns };
    const line = formatSessionLine({ gateway, model, system, sandbox }, exchange, []);
    appendLine(join(folderOf(home), `${name}.jsonl`), line);
  }
}

const spent = (input_tokens: number, output_tokens: number, estimated = false) => ({
  usage: { input_tokens, output_tokens, estimated },
});

/** Three sessions of different days and gateways. */
async function makeSessions(): Promise<Home> {
  const home = await makeHome();
  await keep(home, 'geography', [
    { at: '2026-03-01T08:00:00.000Z', gateway: 'clawwits', asked: 'Sông nào chảy qua Đà Nẵng?', ...spent(100, 900) },
    { at: '2026-03-02T08:00:00.000Z', gateway: 'clawwits', answered: 'The Thu Bồn.\nIt is long.', ...spent(10, 20) },
  ]);
  await keep(home, 'paid', [
    { at: '2026-03-05T08:30:59.999Z', gateway: 'clew', model: 'large', cost_usd: 0.25, ...spent(5, 5, true) },
  ]);
  await keep(home, 'toy', [
    { at: '2026-03-03T08:00:00.000Z', gateway: 'clawwits', sandbox: true, served_by: 'sandbox-1', ...spent(1, 1) },
  ]);
  return home;
}

const list = async (env: Home) => {
  const record = readRecord(await runInside(['sessions', 'list', '--json'], { env }));
  expectResult(record);
  return record['data'] as { sessions: Record<string, unknown>[]; unreadable: Record<string, unknown>[] };
};

describe('clawwits sessions list', () => {
  it('names each session, the last one first, with what it has spent and where', async () => {
    const env = await makeSessions();
    const { stdout, stderr, exitCode } = await runInside(['sessions', 'list'], { env });
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    expect(stdout.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
      ['NAME', 'MODEL', 'EXCHANGES', 'SPENT', 'LAST USED', 'GATEWAY'],
      ['paid', 'large', '1', 'about $0.25', '2026-03-05 08:30 UTC', 'clew'],
      ['toy', 'sandbox-1', '1', '2 Wits', '2026-03-03 08:00 UTC', 'clawwits (sandbox)'],
      ['geography', '2', '1,030 Wits', '2026-03-02 08:00 UTC', 'clawwits'],
      [''],
    ]);
  });

  it('gives each session a few lines on a narrow terminal', async () => {
    const { stdout } = await runInside(['sessions', 'list'], { env: await makeSessions(), columns: 40 });
    expect(stdout).toContain('toy\n  sandbox-1, 1 exchange, 2 Wits spent\n  used 2026-03-03 08:00 UTC\n');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(40);
  });

  it('has a record that holds the same', async () => {
    const { sessions, unreadable } = await list(await makeSessions());
    expect(unreadable).toEqual([]);
    expect(sessions.map(({ name, wits, cost_usd, sandbox }) => [name, wits, cost_usd, sandbox])).toEqual([
      ['paid', 0, 0.25, false],
      ['toy', 2, 0, true],
      ['geography', 1030, 0, false],
    ]);
  });

  it('keeps what a real answer has cost, for a question that was taken back as well', async () => {
    const env = await makeHome();
    const { wits } = readRecord(
      await runInside(['chat', 'hi', '--sandbox', '--session', 's', '--json'], { env }),
    ) as unknown as { wits: { spent: number } };
    expect((await list(env)).sessions).toEqual([
      expect.objectContaining({ name: 's', wits: wits.spent, sandbox: true, gateway: 'clawwits', unpriced_answers: 0 }),
    ]);
    const line = { schema_version: 2, gateway: 'clawwits', sandbox: true, id: 'x', turns: [], ...spent(50, 50) };
    await writeFile(
      join(folderOf(env), 's.jsonl'),
      `${JSON.stringify(line)}\n${JSON.stringify({ schema_version: 2, sandbox: true, gateway: 'clawwits', removed: ['x'] })}\n`,
      { flag: 'a' },
    );
    expect((await list(env)).sessions).toEqual([expect.objectContaining({ wits: wits.spent + 100, exchanges: 1 })]);
  });

  it('says "at least" where an older version has kept answers without their cost', async () => {
    const env = await makeHome();
    await keep(env, 'old', [{}, { ...spent(3, 4) }]);
    expect((await list(env)).sessions).toEqual([expect.objectContaining({ unpriced_answers: 1, wits: 7 })]);
    expect((await runInside(['sessions', 'list'], { env })).stdout).toContain('at least 7 Wits');
  });

  it('names what it cannot read, and lists the others', async () => {
    const env = await makeSessions();
    const folder = folderOf(env);
    await writeFile(join(folder, 'torn.jsonl'), '{"schema_version":2,"id":"a","turns":[{"role":"us');
    await mkdir(join(folder, 'folder.jsonl'));
    await writeFile(join(folder, 'paid.jsonl'), '{"schema_version":2,"id"', { flag: 'a' });
    await writeFile(join(folder, 'not a session.txt'), '');
    const { stdout, stderr, exitCode } = await runInside(['sessions', 'list'], { env });
    expect(exitCode).toBe(0);
    expect(stdout.match(/^\w+/gm)).toEqual(['NAME', 'paid', 'toy', 'geography']);
    expect(stderr).toMatch(/the session torn is left out: .*torn\.jsonl holds no conversation/);
    expect(stderr).toMatch(/the session folder is left out: .*EISDIR/);
    expect(stderr).toContain('the session paid has a line that was not written to its end');
    const { sessions, unreadable } = await list(env);
    expect(unreadable.map(({ name }) => name).sort()).toEqual(['folder', 'torn']);
    expect(sessions).toContainEqual(expect.objectContaining({ name: 'paid', torn_lines: 1 }));
  });

  it('says how to begin one where nothing is kept, without a home as well', async () => {
    expect((await runInside(['sessions', 'list'])).stdout).toContain('clawwits chat --session');
    expect(await runInside(['sessions', 'list'], { homeDirectory: null })).toMatchObject({ exitCode: 0, stderr: '' });
  });
});

describe('clawwits sessions show', () => {
  it('prints Markdown in a pipe, as it was said', async () => {
    const { stdout, exitCode } = await runInside(['sessions', 'show', 'geography'], { env: await makeSessions() });
    expect(exitCode).toBe(0);
    expect(stdout).toBe(
      [
        '# geography',
        'clawwits · 2 exchanges · 1,030 Wits · 2026-03-02 08:00 UTC',
        '## Question 1',
        'Sông nào chảy qua Đà Nẵng?',
        '## Answer 1',
        'an answer',
        '## Question 2',
        'a question',
        '## Answer 2',
        'The Thu Bồn.\nIt is long.\n',
      ].join('\n\n'),
    );
  });

  it('renders it on a terminal, in lines that fit', async () => {
    const env = { ...(await makeHome()), FORCE_COLOR: '1' };
    await keep(env, 'long', [{ answered: `**${'bold words '.repeat(20).trim()}**` }]);
    const { stdout } = await runInside(['sessions', 'show', 'long'], { env, columns: 40 });
    expect(stdout).not.toContain('**');
    expect(stdout).toContain('\x1b[1m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: styles have no width
    for (const line of stdout.replace(/\x1b\[\d+m/g, '').split('\n')) expect(line.length).toBeLessThanOrEqual(40);
  });

  it('has a record with the messages and the instructions', async () => {
    const env = await makeHome();
    const image = { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } };
    await keep(env, 's', [{ system: 'Be brief.' }]);
    const line = {
      schema_version: 2,
      id: 'i',
      turns: [{ role: 'user', content: [{ type: 'text', text: 'see' }, image] }],
    };
    await writeFile(join(folderOf(env), 's.jsonl'), `${JSON.stringify(line)}\n`, { flag: 'a' });
    const record = readRecord(await runInside(['sessions', 'show', 's', '--json'], { env }));
    expectResult(record);
    expect(record['data']).toMatchObject({
      name: 's',
      messages: [{ role: 'user' }, { role: 'assistant', content: 'an answer' }, { role: 'user', content: [{}, image] }],
    });
    expect((await runInside(['sessions', 'show', 's'], { env })).stdout).toContain('see\n\n[an image]');
  });

  it('reads what /save has written, and leaves escape sequences out', async () => {
    const env = await makeHome();
    await mkdir(folderOf(env), { recursive: true });
    const turns = [{ role: 'user', content: '\x1b[2Jhi' }];
    await writeFile(join(folderOf(env), 'saved.jsonl'), JSON.stringify({ schema_version: 1, turns }));
    const { stdout } = await runInside(['sessions', 'show', 'saved'], { env });
    expect(stdout).toContain('\nhi\n');
    expect(stdout).not.toContain('\x1b');
  });

  it.each([
    ['geografy', 'Did you mean geography?'],
    ['nothing', 'clawwits sessions list'],
    ['../outside', 'Use letters'],
  ])('refuses %j with a hint', async (name, hint) => {
    const { exitCode, stdout, stderr } = await runInside(['sessions', 'show', name], { env: await makeSessions() });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(hint);
  });
});

describe('clawwits sessions search', () => {
  it.each([
    [['da', 'nang'], ['geography:1: Sông nào chảy qua Đà Nẵng?']],
    [['THU BON'], ['geography:2: The Thu Bồn.']],
    [['is long'], ['geography:2: It is long.']],
  ])('%j finds %j', async (words, lines) => {
    const { stdout, exitCode } = await runInside(['sessions', 'search', ...words], { env: await makeSessions() });
    expect({ stdout, exitCode }).toEqual({ stdout: `${lines.join('\n')}\n`, exitCode: 0 });
  });

  it('ends with 10 where nothing is found, and says so in its record', async () => {
    const env = await makeSessions();
    const finished = await runInside(['sessions', 'search', 'Zürich', '--json'], { env });
    const record = readRecord(finished);
    expectResult(record);
    expect(finished.exitCode).toBe(10);
    expect(record).toMatchObject({ error: { code: 'nothing_found' }, data: { matches: [], searched: 3 } });
    expect(await runInside(['sessions', 'search', '   '], { env })).toMatchObject({ exitCode: 2 });
  });

  it('has a record with each line, its session and its question', async () => {
    const record = readRecord(await runInside(['sessions', 'search', 'an', '--json'], { env: await makeSessions() }));
    expectResult(record);
    expect(record['data']).toMatchObject({ query: 'an', searched: 3 });
    expect((record['data'] as { matches: object[] }).matches[0]).toEqual({
      ...{ session: 'paid', exchange: 1, role: 'assistant', line: 'an answer' },
    });
  });

  it('cuts a long line to what is around the text on a terminal, and not in a pipe', async () => {
    const env = await makeHome();
    const line = `${'before '.repeat(100)}Đà Nẵng${' behind'.repeat(100)}`;
    await keep(env, 's', [{ asked: line }]);
    expect((await runInside(['sessions', 'search', 'da nang'], { env })).stdout).toBe(`s:1: ${line}\n`);
    for (const columns of [24, 50, 120]) {
      const { stdout } = await runInside(['sessions', 'search', 'da nang'], { env, columns });
      expect(stdout.trimEnd()).toMatch(/^s:1: ….*Đà Nẵng.*…$/);
      expect(stdout.trimEnd().length).toBeLessThanOrEqual(columns);
    }
  });
});

describe('clawwits sessions rm', () => {
  const names = async (home: Home) => (await readdir(folderOf(home))).sort();

  it('removes by name with --yes, in the built command', async () => {
    const env = await makeSessions();
    const finished = await runCommand(['sessions', 'rm', 'geography', 'toy', 'toy', '--yes', '--json'], { env });
    const record = readRecord(finished);
    expectResult(record);
    expect(record).toMatchObject({ ok: true, data: { removed: ['geography', 'toy'] } });
    expect(await names(env)).toEqual(['paid.jsonl']);
  });

  it('refuses a name that does not exist, and removes nothing then', async () => {
    const env = await makeSessions();
    const { exitCode, stderr } = await runInside(['sessions', 'rm', 'toy', 'payd', '--yes'], { env });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Did you mean paid?');
    expect(await names(env)).toHaveLength(3);
  });

  it.each([[[]], [['toy', '--older-than', '1d']]])('refuses %j: it takes names or an age', async (args) => {
    const { exitCode, stderr } = await runInside(['sessions', 'rm', '--yes', ...args], { env: await makeSessions() });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Say which sessions to remove');
  });

  it('removes nothing without --yes in a script', async () => {
    const env = await makeSessions();
    const { exitCode, stderr } = await runInside(['sessions', 'rm', 'toy'], { env });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Give --yes to remove: toy');
    expect(await names(env)).toHaveLength(3);
  });

  it('removes what was not used for an age, damaged files by their last change', async () => {
    const env = await makeSessions();
    await keep(env, 'fresh', [{ at: new Date().toISOString() }]);
    for (const [name, day] of [
      ['damaged-old', '2026-01-01'],
      ['damaged-new', new Date()],
    ] as const) {
      await writeFile(join(folderOf(env), `${name}.jsonl`), '{');
      await utimes(join(folderOf(env), `${name}.jsonl`), new Date(day), new Date(day));
    }
    // The time of the last answer counts, not that of a copy.
    const { stdout } = await runInside(['sessions', 'rm', '--older-than', '2d', '--yes'], { env });
    expect(stdout).toMatch(/^4 sessions are removed/);
    expect(await names(env)).toEqual(['damaged-new.jsonl', 'fresh.jsonl']);
    expect((await runInside(['sessions', 'rm', '--older-than', '30'], { env })).stderr).toContain('12h, 30d, 8w');
  });

  it('asks on a terminal: a yes removes, anything else does not', async () => {
    const env = await makeSessions();
    for (const [typed, left] of [
      ['n\r', 3],
      ['\r', 3],
      ['y\r', 2],
    ] as const) {
      const terminal = await openTerminal(['sessions', 'rm', 'toy'], { env });
      await terminal.until('Remove the session toy? [y/N] ');
      terminal.type(typed);
      expect(await terminal.exitCode).toBe(0);
      expect(terminal.written).toContain(left === 3 ? 'Nothing was removed.' : 'The session toy is removed.');
      expect(await names(env)).toHaveLength(left);
    }
  });
});

it('clawwits sessions speaks Vietnamese where the locale does', async () => {
  const env = { ...(await makeSessions()), LANG: 'vi_VN.UTF-8' };
  await writeFile(join(folderOf(env), 'torn.jsonl'), '{');
  await writeFile(join(folderOf(env), 'toy.jsonl'), '{"torn', { flag: 'a' });
  for (const args of [
    ['list'],
    ['show', 'toy'],
    ['search', 'nothing like it'],
    ['rm'],
    ['rm', 'toy'],
    ['rm', 'geografy'],
    ['rm', 'toy', '--yes'],
  ]) {
    const { stdout, stderr } = await runInside(['sessions', ...args], { env });
    expect(englishIn(`${stdout}${stderr}`.replaceAll(/an? (?:answer|question)/g, '')), args.join(' ')).toEqual([]);
  }
});

describe('a conversation without a name', () => {
  const place = (home: Home) => ({ env: home, platform: process.platform, homeDirectory: home['HOME'] ?? null });

  it('gets a log of its own, also where two begin in the same second', async () => {
    const home = await makeHome();
    const now = new Date('2026-03-01T08:09:10Z');
    expect(createUnnamedSession(place(home), now)).toBe('chat-20260301-080910');
    expect(createUnnamedSession(place(home), now)).toBe('chat-20260301-080910-2');
  });

  /** Creates the log of a conversation, with something in it or without, that was used at this time. */
  async function begin(home: Home, usedAt: Date, content = '{"schema_version":2}\n'): Promise<string> {
    const name = createUnnamedSession(place(home), usedAt);
    const path = join(folderOf(home), `${name}.jsonl`);
    await writeFile(path, content);
    await utimes(path, usedAt, usedAt);
    return name;
  }

  it('is continued by --continue if it was the last one, whatever was named or never answered meanwhile', async () => {
    const home = await makeSessions();
    expect(nameToContinue(place(home))).toBe('last');
    await begin(home, new Date('2026-01-01'));
    const last = await begin(home, new Date('2026-01-02'));
    await begin(home, new Date('2026-01-03'), '');
    expect(nameToContinue(place(home))).toBe(last);
  });

  it('is removed when twenty newer ones are kept; named ones stay, and one that was never answered removes no other', async () => {
    const home = await makeSessions();
    for (let count = 0; count < 25; count += 1) await begin(home, new Date(Date.UTC(2026, 0, 1, 0, 0, count)));
    for (let count = 0; count < 5; count += 1) await begin(home, new Date(Date.UTC(2026, 0, 2, 0, 0, count)), '');
    const last = createUnnamedSession(place(home), new Date('2026-01-03'));
    const kept = await readdir(folderOf(home));
    expect(kept.filter((name) => name.startsWith('chat-20260101'))).toHaveLength(19);
    expect(kept.filter((name) => name.startsWith('chat-20260102'))).toEqual([]);
    expect(kept).toEqual(expect.arrayContaining(['geography.jsonl', 'paid.jsonl', `${last}.jsonl`]));
  });

  it('that was renamed by its user is one of the named ones', async () => {
    const home = await makeHome();
    const name = createUnnamedSession(place(home));
    await rename(join(folderOf(home), `${name}.jsonl`), join(folderOf(home), 'mine.jsonl'));
    expect(nameToContinue(place(home))).toBe('last');
  });
});
