import { createInterface, type Interface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { localized } from '../../../i18n/localized-message.ts';
import type { Translate } from '../../../i18n/translate.ts';
import type { Io } from '../../../system/io.ts';
import { appendHistory, historyPath, historySize, readHistory } from './history.ts';
import { bracketedPaste, createPasteGuard, pastedBreak, toEditedLine } from './paste-guard.ts';
import { createPromptOutput } from './prompt-output.ts';
import { repeatForCluster } from './repeat-for-cluster.ts';

/** Reads lines from a terminal. */
export interface LineReader {
  /** Waits for the next line; `null` if there will be none: Ctrl-D, or Ctrl-C twice. */
  ask(prompt: string): Promise<string | null>;
  /** Sets the text that the next prompt begins with, to be edited. */
  prefill(text: string): void;
  /** Leaves the terminal to another program while it runs. */
  lend<T>(run: () => Promise<T>): Promise<T>;
  /** Called on Ctrl-C while no prompt is shown. */
  onInterrupt: (() => void) | null;
  close(): void;
}

/** Reads lines from the terminal, with editing and history; a paste is one line. */
export function createLineReader(io: Io, translate: Translate): LineReader {
  const { stdin, stdout, stderr, signal } = io;
  const historyFile = historyPath(io);
  const guard = createPasteGuard();
  const [decoder, keyboard] = [new StringDecoder('utf8'), new PassThrough()];
  const isRaw = 'setRawMode' in stdin && typeof stdin.setRawMode === 'function';
  const setRaw = (raw: boolean) => {
    if (isRaw) (stdin as unknown as { setRawMode(raw: boolean): void }).setRawMode(raw);
  };
  setRaw(true);
  stdout.write(bracketedPaste.on);
  let take: ((line: string | null) => void) | null = null;
  const output = createPromptOutput(stdout, () => take !== null);
  const lines: Interface = createInterface({
    input: keyboard,
    output: output.stream,
    terminal: true,
    historySize,
    history: readHistory(historyFile),
  });
  const press = (key: string) => {
    for (const one of repeatForCluster(key, lines.line, lines.cursor)) keyboard.emit('data', one);
  };
  const listen = (part: Buffer | string) => {
    for (const { type, text } of guard(typeof part === 'string' ? part : decoder.write(part))) {
      if (type === 'paste') lines.write(text);
      else for (const key of splitKeys(text)) press(key);
    }
  };
  stdin.on('data', listen).once('end', () => lines.close());
  const early: string[] = [];
  let prefilled = '';
  let lastTyped: string | undefined;
  let wasInterrupted = false;
  let isClosed = false;

  const settle = (line: string | null) => {
    const waiting = take;
    take = null;
    if (waiting !== null) waiting(line);
    // Typed while an answer arrives: it is asked when that is over.
    else if (line !== null) early.push(line);
  };
  lines.on('line', (line) => {
    wasInterrupted = false;
    settle(line.replaceAll(pastedBreak, '\n'));
  });
  lines.on('history', ([newest]: string[]) => {
    if (newest !== undefined && newest !== lastTyped) appendHistory(historyFile, newest);
    lastTyped = newest;
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
    stderr.write(`\n${translate(localized('(Ctrl-C again or /quit ends the conversation)'))}\n`);
    lines.prompt();
  });
  signal.addEventListener(
    'abort',
    () => {
      early.length = 0;
      lines.close();
    },
    { once: true },
  );

  const reader: LineReader = {
    onInterrupt: null,
    ask(prompt) {
      const typed = early.shift();
      if (typed !== undefined) {
        stdout.write(`${prompt}${typed.replaceAll('\n', `\n${' '.repeat(prompt.length)}`)}\n`);
        return Promise.resolve(typed);
      }
      if (isClosed) return Promise.resolve(null);
      return new Promise((resolve) => {
        take = resolve;
        lines.setPrompt(prompt);
        lines.prompt();
        if (prefilled !== '') lines.write(toEditedLine(prefilled));
        prefilled = '';
      });
    },
    prefill(text) {
      prefilled = text;
    },
    async lend(run) {
      stdin.off('data', listen);
      stdin.pause();
      stdout.write(bracketedPaste.off);
      setRaw(false);
      try {
        return await run();
      } finally {
        setRaw(true);
        stdout.write(bracketedPaste.on);
        stdin.on('data', listen);
        stdin.resume();
      }
    },
    close() {
      stdin.off('data', listen);
      lines.close();
      output.close();
      stdout.write(bracketedPaste.off);
      setRaw(false);
      stdin.destroy();
    },
  };
  return reader;
}

/** More characters than anybody types at once: a paste in a terminal that does not mark pastes. It is inserted as a whole. */
const mostAtOnce = 256;

// biome-ignore lint/suspicious/noControlCharactersInRegex: keys are sent as control sequences
const key = /\x1b(?:\[[\d;]*[A-Za-z~]|O[A-Za-z])|[\s\S]/gu;

/** Splits input into keys: readline would append a longer text as a whole, wherever the cursor is. */
const splitKeys = (text: string): Iterable<string> => (text.length > mostAtOnce ? [text] : (text.match(key) ?? []));
