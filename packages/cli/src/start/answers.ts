import type { Language } from '../i18n/language-of.ts';
import type { ProgramShape } from '../program/program-shape.ts';

/** What is known when the command is built, and need not be worked out at each start. */
export interface Answers {
  /** What is printed for arguments, joined by a space. */
  readonly texts: Readonly<Record<string, string>>;
  /** What completing a line takes. */
  readonly program: ProgramShape;
}

/** The file beside the command that holds them, one for each language: nobody reads the other. */
export const answersFile = (language: Language): string => `answers.${language}.json`;
