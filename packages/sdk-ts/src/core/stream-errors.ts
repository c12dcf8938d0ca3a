import { type ErrorFacts, statusOfErrorCode } from '@clawwits/contract';
import type { EventTooLarge, StreamPartial } from '@clawwits/dialects';
import type { AttemptRecord, ClawwitsError } from '../errors/clawwits-error.ts';
import { GatewayError, IncompleteStreamError } from '../errors/error-classes.ts';
import { quietCause } from '../errors/quiet-cause.ts';
import type { UnreadableBody } from '../transport/unreadable-body.ts';
import { failureOf } from './attempt.ts';
import type { CallStopped } from './call-control.ts';
import { type ErrorContext, errorFromOutcome, reasonOf } from './errors-from-outcome.ts';
import type { FailedOutcome } from './outcome.ts';
import { refusal } from './refusal.ts';
import { isRetryable } from './retry-policy.ts';
import type { StreamContext } from './stream-context.ts';

/** The errors that a stream can end with; each holds the content that had arrived. */
export interface StreamErrors {
  /** The gateway reported a failure in the stream. */
  reported(facts: ErrorFacts): ClawwitsError;
  /** The caller or a time limit ended it. */
  stopped(reason: CallStopped): ClawwitsError;
  /** It ended, or became unreadable, before the answer was whole. */
  cut(code: 'stream_cut' | 'malformed_event', cause: unknown): ClawwitsError;
  /** Its body cannot be read in this runtime. */
  unreadable(cause: UnreadableBody): ClawwitsError;
  /** An event passed the bound. */
  tooLarge(cause: EventTooLarge): ClawwitsError;
}

/**
 * @param openedAt when the stream began, on the runtime's clock
 * @param partial what had arrived
 */
export function createStreamErrors(context: StreamContext, openedAt: number, partial: StreamPartial): StreamErrors {
  const { gateway, runtime, answer, response, settings, repeatable, keys } = context;

  /** The story of the call, its last attempt not "ok" after all. */
  function describe(reason: string, retryable: boolean): ErrorContext {
    const last = response.attempts.at(-1);
    const record: AttemptRecord = {
      ...last,
      reason,
      durationMs: (last?.durationMs ?? 0) + runtime.now() - openedAt,
    };
    const attempts = [...response.attempts.slice(0, -1), record];
    return { ...context.describe(), attempts, retryable, partial };
  }

  function fromOutcome(outcome: FailedOutcome): ClawwitsError {
    const retryable = isRetryable(outcome, repeatable, settings.retryStatuses);
    return errorFromOutcome(outcome, describe(reasonOf(outcome), retryable));
  }

  function details(code: string, cause: unknown) {
    const { title: _, billable, ...known } = describe(code, repeatable);
    const { status } = answer;
    return { ...known, code, status, requestId: response.requestId, maybeBilled: billable, cause };
  }

  return {
    reported: (facts) =>
      fromOutcome(refusal({ answer, gateway, date: runtime.date(), keys }, statusOfErrorCode(facts.code), facts)),
    stopped: ({ by, cause }) =>
      fromOutcome(
        by === 'caller' ? { type: 'aborted', reason: cause, sent: true } : { type: 'timed-out', limit: by, sent: true },
      ),
    cut(code, cause) {
      const problem =
        code === 'stream_cut' ? 'ended the stream before the answer was whole' : 'sent an event that cannot be read';
      return new IncompleteStreamError(`${context.describe().title} ${problem}.`, {
        ...details(code, quietCause(cause)),
        advice: ' What had arrived is in "partial", and may have been billed.',
      });
    },
    unreadable: (cause) => fromOutcome(failureOf(cause, true)),
    tooLarge: (cause) =>
      new GatewayError(`${cause.message} Raise "maxEventSize" to take it.`, details('event_too_large', cause)),
  };
}
