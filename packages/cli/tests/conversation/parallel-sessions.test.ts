import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { describe, expect, inject, it } from 'vitest';
import { formatSessionLine, parseSessionLog } from '../../src/conversation/session-log.ts';
import { appendLine } from '../../src/system/append-line.ts';
import { readUsageLog } from '../../src/usage-log/read-usage-log.ts';
import { makeHome } from '../support/run-command.ts';
import { runInside } from '../support/run-inside.ts';

// Few in the suite; `test:sessions` makes them many.
const read = (name: string, byDefault: number) => Number(process.env[name] ?? byDefault);
const processes = read('CLAWWITS_SESSION_PROCESSES', 8);
const rounds = read('CLAWWITS_SESSION_ROUNDS', 2);
const kills = read('CLAWWITS_SESSION_KILLS', 12);

const sessionFile = (home: Readonly<Record<string, string>>) =>
  join(home['XDG_STATE_HOME'] ?? '', 'clawwits', 'sessions', 's.jsonl');

/** Reads the questions and answers that a session holds. */
function readSession(home: Readonly<Record<string, string>>): readonly (readonly unknown[])[] {
  const session = parseSessionLog(readFileSync(sessionFile(home), 'utf8'), () => true);
  return (session?.exchanges ?? []).map(({ turns }) => turns.map(({ content }) => content));
}

const readUsage = (home: Readonly<Record<string, string>>) =>
  readUsageLog({ env: home, platform: process.platform, homeDirectory: null }, 0);

function ask(question: string, home: Readonly<Record<string, string>>): ChildProcessByStdio<null, Readable, null> {
  return spawn(process.execPath, [inject('command'), 'chat', question, '--sandbox', '--session', 's'], {
    env: home,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

async function finish(
  child: ChildProcessByStdio<null, Readable, null>,
): Promise<{ shown: string; exitCode: number | null }> {
  let shown = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
  });
  const exitCode = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { shown, exitCode };
}

describe('a session that several processes talk in', () => {
  it(`keeps each exchange of ${processes} processes in ${rounds} rounds, and none twice`, async () => {
    const home = await makeHome();
    const asked: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const questions = Array.from({ length: processes }, (_, index) => `q ${round}-${index}`);
      asked.push(...questions);
      const finished = await Promise.all(questions.map((question) => finish(ask(question, home))));
      expect(finished.map(({ exitCode }) => exitCode)).toEqual(questions.map(() => 0));
    }
    expect(
      readSession(home)
        .map(([question]) => question)
        .sort(),
    ).toEqual(asked.sort());
    const { calls, tornLines } = readUsage(home);
    expect(tornLines).toBe(0);
    expect(calls.filter(({ isSettled, session }) => isSettled && session === 's')).toHaveLength(asked.length);
  }, 180_000);

  it(`stays readable through ${kills} kills, and loses no exchange that was shown to its end`, async () => {
    const home = await makeHome();
    const shownAnswers: [question: string, answer: string][] = [];
    for (let run = 0; run < kills; run += 1) {
      const child = ask(`q ${run}`, home);
      // From before it reads its arguments until after it has ended.
      const timer = setTimeout(() => child.kill('SIGKILL'), 20 + ((run * 37) % 260));
      const { shown } = await finish(child);
      clearTimeout(timer);
      if (shown.endsWith('\n')) shownAnswers.push([`q ${run}`, shown.trimEnd()]);
    }
    const after = await runInside(['chat', 'last', '--sandbox', '--session', 's', '--json'], { env: home });
    expect(after.exitCode).toBe(0);
    const kept = readSession(home);
    for (const exchange of shownAnswers) expect(kept).toContainEqual(exchange);
    expect(new Set(kept.map(([question]) => question)).size).toBe(kept.length);
    // An answer that was shown was sent, and is settled unless the process was killed before that.
    const { calls } = readUsage(home);
    expect(calls.length).toBeGreaterThan(shownAnswers.length);
    expect(calls.filter(({ isSettled }) => isSettled).length).toBeGreaterThanOrEqual(shownAnswers.length);
  }, 180_000);

  it('goes on behind a line that a killed process left unfinished', async () => {
    const home = await makeHome();
    const say = (question: string) => runInside(['chat', question, '--sandbox', '--session', 's'], { env: home });
    await say('one');
    await writeFile(sessionFile(home), '{"schema_version":2,"id":"torn","turns":[{"role":"us', { flag: 'a' });
    expect((await say('two')).exitCode).toBe(0);
    expect(readSession(home).map(([question]) => question)).toEqual(['one', 'two']);
  });

  it('that cannot be kept is refused before anything is sent', async () => {
    const home = await makeHome();
    await mkdir(sessionFile(home), { recursive: true });
    const { exitCode, stdout, stderr } = await runInside(['chat', 'one', '--sandbox', '--session', 's'], { env: home });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('s.jsonl');
  });
});

describe('a line that takes an exchange back', () => {
  it('leaves the others in their order', async () => {
    const home = await makeHome();
    const say = (question: string) => runInside(['chat', question, '--sandbox', '--session', 's'], { env: home });
    await say('one');
    const [first] = parseSessionLog(readFileSync(sessionFile(home), 'utf8'), () => true)?.exchanges ?? [];
    await say('two');
    appendLine(sessionFile(home), formatSessionLine({}, null, [first?.id ?? '']));
    expect(readSession(home).map(([question]) => question)).toEqual(['two']);
  });
});
