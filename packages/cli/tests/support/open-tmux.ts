import { execFile, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { makeHome, shellCommand } from './run-command.ts';
import { demandedPrograms } from './shells.ts';

/** `tmux` where it is installed, or where `CLAWWITS_DEMAND_SHELLS` names it: tests in it run there. */
export const screens = demandedPrograms.includes('tmux') || spawnSync('tmux', ['-V']).status === 0 ? ['tmux'] : [];

/** The command in a terminal that draws its screen, as a person sees it. */
export interface Screen {
  /** Types text, or presses a key that tmux knows by its name: `Enter`, `Left`, `BSpace`, `C-d`. */
  type(text: string): Promise<void>;
  press(...keys: readonly string[]): Promise<void>;
  resize(columns: number): Promise<void>;
  /** Closes the terminal, as a person does with its window. */
  close(): Promise<void>;
  /** Returns the lines of the screen and its history, without empty ones at the end. */
  lines(): Promise<readonly string[]>;
  /** Returns the column of the cursor, from 0. */
  cursor(): Promise<number>;
  /** Waits until the screen shows what is expected, and returns its lines. */
  until(shows: (lines: readonly string[]) => boolean): Promise<readonly string[]>;
}

/** Properties of the terminal. */
export interface ScreenOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly columns?: number;
  /** A file that tells how the command ended, also after its terminal was closed. */
  readonly reportEnd?: string;
}

const execute = promisify(execFile);
/** Time after which a screen counts as hanging, in milliseconds: far more than a busy machine takes. */
const patienceMs = 30_000;

const poll = () => new Promise((resolve) => setTimeout(resolve, 20));

/** Opens the built command in a tmux server of its own; both end with the test. */
export async function openScreen(
  args: readonly string[],
  { env = {}, columns = 60, reportEnd }: ScreenOptions = {},
): Promise<Screen> {
  const name = `clawwits-${randomUUID()}`;
  const home = await makeHome();
  const own = { ...home, LC_ALL: 'C.UTF-8', TERM: 'xterm-256color', ...env };
  const tmux = async (...words: readonly string[]) => {
    const { stdout } = await execute('tmux', ['-L', name, '-f', '/dev/null', ...words], { env: own });
    return stdout;
  };
  // It has ended by itself where its terminal was closed.
  onTestFinished(() => void spawnSync('tmux', ['-L', name, 'kill-server'], { env: own, stdio: 'ignore' }));
  const reporter = join(import.meta.dirname, 'report-end.mjs');
  const program = reportEnd === undefined ? shellCommand() : shellCommand([reporter, reportEnd]);
  const command = [program, ...args.map((word) => `'${word}'`)].join(' ');
  // The screen stays after the command has ended, to be read.
  await tmux('new-session', '-d', '-x', String(columns), '-y', '50', `${command}; cat`);

  const lines = async () => {
    // Lines that the window was too narrow for count as one.
    const shown = await tmux('capture-pane', '-p', '-J', '-S', '-');
    return shown
      .trimEnd()
      .split('\n')
      .map((line) => line.trimEnd());
  };
  return {
    type: async (text) => void (await tmux('send-keys', '-l', text)),
    press: async (...keys) => void (await tmux('send-keys', ...keys)),
    close: async () => void (await tmux('kill-pane')),
    resize: async (width) => void (await tmux('resize-window', '-x', String(width))),
    lines,
    cursor: async () => Number(await tmux('display-message', '-p', '#{cursor_x}')),
    async until(shows) {
      const deadline = Date.now() + patienceMs;
      let shown = await lines();
      while (!shows(shown)) {
        if (Date.now() > deadline)
          throw new Error(`The screen does not come to what is expected:\n${shown.join('\n')}`);
        await poll();
        shown = await lines();
      }
      return shown;
    },
  };
}
