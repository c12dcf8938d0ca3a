import {
  BodyParser,
  EventTooLarge,
  type ServerSentEvent,
  type StreamPartial,
  type StreamReader,
} from '@clawwits/dialects';
import { quietCause } from '../errors/quiet-cause.ts';
import { release } from '../transport/release.ts';
import { failureOf } from './attempt.ts';
import type { AnsweredContext } from './call-context.ts';
import { malformed } from './malformed.ts';
import type { AttemptOutcome } from './outcome.ts';
import { refusalInside } from './refusal.ts';

/** Reads a stream that came where one JSON object was asked for: gives the whole answer, or what of it had arrived. */
export async function readWholeStream<Result>(
  context: AnsweredContext,
  reader: StreamReader<unknown, Result>,
  split = reader.split,
): Promise<AttemptOutcome<Result>> {
  const { core, settings } = context;
  const { body } = context.answer;
  const progress: { events: number; outcome: AttemptOutcome<Result> | null } = { events: 0, outcome: null };
  const partial = (): StreamPartial => ({ text: reader.text, events: progress.events, usage: reader.usage });
  const unreadable = (problem: string, cause?: unknown) =>
    malformed(context, problem, { cause, text: parser.raw, ...(progress.events > 0 && { partial: partial() }) });
  const succeed = (): AttemptOutcome<Result> => ({ type: 'succeeded', value: reader.result() });

  function take(event: ServerSentEvent): void {
    if (progress.outcome !== null) return;
    const step = reader.read(event);
    if (step.type === 'event') progress.events += 1;
    if (step.type === 'error') {
      progress.outcome = { ...refusalInside(context, step.facts), partial: partial() };
    } else if (step.type === 'cut') progress.outcome = unreadable('its stream ended without an answer');
    else if (step.type === 'end' || (step.type === 'event' && step.last)) progress.outcome = succeed();
  }

  const parser = new BodyParser(split, take, settings.maxEventSize);
  reader.keepAll();
  try {
    for (let size = 0; progress.outcome === null; ) {
      const piece = await body.read();
      if (piece === null) break;
      size += piece.byteLength;
      if (size > settings.maxResponseSize) throw new EventTooLarge(settings.maxResponseSize);
      parser.feed(piece);
    }
    parser.end();
  } catch (error) {
    if (!reader.complete) {
      body.cancel(error as Error);
      if (error instanceof SyntaxError) return unreadable('its stream cannot be read', quietCause(error));
      if (error instanceof EventTooLarge) return { ...unreadable(error.message, error), code: 'response_too_large' };
      return { ...failureOf(error, true), partial: partial() };
    }
  }
  release(body, core.runtime.schedule);
  if (progress.outcome !== null) return progress.outcome;
  return reader.complete ? succeed() : unreadable('its stream ended before the answer was whole');
}
