/** The program as data: what completing a line takes, without the parser. */
export interface ProgramShape {
  readonly commands: readonly CommandShape[];
  readonly options: readonly OptionShape[];
}

/** A command. */
export interface CommandShape extends ProgramShape {
  readonly name: string;
  readonly description: string;
  readonly arguments: readonly ValueShape[];
}

/** An option that the help shows. */
export interface OptionShape extends ValueShape {
  readonly long: string | null;
  readonly short: string | null;
  readonly description: string;
  /** True if a value follows. */
  readonly takesValue: boolean;
}

/** The values that an option or an argument takes. */
export interface ValueShape {
  readonly wanted: 'file' | 'profile' | 'word';
  readonly choices: readonly string[];
}
