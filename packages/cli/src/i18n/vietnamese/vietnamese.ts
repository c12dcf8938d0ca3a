import { callSentences } from './calls.ts';
import { conversationSentences } from './conversation.ts';
import { failureSentences } from './failures.ts';
import { gatewaySentences } from './gateway.ts';
import { hintSentences } from './hints.ts';
import { mistakeSentences, placeNames, programSentences } from './program.ts';
import { resultSentences } from './results.ts';
import { setUpSentences } from './set-up.ts';
import { texts } from './texts.ts';
import { topics } from './topics.ts';

/** Translations of every message, by its template. */
export const translated = {
  ...programSentences,
  ...mistakeSentences,
  ...resultSentences,
  ...conversationSentences,
  ...setUpSentences,
  ...gatewaySentences,
  ...failureSentences,
  ...hintSentences,
};

/** The English template of every message. */
export type English = keyof typeof translated;

/** The name of a longer text. */
export type TextName = keyof typeof texts | keyof typeof topics;

/** The Vietnamese translations by template or key. */
export const vietnamese: Readonly<Record<string, string>> = {
  ...translated,
  ...texts,
  ...topics,
  ...callSentences,
  ...placeNames,
};
