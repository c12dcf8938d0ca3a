import type { Language } from '../i18n/language-of.ts';
import type { ProgramShape } from '../program/program-shape.ts';

/** Answers that the build computes, so that no start has to. */
export interface Answers {
  /** Texts by the arguments that print them, joined by a space. */
  readonly texts: Readonly<Record<string, string>>;
  /** The program's shape, for completion. */
  readonly program: ProgramShape;
}

/** Name of the file that holds them, next to the command: one for each language. */
export const answersFile = (language: Language): string => `answers.${language}.json`;
