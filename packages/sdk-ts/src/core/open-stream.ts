import type { StreamReader } from '../stream/dialect.ts';
import { createEventParser, EventTooLarge, type ServerSentEvent } from '../stream/event-parser.ts';
import type { EventReceiver, StreamSource } from '../stream/stream.ts';
import { release } from '../transport/release.ts';
import type { PieceReceiver } from '../transport/transport.ts';
import { CallStopped } from './call-control.ts';
import type { ResponseMetadata } from './response-metadata.ts';
import type { StreamContext } from './stream-context.ts';
import { createStreamErrors } from './stream-errors.ts';

/** How long a stream whose answer is whole may leave its terminal mark open, in milliseconds. */
const markPatienceMs = 5_000;

/** Where a stream stands. */
type Phase =
  | { readonly type: 'open' }
  /** The terminal mark was read, or the caller left. */
  | { readonly type: 'ended' }
  /** The gateway reported an error, or sent what cannot be read; told after the events before it. */
  | { readonly type: 'broken'; readonly error: unknown };

/** Reads an answer's body as a stream of typed events, under the time limits of a stream. */
export function openStream<Event, Result>(
  context: StreamContext,
  reader: StreamReader<Event, Result>,
): StreamSource<Event, Result, ResponseMetadata> {
  const { runtime, answer, settings, control, response, settle } = context;
  let phase: Phase = { type: 'open' };
  let arrived: Event[] = [];
  let handedOut = 0;
  let waiting: EventReceiver<Event> | null = null;
  let limit: 'firstEventTimeout' | 'idleTimeout' = 'firstEventTimeout';
  /** Whether pieces are being asked for, and whether the last one came at once: then the loop goes on, not the stack. */
  let isReading = false;
  let cameAtOnce = false;

  control.lift('timeout');
  control.lift('totalTimeout');

  const errors = createStreamErrors(context, () => ({
    text: reader.text,
    events: handedOut + arrived.length,
    usage: reader.usage,
  }));

  const parser = createEventParser((event) => {
    if (phase.type === 'open') take(event);
  }, settings.maxEventSize);

  function take(event: ServerSentEvent): void {
    try {
      const step = reader.read(event);
      if (step.type === 'event') arrived.push(step.event);
      if (step.type === 'error') phase = { type: 'broken', error: errors.reported(step.facts) };
      if (step.type === 'end' || (step.type === 'event' && step.last)) end();
    } catch (error) {
      phase = { type: 'broken', error: errors.cut('malformed_event', error) };
    }
  }

  function end(): void {
    phase = { type: 'ended' };
    control.close();
    settle(() => ({ response, usage: reader.usage, result: reader.result() as object }));
    release(answer.body, runtime.schedule);
  }

  function fail(cause: unknown): void {
    const error = cause as Error;
    control.close();
    answer.body.cancel(error);
    settle(() => ({ error, response, usage: reader.usage }));
  }

  function pull(receiver: EventReceiver<Event>): void {
    waiting = receiver;
    // The clock runs while the caller waits for an event, and stands still while it works on one.
    if (phase.type === 'open') {
      control.limit(limit, reader.complete ? Math.min(settings[limit], markPatienceMs) : settings[limit]);
    }
    goOn();
  }

  /** Reads on until there is something to tell. Whole pieces are parsed in the moment in which they arrive. */
  function goOn(): void {
    if (isReading) return;
    isReading = true;
    do {
      cameAtOnce = false;
      if (arrived.length > 0 || phase.type !== 'open') tell();
      else if (answer.body.readInto !== undefined) answer.body.readInto(pieces);
      else answer.body.read().then(pieces.resolve, pieces.reject);
    } while (cameAtOnce);
    isReading = false;
  }

  function tell(): void {
    if (waiting === null) return;
    const { resolve, reject } = waiting;
    waiting = null;
    control.lift(limit);
    if (arrived.length > 0) {
      const events = arrived;
      arrived = [];
      handedOut += events.length;
      limit = 'idleTimeout';
      resolve(events);
    } else if (phase.type === 'broken') {
      const { error } = phase;
      try {
        fail(error);
        reject(error);
      } catch (observerError) {
        reject(observerError);
      }
    } else resolve(null);
  }

  const pieces: PieceReceiver = {
    resolve(piece) {
      try {
        if (piece !== null) parser.feed(piece);
        else {
          parser.end();
          if (phase.type === 'open') endWithoutMark(null);
        }
      } catch (error) {
        if (phase.type === 'open') interrupt(error);
      }
      cameAtOnce = true;
      goOn();
    },
    reject(error) {
      if (phase.type === 'open') interrupt(error);
      cameAtOnce = true;
      goOn();
    },
  };

  function interrupt(error: unknown): void {
    try {
      judge(error);
    } catch (problem) {
      // A mistake in the caller's own functions ends the stream for the caller, not for whoever brought the piece.
      phase = { type: 'broken', error: problem };
    }
  }

  function judge(error: unknown): void {
    if (error instanceof EventTooLarge) phase = { type: 'broken', error: errors.tooLarge(error) };
    else if (error instanceof CallStopped && (error.by === 'caller' || !reader.complete)) {
      phase = { type: 'broken', error: errors.stopped(error) };
    } else endWithoutMark(error);
  }

  /** Without its terminal mark an answer is whole only if it said why it finished. */
  function endWithoutMark(cause: unknown): void {
    if (reader.complete) end();
    else phase = { type: 'broken', error: errors.cut('stream_cut', cause) };
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
      settle(() => ({ response, usage: reader.usage }));
      answer.body.cancel(new Error('The caller left the stream.'));
    },
  };
}
