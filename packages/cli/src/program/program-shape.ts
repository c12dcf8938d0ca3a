/** The program as data: what completing a line takes, without the parser. */
export interface ProgramShape {
  readonly commands: readonly CommandShape[];
  readonly options: readonly OptionShape[];
}

/** A command. */
export interface CommandShape extends ProgramShape {
  readonly name: string;
  readonly description: string;
  readonly arguments: readonly ArgumentShape[];
}

/** An argument. */
export interface ArgumentShape extends ValueShape {
  /** True if it takes all words that follow. */
  readonly isVariadic: boolean;
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
  readonly wanted: 'file' | 'profile' | 'session' | 'setting' | 'setting-value' | 'model' | 'template' | 'word';
  readonly choices: readonly string[];
}
