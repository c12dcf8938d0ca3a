import { inEnglish, type Tell } from '../language/tell.ts';
import { buildProgram } from './build-program.ts';
import type { Use } from './definition.ts';
import { definitions } from './definitions.ts';
import type { NotedCommand } from './described-command.ts';

/** Builds the program; only the commands that the arguments name are filled in. */
export const defineProgram = (argv: readonly string[], use: Use, tell: Tell = inEnglish): NotedCommand =>
  buildProgram(argv, use, tell, definitions);
