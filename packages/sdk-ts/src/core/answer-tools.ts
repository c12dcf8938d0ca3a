import type { ErrorFacts } from '@clawwits/contract';
import type { createEventParser } from '@clawwits/dialects';
import type { collect } from '../transport/collect.ts';
import type { release } from '../transport/release.ts';
import type { AnsweredContext, describeCall } from './call-context.ts';
import type { errorFromOutcome } from './errors-from-outcome.ts';
import type { malformed } from './malformed.ts';
import type { FailedOutcome, Refused } from './outcome.ts';

/**
 * Parts of the core that code loaded on demand needs: passed in, since it would hold a copy of what it imports. Two are declared
 * here: their modules lead to that very code.
 */
export interface AnswerTools {
  readonly collect: typeof collect;
  readonly createEventParser: typeof createEventParser;
  readonly describeCall: typeof describeCall;
  readonly errorFromOutcome: typeof errorFromOutcome;
  /** Outcome of an attempt that threw. */
  readonly failureOf: (error: unknown, sent: boolean) => FailedOutcome;
  readonly malformed: typeof malformed;
  /** Outcome of an error inside an answer of status 200. */
  readonly refusalInside: (context: AnsweredContext, facts: ErrorFacts) => Refused;
  readonly release: typeof release;
}
