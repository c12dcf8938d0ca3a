import { type ExitCode, exitCodes } from '../failures/exit-codes.ts';
import type { Failure } from '../failures/failure.ts';
import type { Io } from '../io.ts';
import { languageOf } from '../language/language-of.ts';
import { colorLevelOf } from './color-level.ts';
import { defuseWorkflowCommands } from './defuse-workflow-commands.ts';
import { stripControls, toSingleLine } from './strip-controls.ts';
import { createStderrWriter, type WriteText } from './write-text.ts';

/** What the command says beside its answer, on standard error. */
export interface Messages {
  /** Says what happens, in a sentence. */
  note(text: string): Promise<void>;
  /** Says something longer, as it is. */
  lines(text: string): Promise<void>;
  /** Says what went wrong and what to do next. */
  failure(failure: Failure): Promise<void>;
}

/** Messages for people; each line begins with a word that says what it is. */
export function createMessages(io: Pick<Io, 'stderr' | 'env'>): Messages {
  let write: WriteText | null = null;

  async function line(word: string, color: 'red' | 'dim', text: string): Promise<void> {
    // Most commands have nothing to say, and the stream takes time to make.
    write ??= createStderrWriter(io.stderr);
    const level = colorLevelOf(io.stderr, io.env);
    const safe = defuseWorkflowCommands(toSingleLine(text));
    if (level === 0) return write(`${word} ${safe}\n`);
    const { Chalk } = await import('chalk');
    const paint = new Chalk({ level });
    await write(color === 'red' ? `${paint.red.bold(word)} ${safe}\n` : `${paint.dim(`${word} ${safe}`)}\n`);
  }

  /** The sentence in Vietnamese, then the details as they are, for support and search. */
  async function tellInVietnamese({ exitCode, code, message, hint, requestId }: Failure): Promise<void> {
    const { tellFailure, words } = await import('../language/vietnamese.ts');
    const told = tellFailure(code);
    if (isInterruption(exitCode)) return line('clawwits:', 'dim', told?.message ?? message);
    if (told === null) await line(words.error, 'red', withRequest(message, requestId));
    else {
      await line(words.error, 'red', told.message);
      await line(words.detail, 'dim', withRequest(message, requestId));
    }
    // General words would name the variable, or the address, of another gateway.
    const next = hint?.includes('--gateway') ? hint : (told?.hint ?? hint);
    if (next !== null) await line(words.hint, 'dim', next);
  }

  return {
    note: (text) => line('clawwits:', 'dim', text),
    async lines(text) {
      write ??= createStderrWriter(io.stderr);
      await write(`${stripControls(text)}\n`);
    },
    async failure(failure) {
      if (languageOf(io.env) === 'vi') return tellInVietnamese(failure);
      const { exitCode, message, hint, requestId } = failure;
      if (isInterruption(exitCode)) return line('clawwits:', 'dim', message);
      await line('error:', 'red', withRequest(message, requestId));
      if (hint !== null) await line('hint:', 'dim', hint);
    },
  };
}

const withRequest = (message: string, requestId: string | null): string =>
  requestId === null ? message : `${message} (request ${requestId})`;

/** What the user asked for is no error. */
const isInterruption = (exitCode: ExitCode): boolean =>
  exitCode === exitCodes.interrupted || exitCode === exitCodes.terminated;
