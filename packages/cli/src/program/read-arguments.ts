import { CommanderError } from 'commander';
import type { Translate } from '../i18n/translate.ts';
import { buildProgram } from './build-program.ts';
import type { CommandDefinition, Invocation } from './definition.ts';
import { findSwallowedOption } from './find-swallowed-option.ts';
import { helpTopics, widestHelp } from './help-topics.ts';
import { type Mistake, missingCommand, seeHelp, UsageMistake } from './usage-mistake.ts';

/** Result of reading the arguments. */
export type Parsed =
  | { readonly type: 'command'; readonly invocation: Invocation }
  | { readonly type: 'help'; readonly text: string }
  | ({ readonly type: 'mistake'; readonly command: string | null } & Mistake);

/** Returns the width of help on this process's standard output. */
export const helpWidthHere = (): number => Math.min(widestHelp, process.stdout.columns || widestHelp);

/**
 * Reads the arguments of some commands. Nothing else of the program is loaded for it.
 *
 * @param definitions the commands; those that the arguments do not name are there to be listed, and to be thought of where a
 *   name is mistyped
 */
export function readArguments(
  givenArgv: readonly string[],
  definitions: readonly CommandDefinition[],
  translate: Translate,
  helpWidth = helpWidthHere,
): Parsed {
  const argv = readHelpAsOption(givenArgv, definitions);
  let invocation: Invocation | undefined;
  let shown = '';
  const meant = definitions.filter(({ name }) => name === argv[0]);
  const program = buildProgram(
    argv,
    (wanted) => {
      invocation = wanted;
    },
    translate,
    meant.length > 0 ? meant : definitions,
  );
  for (const command of [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => {
        shown += text;
      },
      writeErr: () => undefined,
      outputError: () => undefined,
      getOutHasColors: () => false,
      getOutHelpWidth: helpWidth,
    });
  }
  const [command] = meant;
  const swallowed = command === undefined ? null : findSwallowedOption(program.commands[0] ?? program, argv.slice(1));
  if (command !== undefined && swallowed !== null) return { type: 'mistake', command: command.name, ...swallowed };
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    const command = definitions.find(({ name }) => name === argv[0])?.name ?? null;
    if (error instanceof UsageMistake) {
      return { type: 'mistake', command, message: error.translatable, hint: error.hint ?? seeHelp(command) };
    }
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { type: 'help', text: shown };
    if (error.code === 'commander.help') return { type: 'mistake', command, ...missingCommand(command) };
    throw error;
  }
  return invocation === undefined ? { type: 'help', text: shown } : { type: 'command', invocation };
}

/** `help chat` is `chat --help`, and `help` alone `--help`; what is left are the topics. */
function readHelpAsOption(argv: readonly string[], definitions: readonly CommandDefinition[]): readonly string[] {
  if (argv[0] !== 'help') return argv;
  const rest = argv.slice(1);
  const subject = rest.find((word) => !word.startsWith('-'));
  if (subject === undefined) return ['--help', ...rest];
  if (helpTopics.some((topic) => topic === subject)) return argv;
  return definitions.some(({ name }) => name === subject && name !== 'help') ? [...rest, '--help'] : argv;
}
