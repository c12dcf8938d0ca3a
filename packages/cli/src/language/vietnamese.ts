import { callSentences } from './vietnamese/calls.ts';
import { conversationSentences } from './vietnamese/conversation.ts';
import { failureSentences, hintSentences } from './vietnamese/failures.ts';
import { mistakeSentences, placeNames, programSentences } from './vietnamese/program.ts';
import { resultSentences } from './vietnamese/results.ts';
import { setUpSentences } from './vietnamese/set-up.ts';
import { texts } from './vietnamese/texts.ts';

const sentences = {
  ...programSentences,
  ...mistakeSentences,
  ...resultSentences,
  ...conversationSentences,
  ...setUpSentences,
  ...failureSentences,
  ...hintSentences,
};

/** The English words of every sentence that the command says. */
export type English = keyof typeof sentences;

/** The name of a longer text. */
export type TextName = keyof typeof texts;

/** What each is in Vietnamese. */
export const vietnamese: Readonly<Record<string, string>> = { ...sentences, ...texts, ...callSentences, ...placeNames };
