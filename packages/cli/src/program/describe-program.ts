import type { Argument, Command, Option } from 'commander';
import { defineProgram } from './define-program.ts';
import { definitions } from './definitions.ts';
import type { CommandShape, OptionShape, ProgramShape, ValueShape } from './program-shape.ts';

/** Describes the program as it is defined, with all commands filled in. */
export function describeProgram(): ProgramShape {
  const names = definitions.map(({ name }) => name);
  const { commands, options } = describeCommand(defineProgram(names, () => undefined));
  return { commands, options };
}

function describeCommand(command: Command): CommandShape {
  const help = command.createHelp();
  // Its implied `help` is no command of ours.
  const commands = help.visibleCommands(command).filter((one) => command.commands.includes(one));
  return {
    name: command.name(),
    description: command.description(),
    commands: commands.map(describeCommand),
    options: help.visibleOptions(command).map(describeOption),
    arguments: command.registeredArguments.map(describeArgument),
  };
}

function describeOption({ long, short, description, required, flags, argChoices }: Option): OptionShape {
  const wanted = long === '--profile' ? 'profile' : /<file>/.test(flags) ? 'file' : 'word';
  return {
    ...{ long: long ?? null, short: short ?? null, description },
    ...{ takesValue: required, wanted, choices: argChoices ?? [] },
  };
}

function describeArgument(argument: Argument): ValueShape {
  const name = argument.name();
  const wanted = name === 'profile' ? 'profile' : name === 'image' ? 'file' : 'word';
  return { wanted, choices: argument.argChoices ?? [] };
}
