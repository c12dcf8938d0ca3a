import { helpTopics } from './help-topics.ts';
import type { CommandShape, OptionShape, ProgramShape, ValueShape } from './program-shape.ts';

/** A word that fits, and what it is. */
export interface Completion {
  readonly word: string;
  readonly description: string;
}

/** Completions of the last word. */
export interface Completions {
  readonly wanted: ValueShape['wanted'];
  /** Text before it in the same word, such as `--field=`. */
  readonly prefix: string;
  readonly candidates: readonly Completion[];
}

const toWords = (words: readonly string[]): Completions => ({
  wanted: 'word',
  prefix: '',
  candidates: words.map((word) => ({ word, description: '' })),
});

/** Finds the completions of the last word. */
export function findCompletions(program: ProgramShape, givenWords: readonly string[]): Completions {
  const words = joinAssignments(givenWords);
  const current = words.at(-1) ?? '';
  const { command, used, open, places } = walk(program, words.slice(0, -1));
  const isOver = words.slice(0, -1).includes('--');

  if (!isOver && open !== undefined) return completeValue(open, '');
  const [, flag = '', assigned] = /^(--[^=]+)(=)/.exec(current) ?? [];
  if (!isOver && assigned !== undefined) {
    const option = command.options.find(({ long }) => long === flag);
    return option === undefined ? toWords([]) : completeValue(option, `${flag}=`);
  }
  if (!isOver && current.startsWith('-')) return completeOptions(command, used);
  if (command.name === 'help') return toWords([...helpTopics, ...program.commands.map(({ name }) => name)]);
  if (places === 0 && command.commands.length > 0) return completeCommands(command);
  const last = command.arguments.at(-1);
  return completeArgument(command.arguments[places] ?? (last?.isVariadic === true ? last : undefined));
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
  readonly command: CommandShape;
  readonly used: ReadonlySet<OptionShape>;
  /** The option whose value comes next. */
  readonly open: OptionShape | undefined;
  /** Number of arguments before it. */
  readonly places: number;
}

/** Follows the words to the command that they name. */
function walk(program: ProgramShape, words: readonly string[]): Walked {
  let command: CommandShape = { ...program, name: '', description: '', arguments: [] };
  let [places, isOver] = [0, false];
  let open: OptionShape | undefined;
  const used = new Set<OptionShape>();
  for (const word of words) {
    const [name] = word.split('=', 1);
    const option = isOver ? undefined : command.options.find(({ long, short }) => name === long || name === short);
    if (open !== undefined) open = undefined;
    else if (!isOver && word === '--') isOver = true;
    else if (option !== undefined) {
      used.add(option);
      open = option.takesValue && !word.includes('=') ? option : undefined;
    } else if (isOver || !word.startsWith('-')) {
      const next = places === 0 && !isOver ? command.commands.find((one) => one.name === word) : undefined;
      if (next === undefined) places += 1;
      else command = next;
    }
  }
  return { command, used, open, places };
}

const completeValue = ({ wanted, choices }: ValueShape, prefix: string): Completions => ({
  ...toWords(choices),
  wanted,
  prefix,
});

const completeArgument = (argument: ValueShape | undefined): Completions =>
  argument === undefined ? toWords([]) : completeValue(argument, '');

function completeOptions(command: CommandShape, used: ReadonlySet<OptionShape>): Completions {
  const candidates = command.options
    .filter((option) => !used.has(option))
    .map(({ long, short, description }) => ({ word: long ?? short ?? '', description }));
  return { ...toWords([]), candidates };
}

function completeCommands({ commands, arguments: [first] }: CommandShape): Completions {
  const own = completeArgument(first).candidates;
  return {
    ...toWords([]),
    candidates: [...commands.map(({ name: word, description }) => ({ word, description })), ...own],
  };
}

/** Formats completions for the shell scripts: a line for each, with a tab before its description. */
export function formatCompletions({ prefix, candidates }: Completions, current: string): string {
  return candidates
    .map((one) => ({ ...one, word: prefix + one.word }))
    .filter(({ word }) => word.startsWith(current))
    .map(({ word, description }) => `${word}\t${description}`)
    .join('\n');
}
