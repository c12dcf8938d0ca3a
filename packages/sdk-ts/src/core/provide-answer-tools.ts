import { createEventParser } from '@clawwits/dialects';
import { collect } from '../transport/collect.ts';
import { release } from '../transport/release.ts';
import type { AnswerTools } from './answer-tools.ts';
import { failureOf } from './attempt.ts';
import { describeCall } from './call-context.ts';
import { errorFromOutcome } from './errors-from-outcome.ts';
import { malformed } from './malformed.ts';
import { refusalInside } from './refusal.ts';

export const answerTools: AnswerTools = {
  collect,
  createEventParser,
  describeCall,
  errorFromOutcome,
  failureOf,
  malformed,
  refusalInside,
  release,
};
