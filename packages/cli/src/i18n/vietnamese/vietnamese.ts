import { callSentences } from './calls.ts';
import { placeNames } from './program.ts';
import { translated } from './sentences.ts';
import { texts } from './texts.ts';

/** The English words of every sentence that the command says. */
export type English = keyof typeof translated;

/** The name of a longer text. */
export type TextName = keyof typeof texts;

/** What each is in Vietnamese. */
export const vietnamese: Readonly<Record<string, string>> = {
  ...translated,
  ...texts,
  ...callSentences,
  ...placeNames,
};
