import type { Argument, Command, Option } from 'commander';
import { inEnglish, type Translate } from '../i18n/translate.ts';
import { buildProgram } from './build-program.ts';
import type { CommandDefinition } from './definition.ts';
import type { ArgumentShape, CommandShape, OptionShape, ProgramShape, ValueShape } from './program-shape.ts';

/** Describes the program as it is defined, with all commands filled in. */
export function describeProgram(
  definitions: readonly CommandDefinition[],
  translate: Translate = inEnglish,
): ProgramShape {
  const names = definitions.map(({ name }) => name);
  const program = buildProgram(names, () => undefined, inEnglish, definitions);
  const { commands, options } = describeCommand(program, translate);
  return { commands, options };
}

function describeCommand(command: Command, translate: Translate): CommandShape {
  const help = command.createHelp();
  // Its implied `help` is no command of ours.
  const commands = help.visibleCommands(command).filter((one) => command.commands.includes(one));
  return {
    name: command.name(),
    description: translate({ english: command.description() }),
    commands: commands.map((one) => describeCommand(one, translate)),
    options: help.visibleOptions(command).map((option) => describeOption(option, translate)),
    arguments: command.registeredArguments.map(describeArgument),
  };
}

/** Completions of the values of options, by their flags. */
const wantedByOption: readonly (readonly [RegExp, ValueShape['wanted']])[] = [
  [/^--profile /, 'profile'],
  [/^--session /, 'session'],
  [/--model /, 'model'],
  [/--template /, 'template'],
  [/<file>/, 'file'],
];

/** Completions of arguments, by their names. */
const wantedByArgument: Readonly<Record<string, ValueShape['wanted']>> = {
  profile: 'profile',
  key: 'setting',
  value: 'setting-value',
  session: 'session',
  image: 'file',
};

function describeOption(
  { long, short, description, required, flags, argChoices }: Option,
  translate: Translate,
): OptionShape {
  const wanted = wantedByOption.find(([pattern]) => pattern.test(`${long ?? ''} ${flags}`))?.[1] ?? 'word';
  return {
    ...{ long: long ?? null, short: short ?? null, description: translate({ english: description }) },
    ...{ takesValue: required, wanted, choices: argChoices ?? [] },
  };
}

function describeArgument(argument: Argument): ArgumentShape {
  const name = argument.name();
  const wanted = wantedByArgument[name] ?? 'word';
  return { wanted, choices: argument.argChoices ?? [], isVariadic: argument.variadic };
}
