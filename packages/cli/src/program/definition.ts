import type { ConnectionOptions } from '../config/connection-options.ts';
import type { English } from '../i18n/vietnamese/vietnamese.ts';
import type { CommandOutcome } from '../output/command-outcome.ts';
import type { OutputFormat } from '../output/output.ts';
import type { CommandContext } from './command-context.ts';
import type { DescribedCommand } from './described-command.ts';

/** Options that every command takes. */
export interface SharedOptions extends ConnectionOptions {
  readonly json?: boolean;
  readonly outputFormat?: OutputFormat;
  readonly field?: string;
  readonly output?: string;
}

/** A command with its options, ready to run. */
export interface Invocation {
  /** The command's name in its record. */
  readonly name: string;
  readonly options: SharedOptions;
  /** The fields of its record's data, for `--field`. */
  readonly dataFields: readonly string[];
  /** True if only the owner may read its output; `-o` creates the file so. */
  readonly isSecret?: boolean;
  /** Loads the command and runs it. */
  run(context: CommandContext): Promise<CommandOutcome>;
}

/** Receives the command that the arguments select. */
export type Select = (invocation: Invocation) => void;

/** The definition of a command: cheap to list; arguments and options are added only if the command is named. */
export interface CommandDefinition {
  readonly name: string;
  readonly description: English;
  /** The usage line after the name. */
  readonly usage: string;
  /** Adds arguments, options, notes and the action. */
  define(command: DescribedCommand, select: Select): void;
}
