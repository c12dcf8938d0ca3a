import { conversationSentences } from './conversation.ts';
import { failureSentences, hintSentences } from './failures.ts';
import { gatewaySentences } from './gateway.ts';
import { mistakeSentences, programSentences } from './program.ts';
import { resultSentences } from './results.ts';
import { setUpSentences } from './set-up.ts';

/** Every sentence of the command, by its English words. */
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
