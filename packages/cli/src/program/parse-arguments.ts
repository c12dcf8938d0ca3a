import { inEnglish, type Tell } from '../language/tell.ts';
import { definitions } from './definitions.ts';
import { helpWidthHere, type Parsed, readArguments } from './read-arguments.ts';

/**
 * Reads the arguments of any command.
 *
 * @param tell in which language help is; what is wrong can be said in each
 * @param helpWidth how wide help is; asked for where there is help alone
 */
export const parseArguments = (argv: readonly string[], tell: Tell = inEnglish, helpWidth = helpWidthHere): Parsed =>
  readArguments(argv, definitions, tell, helpWidth);
