import type { Argument, Command, Option } from 'commander';
import { defineProgram } from './define-program.ts';
import { definitions } from './definitions.ts';
import { helpTopics } from './help-topics.ts';

/** A word that fits, and what it is. */
export interface Completion {
  readonly word: string;
  readonly description: string;
}

/** What belongs in the place of the last word. */
export interface Completions {
  readonly wanted: 'file' | 'profile' | 'word';
  /** What stands before it in the same word: `--field=` for one. */
  readonly prefix: string;
  readonly candidates: readonly Completion[];
}

const toWords = (words: readonly string[]): Completions => ({
  wanted: 'word',
  prefix: '',
  candidates: words.map((word) => ({ word, description: '' })),
});

/** Finds what may stand in the place of the last word, in the program's own definition. */
export function findCompletions(givenWords: readonly string[]): Completions {
  const words = joinAssignments(givenWords);
  const current = words.at(-1) ?? '';
  const program = defineProgram(words, () => undefined);
  const { command, options, places } = walk(program, words.slice(0, -1));
  const isOver = words.slice(0, -1).includes('--');

  if (!isOver && options.open !== undefined) return completeValue(options.open, '');
  const [, flag = '', assigned] = /^(--[^=]+)(=)/.exec(current) ?? [];
  if (!isOver && assigned !== undefined) {
    const option = command.options.find(({ long }) => long === flag);
    return option === undefined ? toWords([]) : completeValue(option, `${flag}=`);
  }
  if (!isOver && current.startsWith('-')) return completeOptions(command, options.used);
  if (command.name() === 'help') return toWords([...helpTopics, ...definitions.map(({ name }) => name)]);
  // Its implied `help` is no command of ours.
  const subcommands = command
    .createHelp()
    .visibleCommands(command)
    .filter((one) => command.commands.includes(one));
  if (places === 0 && subcommands.length > 0) return describeCommands(subcommands, command);
  return completeArgument(command.registeredArguments[places]);
}

/** bash parts words at "=": `--field = x` is one option and its value. */
function joinAssignments(words: readonly string[]): string[] {
  return words.flatMap((word, index) => {
    const isMark = word === '=' && words[index - 1]?.startsWith('--') === true;
    if (!isMark) return [word];
    return index === words.length - 1 ? [''] : [];
  });
}

interface Walked {
  readonly command: Command;
  readonly options: { readonly used: ReadonlySet<Option>; readonly open: Option | undefined };
  /** How many arguments stand before. */
  readonly places: number;
}

/** Follows the words to the command that they name; `open` is the option whose value comes next. */
function walk(program: Command, words: readonly string[]): Walked {
  let [command, places, isOver] = [program, 0, false];
  let open: Option | undefined;
  const used = new Set<Option>();
  for (const word of words) {
    const [name] = word.split('=', 1);
    const option = isOver ? undefined : command.options.find(({ long, short }) => name === long || name === short);
    if (open !== undefined) open = undefined;
    else if (!isOver && word === '--') isOver = true;
    else if (option !== undefined) {
      used.add(option);
      open = option.required && !word.includes('=') ? option : undefined;
    } else if (isOver || !word.startsWith('-')) {
      const next = places === 0 && !isOver ? command.commands.find((one) => one.name() === word) : undefined;
      if (next === undefined) places += 1;
      else command = next;
    }
  }
  return { command, options: { used, open }, places };
}

function completeValue({ long, flags, argChoices }: Option, prefix: string): Completions {
  if (long === '--profile') return { ...toWords([]), wanted: 'profile', prefix };
  if (/<file>/.test(flags)) return { ...toWords([]), wanted: 'file', prefix };
  return { ...toWords(argChoices ?? []), prefix };
}

function completeArgument(argument: Argument | undefined): Completions {
  if (argument?.name() === 'profile') return { ...toWords([]), wanted: 'profile' };
  return toWords(argument?.argChoices ?? []);
}

function completeOptions(command: Command, used: ReadonlySet<Option>): Completions {
  const candidates = command
    .createHelp()
    .visibleOptions(command)
    .filter((option) => !used.has(option))
    .map(({ long, short, description }) => ({ word: long ?? short ?? '', description }));
  return { ...toWords([]), candidates };
}

function describeCommands(commands: readonly Command[], parent: Command): Completions {
  const own = completeArgument(parent.registeredArguments[0]).candidates;
  return {
    ...toWords([]),
    candidates: [...commands.map((one) => ({ word: one.name(), description: one.description() })), ...own],
  };
}
