import { isatty } from 'node:tty';

/** Reads a bare `clawwits` on a terminal as a request for help. In a script it stays a mistake, with its exit code. */
export const readBareAsHelp = (argv: readonly string[]): readonly string[] =>
  argv.length === 0 && isatty(1) ? ['--help'] : argv;
