import { SaidError } from '../errors/said-error.ts';
import { type Sentence, say } from '../i18n/sentence.ts';
import { findSimilar } from './find-similar.ts';

/** What is wrong with the arguments, and what to do. */
export interface Mistake {
  readonly message: Sentence;
  readonly hint: Sentence;
}

/** Arguments that the program does not take. */
export class UsageMistake extends SaidError {
  /** What to do; by default, the command's help is named. */
  readonly hint: Sentence | null;

  constructor(message: Sentence, hint: Sentence | null = null) {
    super(message);
    this.name = 'UsageMistake';
    this.hint = hint;
  }
}

/** A value that an option or an argument does not take; the message names the values that it takes. */
export class InvalidValue extends SaidError {
  constructor(wanted: Sentence) {
    super(wanted);
    this.name = 'InvalidValue';
  }
}

/** Names the help of a command, or of the program. */
export const seeHelp = (command: string | null): Sentence =>
  say('See: {command}', { command: `clawwits ${command === null ? '' : `${command} `}--help` });

/** The mistake of naming no command, or none of those below one. */
export const missingCommand = (command: string | null): Mistake => ({
  message:
    command === null
      ? say('Say what to do: clawwits chat "…" or clawwits balance.')
      : say('Say what to do with "{command}".', { command }),
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
  const message = withSuggestion(say("Unknown option '{option}'", { option }), similar);
  if (/--(api-?)?key\b/i.test(option)) {
    return new UsageMistake(
      message,
      say('A key is never taken as an argument, where other users of the machine can see it: set CLAWWITS_API_KEY.'),
    );
  }
  if (similar.length > 0) return new UsageMistake(message);
  return new UsageMistake(
    message,
    isOfCommand
      ? say('Before a prompt that begins with a dash, put --')
      : say('Options come after the command: clawwits chat "…" --json'),
  );
}

/** The mistake of a command that does not exist. */
export const unknownCommand = (command: string, known: readonly string[]): UsageMistake =>
  new UsageMistake(withSuggestion(say("Unknown command '{command}'", { command }), findSimilar(command, known)));

function withSuggestion(mistake: Sentence, similar: readonly string[]): Sentence {
  const [word] = similar;
  if (word === undefined) return mistake;
  return similar.length === 1
    ? say('{mistake} (Did you mean {word}?)', { mistake, word })
    : say('{mistake} (Did you mean one of {words}?)', { mistake, words: similar.join(', ') });
}

/** The mistake of more arguments than a command takes. */
export const tooManyArguments = (command: string, expected: number, got: number): UsageMistake =>
  new UsageMistake(
    say("Too many arguments for '{command}'. Expected {expected} but got {got}.", {
      command,
      expected: countArguments(expected),
      got,
    }),
  );

function countArguments(count: number): Sentence {
  if (count === 0) return say('0 arguments');
  return count === 1 ? say('1 argument') : say('{count} arguments', { count });
}
