import {
  EventTooLarge,
  isEventTooLarge,
  type ServerSentEvent,
  type StreamPartial,
  type StreamReader,
} from '@clawwits/dialects';
import { BodyParser } from '@clawwits/dialects/readers';
import { quietCause } from '../errors/quiet-cause.ts';
import type { AnswerTools } from './answer-tools.ts';
import type { AnsweredContext } from './call-context.ts';
import type { AttemptOutcome } from './outcome.ts';

const nothingMore = new Uint8Array();

/**
 * Reads a stream that came where one JSON object was asked for: gives the whole answer, or what of it had arrived.
 *
 * @param mayBeWhole whether its first JSON value may be the whole answer
 */
export async function readWholeStream<Result>(
  context: AnsweredContext,
  reader: StreamReader<unknown, Result>,
  { createEventParser, failureOf, malformed, refusalInside, release }: AnswerTools,
  mayBeWhole = true,
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
    if (step.type === 'split') {
      if (event.isFirstValue && !mayBeWhole) throw new SyntaxError('The body holds more than one answer.');
      for (const part of step.events) take(part);
    }
    if (step.type === 'event') progress.events += 1;
    if (step.type === 'error') {
      progress.outcome = { ...refusalInside(context, step.facts), partial: partial() };
    } else if (step.type === 'cut') progress.outcome = unreadable('its stream ended without an answer');
    else if (step.type === 'end' || (step.type === 'event' && step.last)) progress.outcome = succeed();
  }

  const parser = new BodyParser(createEventParser, take, settings.maxEventSize);
  reader.keepAll();
  try {
    for (let size = 0; progress.outcome === null; ) {
      const piece = await body.read();
      if (piece === null) break;
      size += piece.byteLength;
      if (size > settings.maxResponseSize) throw new EventTooLarge(settings.maxResponseSize);
      for (let loading = parser.feed(piece); loading !== null; loading = parser.feed(nothingMore)) await loading;
    }
  } catch (error) {
    if (!reader.complete) {
      body.cancel(error as Error);
      if (error instanceof SyntaxError) return unreadable('its stream cannot be read', quietCause(error));
      if (isEventTooLarge(error)) return { ...unreadable(error.message, error), code: 'response_too_large' };
      return { ...failureOf(error, true), partial: partial() };
    }
  }
  release(body, core.runtime.schedule);
  if (progress.outcome !== null) return progress.outcome;
  return reader.complete ? succeed() : unreadable('its stream ended before the answer was whole');
}
