import { commands } from '../../src/commands/commands.ts';
import { inEnglish } from '../../src/i18n/translate.ts';
import { type Parsed, readArguments } from '../../src/program/read-arguments.ts';

/** Reads the arguments of any command, in English and in lines of 80 columns by default. */
export const parseArguments = (argv: readonly string[], translate = inEnglish, helpWidth?: () => number): Parsed =>
  readArguments(argv, commands, translate, helpWidth);
