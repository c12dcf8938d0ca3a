import { type ErrorFacts, statusOfErrorCode } from '@clawwits/contract';
import type { ErrorDetails } from '../errors/clawwits-error.ts';
import { GatewayError, IncompleteStreamError } from '../errors/error-classes.ts';
import type { StreamReader } from '../stream/dialect.ts';
import { createEventParser, EventTooLarge, type ServerSentEvent } from '../stream/event-parser.ts';
import type { StreamSource } from '../stream/stream.ts';
import { release } from '../transport/release.ts';
import { CallStopped } from './call-control.ts';
import { type ErrorContext, errorFromOutcome } from './errors-from-outcome.ts';
import { refusal } from './refusal.ts';
import type { ResponseMetadata } from './response-metadata.ts';
import type { FinishContext } from './send.ts';

/** How long a stream whose answer is whole may leave its terminal mark open, in milliseconds. */
const markPatienceMs = 5_000;

/** Where a stream stands. */
type Phase =
  | { readonly type: 'open' }
  /** The terminal mark was read, or the caller left. */
  | { readonly type: 'ended' }
  /** The gateway reported an error, or sent what cannot be read; told after the events before it. */
  | { readonly type: 'broken'; readonly error: Error };

/** Reads an answer's body as a stream of typed events, under the time limits of a stream. */
export function openStream<Event, Result>(
  context: FinishContext,
  reader: StreamReader<Event, Result>,
): StreamSource<Event, Result, ResponseMetadata> {
  const { core, answer, settings, control, response } = context;
  let phase: Phase = { type: 'open' };
  let arrived: Event[] = [];
  let handedOut = 0;
  const openedAt = core.runtime.now();

  control.lift('timeout');
  control.lift('totalTimeout');

  const parser = createEventParser((event) => {
    if (phase.type === 'open') take(event);
  }, settings.maxEventSize);

  function take(serverEvent: ServerSentEvent): void {
    try {
      const step = reader.read(serverEvent);
      if (step.type === 'event') arrived.push(step.event);
      if (step.type === 'error') phase = { type: 'broken', error: reported(step.facts) };
      if (step.type === 'end' || (step.type === 'event' && step.last)) end();
    } catch (error) {
      phase = { type: 'broken', error: cut('malformed_event', 'sent an event that cannot be read', error) };
    }
  }

  function end(): void {
    phase = { type: 'ended' };
    control.close();
    release(answer.body, core.runtime.schedule);
  }

  function fail(error: Error): Error {
    phase = { type: 'broken', error };
    control.close();
    answer.body.cancel(error);
    return error;
  }

  async function pull(): Promise<Event[] | null> {
    // The clock runs while the caller waits for an event, and stands still while it works on one.
    const limit = handedOut === 0 ? 'firstEventTimeout' : 'idleTimeout';
    if (phase.type === 'open') {
      control.limit(limit, reader.complete ? Math.min(settings[limit], markPatienceMs) : settings[limit]);
    }
    while (arrived.length === 0 && phase.type === 'open') await readPiece();
    control.lift(limit);
    if (arrived.length === 0) {
      if (phase.type === 'broken') throw fail(phase.error);
      return null;
    }
    const events = arrived;
    arrived = [];
    handedOut += events.length;
    return events;
  }

  async function readPiece(): Promise<void> {
    try {
      const piece = await answer.body.read();
      if (piece !== null) {
        parser.feed(piece);
        return;
      }
      parser.end();
      if (phase.type === 'open') bodyEnded(null);
    } catch (error) {
      failed(error);
    }
  }

  function failed(error: unknown): void {
    if (error instanceof CallStopped && error.by === 'caller') {
      const outcome = { type: 'aborted', reason: error.cause, sent: true } as const;
      phase = { type: 'broken', error: errorFromOutcome(outcome, whole('aborted')) };
    } else if (error instanceof CallStopped && error.by !== 'caller' && !reader.complete) {
      const outcome = { type: 'timed-out', limit: error.by, sent: true } as const;
      phase = { type: 'broken', error: errorFromOutcome(outcome, whole(error.by)) };
    } else if (error instanceof EventTooLarge) {
      phase = {
        type: 'broken',
        error: new GatewayError(`${error.message} Raise "maxEventSize" to take it.`, details('event_too_large')),
      };
    } else {
      bodyEnded(error);
    }
  }

  /** Without a terminal mark an answer is whole only if it said why it finished. */
  function bodyEnded(cause: unknown): void {
    if (reader.complete) end();
    else phase = { type: 'broken', error: cut('stream_cut', 'ended the stream before the answer was whole', cause) };
  }

  function cut(code: string, problem: string, cause: unknown): Error {
    return new IncompleteStreamError(
      `${core.gateway.title} ${problem}; what had arrived is in "partial". It was billed up to there.`,
      { ...details(code), cause },
    );
  }

  function reported(facts: ErrorFacts): Error {
    const outcome = refusal(answer, core.gateway, core.runtime.date(), statusOfErrorCode(facts.code), facts);
    return errorFromOutcome(outcome, whole(facts.code ?? 'error'));
  }

  function details(code: string): ErrorDetails {
    const { title: _, billable, ...rest } = whole(code);
    return { ...rest, code, status: answer.status, requestId: response.requestId, maybeBilled: billable };
  }

  function whole(reason: string): ErrorContext {
    const { requestId } = response;
    return {
      ...context.errorContext,
      attempts: [
        ...response.attempts.slice(0, -1),
        {
          status: answer.status,
          reason,
          durationMs: (response.attempts.at(-1)?.durationMs ?? 0) + core.runtime.now() - openedAt,
          ...(requestId !== undefined && { requestId }),
        },
      ],
      partial: { text: reader.text, events: handedOut, usage: reader.usage },
    };
  }

  return {
    reader,
    response,
    pull,
    get interrupted() {
      return control.stopped !== null && phase.type === 'open';
    },
    cancel() {
      if (phase.type !== 'open') return;
      phase = { type: 'ended' };
      control.close();
      answer.body.cancel(new Error('The caller left the stream.'));
    },
  };
}
