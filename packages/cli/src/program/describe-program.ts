import type { Argument, Command, Option } from 'commander';
import { inEnglish, type Tell } from '../i18n/tell.ts';
import { buildProgram } from './build-program.ts';
import type { CommandDefinition } from './definition.ts';
import type { CommandShape, OptionShape, ProgramShape, ValueShape } from './program-shape.ts';

/** Describes the program as it is defined, with all commands filled in. */
export function describeProgram(definitions: readonly CommandDefinition[], tell: Tell = inEnglish): ProgramShape {
  const names = definitions.map(({ name }) => name);
  const program = buildProgram(names, () => undefined, inEnglish, definitions);
  const { commands, options } = describeCommand(program, tell);
  return { commands, options };
}

function describeCommand(command: Command, tell: Tell): CommandShape {
  const help = command.createHelp();
  // Its implied `help` is no command of ours.
  const commands = help.visibleCommands(command).filter((one) => command.commands.includes(one));
  return {
    name: command.name(),
    description: tell({ english: command.description() }),
    commands: commands.map((one) => describeCommand(one, tell)),
    options: help.visibleOptions(command).map((option) => describeOption(option, tell)),
    arguments: command.registeredArguments.map(describeArgument),
  };
}

function describeOption({ long, short, description, required, flags, argChoices }: Option, tell: Tell): OptionShape {
  const wanted = long === '--profile' ? 'profile' : /<file>/.test(flags) ? 'file' : 'word';
  return {
    ...{ long: long ?? null, short: short ?? null, description: tell({ english: description }) },
    ...{ takesValue: required, wanted, choices: argChoices ?? [] },
  };
}

function describeArgument(argument: Argument): ValueShape {
  const name = argument.name();
  const wanted = name === 'profile' ? 'profile' : name === 'image' ? 'file' : 'word';
  return { wanted, choices: argument.argChoices ?? [] };
}
