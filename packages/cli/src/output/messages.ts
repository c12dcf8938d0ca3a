import { type ExitCode, exitCodes } from '../errors/exit-codes.ts';
import type { Failure } from '../errors/failure.ts';
import { redactKeys } from '../errors/redact-keys.ts';
import { type LocalizedMessage, localized } from '../i18n/localized-message.ts';
import type { Translate } from '../i18n/translate.ts';
import type { Io } from '../system/io.ts';
import { colorLevelOf } from './color-level.ts';
import { defuseWorkflowCommands } from './text/defuse-workflow-commands.ts';
import { stripControls, toSingleLine } from './text/strip-controls.ts';
import { createStderrWriter, type WriteText } from './write-text.ts';

/** Messages on standard error. */
export interface Messages {
  /** Writes a note. */
  note(sentence: LocalizedMessage): Promise<void>;
  /** Writes a text of several lines without a prefix. */
  lines(sentence: LocalizedMessage): Promise<void>;
  /** Writes a failure: its message, detail and hint. */
  failure(failure: Failure): Promise<void>;
}

/** Creates messages for people; each line begins with a word for its kind. */
export function createMessages(io: Pick<Io, 'stderr' | 'env'>, translate: Translate): Messages {
  let write: WriteText | null = null;

  async function line(word: string, color: 'red' | 'dim', text: string): Promise<void> {
    // Most commands write no messages, and creating the stream takes time.
    write ??= createStderrWriter(io.stderr);
    const level = colorLevelOf(io.stderr, io.env);
    const safe = defuseWorkflowCommands(toSingleLine(text));
    if (level === 0) return write(`${word} ${safe}\n`);
    const { Chalk } = await import('chalk');
    const paint = new Chalk({ level });
    await write(color === 'red' ? `${paint.red.bold(word)} ${safe}\n` : `${paint.dim(`${word} ${safe}`)}\n`);
  }

  const withRequest = (text: string, id: string | null): string =>
    id === null ? text : translate(localized('{text} (request {id})', { text, id }));

  return {
    note: (sentence) => line('clawwits:', 'dim', translate(sentence)),
    async lines(sentence) {
      write ??= createStderrWriter(io.stderr);
      const safe = stripControls(translate(sentence));
      // Elsewhere it stays as it is, for copying.
      await write(`${io.env['GITHUB_ACTIONS'] === 'true' ? defuseWorkflowCommands(safe) : safe}\n`);
    },
    async failure({ exitCode, message, translatable, requestId }) {
      const text = redactKeys(translate(translatable.message));
      if (isInterruption(exitCode)) return line('clawwits:', 'dim', text);
      const isShorter = translatable.isForeign && text !== message;
      await line(translate(localized('error:')), 'red', isShorter ? text : withRequest(text, requestId));
      if (isShorter) await line(translate(localized('detail:')), 'dim', withRequest(message, requestId));
      const hint = translate(translatable.hint);
      if (hint !== '') await line(translate(localized('hint:')), 'dim', hint);
    },
  };
}

/** Returns true if the user or the system ended the command: it is then not reported as an error. */
const isInterruption = (exitCode: ExitCode): boolean =>
  exitCode === exitCodes.interrupted || exitCode === exitCodes.terminated || exitCode === exitCodes.hungUp;
