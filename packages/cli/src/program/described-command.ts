import { Argument, Command, type CommandOptions, InvalidArgumentError, Option } from 'commander';
import { type LocalizedMessage, localized } from '../i18n/localized-message.ts';
import type { English } from '../i18n/vietnamese/vietnamese.ts';
import { flagsWithPlace, placeName } from './place-names.ts';
import { InvalidValue, tooManyArguments, UsageMistake, unknownCommand, unknownOption } from './usage-mistake.ts';

/** A command whose descriptions are messages of the catalogue: a missing one does not compile. */
export interface DescribedCommand {
  command(name: string, options?: CommandOptions): DescribedCommand;
  description(words: English): this;
  argument<Value>(flags: string, description: English, read: (text: string, before: Value) => Value): this;
  argument(flags: string, description?: English): this;
  addArgument(argument: Argument): this;
  option(flags: string, description?: English): this;
  option<Value>(flags: string, description: English, read: (text: string, before: Value) => Value): this;
  addOption(option: Option): this;
  allowUnknownOption(): this;
  helpOption(flags: false): this;
  action(act: Parameters<Command['action']>[0]): this;
  /** Adds what its help ends with. */
  addNotes(notes: LocalizedMessage): this;
}

/**
 * A command, and what its help ends with. Its mistakes are messages of the catalogue: commander's own know English alone, so
 * each method with which commander reports one is overridden.
 */
export class NotedCommand extends Command {
  notes: LocalizedMessage | null = null;
  #takesUnknownOptions = false;

  override createCommand(name?: string): NotedCommand {
    return new NotedCommand(name);
  }

  addNotes(notes: LocalizedMessage): this {
    this.notes = notes;
    return this;
  }

  override allowUnknownOption(allow = true): this {
    this.#takesUnknownOptions = allow;
    return super.allowUnknownOption(allow);
  }

  unknownOption(option: string): void {
    if (this.#takesUnknownOptions) return;
    const known = this.createHelp()
      .visibleOptions(this)
      .flatMap(({ long }) => long ?? []);
    throw unknownOption(option, known, this.parent !== null);
  }

  unknownCommand(): never {
    const known = this.createHelp()
      .visibleCommands(this)
      .map((command) => command.name());
    throw unknownCommand(this.args[0] ?? '', known);
  }

  missingArgument(name: string): never {
    throw new UsageMistake(localized("Missing required argument '{name}'", { name: placeName(name) }));
  }

  optionMissingArgument({ flags }: Option): never {
    throw new UsageMistake(localized("Option '{option}' argument missing", { option: flagsWithPlace(flags) }));
  }

  _excessArguments(given: readonly string[]): never {
    throw tooManyArguments(this.name(), this.registeredArguments.length, given.length);
  }

  _conflictingOption(option: Option, other: Option): never {
    throw new UsageMistake(
      localized("Option '{option}' cannot be used with option '{other}'", {
        option: flagsWithPlace(option.flags),
        other: flagsWithPlace(other.flags),
      }),
    );
  }

  _callParseArg(target: Option | Argument, value: string, before: unknown): unknown {
    try {
      return target.parseArg?.(value, before);
    } catch (error) {
      // Choices are checked by commander itself.
      const isChoice = error instanceof InvalidArgumentError;
      if (!isChoice && !(error instanceof InvalidValue)) throw error;
      const reason = isChoice
        ? localized('Allowed choices are {choices}.', { choices: target.argChoices?.join(', ') ?? '' })
        : error.translatable;
      throw new UsageMistake(
        target instanceof Option
          ? localized("Option '{option}' argument '{value}' is invalid. {reason}", {
              option: flagsWithPlace(target.flags),
              value,
              reason,
            })
          : localized("Command-argument value '{value}' is invalid for argument '{name}'. {reason}", {
              value,
              name: placeName(target.name()),
              reason,
            }),
      );
    }
  }
}

/** An option to add something to. */
export const option = (flags: string, description: English): Option => new Option(flags, description);

/** An argument to add something to. */
export const argument = (flags: string, description: English): Argument => new Argument(flags, description);
