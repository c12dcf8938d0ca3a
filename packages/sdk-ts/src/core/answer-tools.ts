import { createEventParser } from '@clawwits/dialects';
import { collect } from '../transport/collect.ts';
import { release } from '../transport/release.ts';
import { failureOf } from './attempt.ts';
import { describeCall } from './call-context.ts';
import { errorFromOutcome } from './errors-from-outcome.ts';
import { malformed } from './malformed.ts';
import { refusalInside } from './refusal.ts';

/** Parts of the core that code loaded on demand needs: passed in, since it would hold a copy of what it imports. */
export const answerTools = {
  collect,
  createEventParser,
  describeCall,
  errorFromOutcome,
  failureOf,
  malformed,
  refusalInside,
  release,
};

export type AnswerTools = typeof answerTools;
