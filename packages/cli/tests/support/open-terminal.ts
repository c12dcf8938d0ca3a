import { spawn } from '@lydell/node-pty';
import { inject, onTestFinished } from 'vitest';
import { makeHome } from './run-command.ts';

/** Properties of the terminal. */
export interface TerminalOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly columns?: number;
}

/** A program in a real pseudo-terminal. */
export interface Terminal {
  /** Everything that was written so far, as it was written. */
  readonly written: string;
  /** Sends keys. */
  type(keys: string): void;
  resize(columns: number): void;
  /** Waits until something new has been written that fits; gives it from the last wait on. */
  until(expected: string | RegExp): Promise<string>;
  readonly exitCode: Promise<number>;
}

/** The keys that tests press. */
export const keys = {
  enter: '\r',
  ctrlC: '\x03',
  ctrlD: '\x04',
  ctrlT: '\x14',
  ctrlU: '\x15',
  tab: '\t',
  up: '\x1b[A',
  left: '\x1b[D',
  backspace: '\x7f',
} as const;

/** Opens a terminal with the built command in it; both end with the test. */
export async function openTerminal(args: readonly string[], options: TerminalOptions = {}): Promise<Terminal> {
  return openProgram(process.execPath, [inject('command'), ...args], {
    ...options,
    env: { ...(await makeHome()), ...options.env },
  });
}

/** Opens a terminal with a program in it; its working folder is its home, where it has one. */
export function openProgram(file: string, args: readonly string[], options: TerminalOptions = {}): Terminal {
  const { columns = 80 } = options;
  const env: Record<string, string> = { TERM: 'xterm-256color', ...options.env };
  const cwd = env['HOME'];
  const child = spawn(file, [...args], { env, ...(cwd !== undefined && { cwd }), cols: columns, rows: 24 });
  let [written, seen] = ['', 0];
  const watchers = new Set<() => void>();
  child.onData((text) => {
    written += text;
    for (const look of watchers) look();
  });
  const exitCode = new Promise<number>((resolve) => child.onExit((exit) => resolve(exit.exitCode)));
  let isOver = false;
  void exitCode.then(() => {
    isOver = true;
    for (const look of watchers) look();
  });
  onTestFinished(() => {
    if (!isOver) child.kill('SIGKILL');
  });
  return {
    get written() {
      return written;
    },
    type: (text) => child.write(text),
    resize: (width) => child.resize(width, 24),
    until: (expected) =>
      new Promise((resolve, reject) => {
        function look(): void {
          const rest = written.slice(seen);
          const match = typeof expected === 'string' ? rest.indexOf(expected) : rest.search(expected);
          if (match === -1 && !isOver) return;
          watchers.delete(look);
          if (match === -1) {
            reject(new Error(`It ended without ${String(expected)}: ${JSON.stringify(rest)}`));
            return;
          }
          const length = typeof expected === 'string' ? expected.length : (expected.exec(rest)?.[0].length ?? 0);
          seen += match + length;
          resolve(rest.slice(0, match + length));
        }
        watchers.add(look);
        look();
      }),
    exitCode,
  };
}
