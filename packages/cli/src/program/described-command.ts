import { Argument, Command, type CommandOptions, Option } from 'commander';
import type { Sentence } from '../i18n/sentence.ts';
import type { English } from '../i18n/vietnamese/vietnamese.ts';

/** A command whose every description is a sentence of the catalogue: one that is not there does not compile. */
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
  addNotes(notes: Sentence): this;
}

/** A command, and what its help ends with. */
export class NotedCommand extends Command {
  notes: Sentence | null = null;

  override createCommand(name?: string): NotedCommand {
    return new NotedCommand(name);
  }

  addNotes(notes: Sentence): this {
    this.notes = notes;
    return this;
  }
}

/** An option to add something to. */
export const option = (flags: string, description: English): Option => new Option(flags, description);

/** An argument to add something to. */
export const argument = (flags: string, description: English): Argument => new Argument(flags, description);
