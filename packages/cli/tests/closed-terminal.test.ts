import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readUsageLog } from '../src/usage-log/read-usage-log.ts';
import { beginStream, startFaultServer } from './support/fault-server.ts';
import { openScreen, screens } from './support/open-tmux.ts';
import { makeHome } from './support/run-command.ts';
import { runInside } from './support/run-inside.ts';

/** A home with a key for a server that begins an answer and never ends it. */
async function serve() {
  const server = await startFaultServer((response) => beginStream(response, ['the part', ' that came']));
  const env: Record<string, string> = {
    ...(await makeHome()),
    CLAWWITS_API_KEY: 'cw_sk_test',
    CLAWWITS_BASE_URL: server.url,
  };
  return { env, server };
}

/** Waits for something that another process does. */
async function until<Value>(look: () => Value | null): Promise<Value> {
  for (;;) {
    const found = look();
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const settledCalls = (env: Readonly<Record<string, string>>) => {
  const { calls } = readUsageLog({ env, platform: process.platform, homeDirectory: null }, 0);
  return calls.some(({ isSettled }) => isSettled) ? calls : null;
};

/** Reads how the command ended: by the signal, and not because Node aborted. */
const readEnd = (path: string) =>
  until(() => (existsSync(path) ? readFileSync(path, 'utf8') || null : null)).then(JSON.parse);

describe.each(screens)('a terminal in %s that is closed in the middle of an answer', () => {
  it('leaves the record of what had come, and a call that is settled', async () => {
    const { env } = await serve();
    const home = env['HOME'] ?? '';
    const path = join(home, 'events.jsonl');
    const reportEnd = join(home, 'end.json');
    const args = ['chat', 'hi', '--output-format', 'stream-json', '-o', path];
    const screen = await openScreen(args, { env, reportEnd });
    await until(() => {
      const draft = readdirSync(home).find((name) => name.startsWith('events.jsonl.'));
      return draft !== undefined && readFileSync(join(home, draft), 'utf8').includes('that came') ? draft : null;
    });
    await screen.close();
    await until(() => (existsSync(path) ? path : null));
    const record = JSON.parse(readFileSync(path, 'utf8').trimEnd().split('\n').at(-1) ?? '') as object;
    expect(record).toMatchObject({
      ok: false,
      exit_code: 129,
      error: { code: 'hung_up' },
      data: { text: 'the part that came' },
    });
    expect(await until(() => settledCalls(env))).toHaveLength(1);
    expect(await readEnd(reportEnd)).toEqual({ exitCode: null, signal: 'SIGHUP' });
  });

  it('leaves the conversation with the part that was shown and paid for', async () => {
    const { env, server } = await serve();
    const reportEnd = join(env['HOME'] ?? '', 'end.json');
    const screen = await openScreen(['chat', '--session', 'talk'], { env, reportEnd });
    await screen.until((lines) => lines.at(-1) === '>');
    await screen.type('a question');
    await screen.press('Enter');
    await screen.until((lines) => lines.join(' ').includes('the part that'));
    await screen.close();
    await server.clientLeft;
    expect(await until(() => settledCalls(env))).toMatchObject([{ session: 'talk', isEstimated: true }]);
    const log = join(env['XDG_STATE_HOME'] ?? '', 'clawwits', 'sessions', 'talk.jsonl');
    await until(() => readFileSync(log, 'utf8') || null);
    expect(await readEnd(reportEnd)).toEqual({ exitCode: null, signal: 'SIGHUP' });
    const { stdout } = await runInside(['sessions', 'show', 'talk'], { env });
    expect(stdout).toContain('a question');
    expect(stdout).toContain('the part that came');
  });
});
