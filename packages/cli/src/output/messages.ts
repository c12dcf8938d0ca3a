import { type ExitCode, exitCodes } from '../errors/exit-codes.ts';
import type { Failure } from '../errors/failure.ts';
import { redactKeys } from '../errors/redact-keys.ts';
import { type Sentence, say } from '../i18n/sentence.ts';
import type { Tell } from '../i18n/tell.ts';
import type { Io } from '../system/io.ts';
import { colorLevelOf } from './color-level.ts';
import { defuseWorkflowCommands } from './text/defuse-workflow-commands.ts';
import { stripControls, toSingleLine } from './text/strip-controls.ts';
import { createStderrWriter, type WriteText } from './write-text.ts';

/** What the command says beside its answer, on standard error. */
export interface Messages {
  /** Says what happens. */
  note(sentence: Sentence): Promise<void>;
  /** Says something longer, as it is. */
  lines(sentence: Sentence): Promise<void>;
  /** Says what went wrong and what to do next. */
  failure(failure: Failure): Promise<void>;
}

/** Messages for people; each line begins with a word that says what it is. */
export function createMessages(io: Pick<Io, 'stderr' | 'env'>, tell: Tell): Messages {
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

  const withRequest = (text: string, id: string | null): string =>
    id === null ? text : tell(say('{text} (request {id})', { text, id }));

  return {
    note: (sentence) => line('clawwits:', 'dim', tell(sentence)),
    async lines(sentence) {
      write ??= createStderrWriter(io.stderr);
      await write(`${stripControls(tell(sentence))}\n`);
    },
    async failure({ exitCode, message, said, requestId }) {
      const told = redactKeys(tell(said.message));
      if (isInterruption(exitCode)) return line('clawwits:', 'dim', told);
      const isShorter = said.isForeign && told !== message;
      await line(tell(say('error:')), 'red', isShorter ? told : withRequest(told, requestId));
      if (isShorter) await line(tell(say('detail:')), 'dim', withRequest(message, requestId));
      const hint = tell(said.hint);
      if (hint !== '') await line(tell(say('hint:')), 'dim', hint);
    },
  };
}

/** What the user asked for is no error. */
const isInterruption = (exitCode: ExitCode): boolean =>
  exitCode === exitCodes.interrupted || exitCode === exitCodes.terminated || exitCode === exitCodes.hungUp;
