import { createInterface, type Interface } from 'node:readline';
import type { Io } from '../io.ts';
import { bracketedPaste, createPasteGuard, pastedBreak } from './paste-guard.ts';

/** A terminal that is asked for lines. */
export interface LineReader {
  /** Waits for the next line; `null` where there will be none: Ctrl-D, or Ctrl-C twice. */
  ask(prompt: string): Promise<string | null>;
  /** What Ctrl-C does while nothing is being asked. */
  onInterrupt: (() => void) | null;
  close(): void;
}

/** Reads lines from the terminal, with editing and history; a paste is one line. */
export function createLineReader({ stdin, stdout, stderr, signal }: Io): LineReader {
  const guard = createPasteGuard();
  const isRaw = 'setRawMode' in stdin && typeof stdin.setRawMode === 'function';
  const setRaw = (raw: boolean) => {
    if (isRaw) (stdin as unknown as { setRawMode(raw: boolean): void }).setRawMode(raw);
  };
  setRaw(true);
  stdout.write(bracketedPaste.on);
  const lines: Interface = createInterface({
    input: stdin.pipe(guard),
    output: stdout,
    terminal: true,
    historySize: 500,
  });
  let take: ((line: string | null) => void) | null = null;
  let wasInterrupted = false;
  let isClosed = false;

  const settle = (line: string | null) => {
    const waiting = take;
    take = null;
    waiting?.(line);
  };
  lines.on('line', (line) => {
    wasInterrupted = false;
    settle(line.replaceAll(pastedBreak, '\n'));
  });
  lines.on('close', () => {
    // The shell's prompt begins a line of its own.
    if (take !== null) stdout.write('\n');
    isClosed = true;
    settle(null);
  });
  lines.on('SIGINT', () => {
    if (take === null) return reader.onInterrupt?.();
    if (wasInterrupted && lines.line === '') return lines.close();
    wasInterrupted = true;
    // A half-written line is dropped, as shells do.
    lines.write(null, { ctrl: true, name: 'e' });
    lines.write(null, { ctrl: true, name: 'u' });
    stderr.write('\n(Ctrl-C again or /quit ends the conversation)\n');
    lines.prompt();
  });
  signal.addEventListener('abort', () => lines.close(), { once: true });

  const reader: LineReader = {
    onInterrupt: null,
    ask(prompt) {
      if (isClosed) return Promise.resolve(null);
      return new Promise((resolve) => {
        take = resolve;
        lines.setPrompt(prompt);
        lines.prompt();
      });
    },
    close() {
      lines.close();
      stdout.write(bracketedPaste.off);
      setRaw(false);
      stdin.destroy();
    },
  };
  return reader;
}
