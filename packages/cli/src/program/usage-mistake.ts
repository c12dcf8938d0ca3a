import { LocalizedError } from '../errors/localized-error.ts';
import { type LocalizedMessage, localized } from '../i18n/localized-message.ts';
import { findSimilar } from './find-similar.ts';

/** A mistake in the arguments, and the next step. */
export interface Mistake {
  readonly message: LocalizedMessage;
  readonly hint: LocalizedMessage;
}

/** Arguments that the program does not take. */
export class UsageMistake extends LocalizedError {
  /** The next step; by default, the command's help. */
  readonly hint: LocalizedMessage | null;

  constructor(message: LocalizedMessage, hint: LocalizedMessage | null = null) {
    super(message);
    this.name = 'UsageMistake';
    this.hint = hint;
  }
}

/** A value that an option or an argument does not take; the message names the values that it takes. */
export class InvalidValue extends LocalizedError {
  constructor(wanted: LocalizedMessage) {
    super(wanted);
    this.name = 'InvalidValue';
  }
}

/** Names the help of a command, or of the program. */
export const seeHelp = (command: string | null): LocalizedMessage =>
  localized('See: {command}', { command: `clawwits ${command === null ? '' : `${command} `}--help` });

/** The mistake of naming no command, or none of those below one. */
export const missingCommand = (command: string | null): Mistake => ({
  message:
    command === null
      ? localized('Say what to do: clawwits chat "…" or clawwits balance.')
      : localized('Say what to do with "{command}".', { command }),
  hint: seeHelp(command),
});

/**
 * The mistake of an option that does not exist.
 *
 * @param known the long options of the command
 * @param isOfCommand whether a command was named before it
 */
export function unknownOption(option: string, known: readonly string[], isOfCommand: boolean): UsageMistake {
  const similar = option.startsWith('--') ? findSimilar(option, known) : [];
  const message = withSuggestion(localized("Unknown option '{option}'", { option }), similar);
  if (/--(api-?)?key\b/i.test(option)) {
    return new UsageMistake(
      message,
      localized(
        'A key is never taken as an argument, where other users of the machine can see it: set CLAWWITS_API_KEY.',
      ),
    );
  }
  if (similar.length > 0) return new UsageMistake(message);
  return new UsageMistake(
    message,
    isOfCommand
      ? localized('Before a prompt that begins with a dash, put --')
      : localized('Options come after the command: clawwits chat "…" --json'),
  );
}

/** The mistake of a command that does not exist. */
export const unknownCommand = (command: string, known: readonly string[]): UsageMistake =>
  new UsageMistake(withSuggestion(localized("Unknown command '{command}'", { command }), findSimilar(command, known)));

function withSuggestion(mistake: LocalizedMessage, similar: readonly string[]): LocalizedMessage {
  const [word] = similar;
  if (word === undefined) return mistake;
  return similar.length === 1
    ? localized('{mistake} (Did you mean {word}?)', { mistake, word })
    : localized('{mistake} (Did you mean one of {words}?)', { mistake, words: similar.join(', ') });
}

/** The mistake of more arguments than a command takes. */
export const tooManyArguments = (command: string, expected: number, got: number): UsageMistake =>
  new UsageMistake(
    localized("Too many arguments for '{command}'. Expected {expected} but got {got}.", {
      command,
      expected: countArguments(expected),
      got,
    }),
  );

function countArguments(count: number): LocalizedMessage {
  if (count === 0) return localized('0 arguments');
  return count === 1 ? localized('1 argument') : localized('{count} arguments', { count });
}
