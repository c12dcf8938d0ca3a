import { CommanderError } from 'commander';
import { inEnglish, type Tell } from '../language/tell.ts';
import { defineProgram } from './define-program.ts';
import type { Invocation } from './definition.ts';
import { definitions } from './definitions.ts';
import { explainMistake, type Mistake } from './explain-mistake.ts';
import { helpTopics, widestHelp } from './help-topics.ts';

/** What the arguments come to. */
export type Parsed =
  | { readonly type: 'command'; readonly invocation: Invocation }
  | { readonly type: 'help'; readonly text: string }
  | ({ readonly type: 'mistake'; readonly command: string | null } & Mistake);

/**
 * Reads the command's arguments. Nothing else of the program is loaded for it.
 *
 * @param tell in which language help is; what is wrong can be said in each
 * @param helpWidth how wide help is; asked for where there is help alone
 */
export function parseArguments(
  givenArgv: readonly string[],
  tell: Tell = inEnglish,
  helpWidth = () => Math.min(widestHelp, process.stdout.columns || widestHelp),
): Parsed {
  const argv = readHelpAsOption(givenArgv);
  let invocation: Invocation | undefined;
  let shown = '';
  // The others are there to be listed, and to be thought of where a name is mistyped.
  const meant = definitions.filter(({ name }) => name === argv[0]);
  const program = defineProgram(
    argv,
    (wanted) => {
      invocation = wanted;
    },
    tell,
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
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { type: 'help', text: shown };
    const command = definitions.find(({ name }) => name === argv[0])?.name ?? null;
    return { type: 'mistake', command, ...explainMistake(error, command) };
  }
  return invocation === undefined ? { type: 'help', text: shown } : { type: 'command', invocation };
}

/** `help chat` is `chat --help`, and `help` alone `--help`; what is left are the topics. */
function readHelpAsOption(argv: readonly string[]): readonly string[] {
  if (argv[0] !== 'help') return argv;
  const rest = argv.slice(1);
  const subject = rest.find((word) => !word.startsWith('-'));
  if (subject === undefined) return ['--help', ...rest];
  if (helpTopics.some((topic) => topic === subject)) return argv;
  return definitions.some(({ name }) => name === subject && name !== 'help') ? [...rest, '--help'] : argv;
}
