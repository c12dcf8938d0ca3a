import { BodyParser, EventTooLarge, type ServerSentEvent, type StreamReader } from '@clawwits/dialects';
import { Stream } from '../stream/stream.ts';
import { withPieces } from '../transport/unread.ts';
import type { ResponseStream } from './call.ts';
import { type AnsweredContext, type Decoding, describeCall, type ReadSentBody, readSentBody } from './call-context.ts';
import { finishJson, isEventStream } from './decode-json.ts';
import { malformed } from './malformed.ts';
import { openStream } from './open-stream.ts';
import type { AttemptOutcome } from './outcome.ts';
import { refusalInside } from './refusal.ts';

type CreateReader<Event, Result> = (readSent: ReadSentBody) => StreamReader<Event, Result>;

/** An answer that is a stream of events, or that is read as one. */
export function streamDecoding<Event, Result>(
  createReader: CreateReader<Event, Result>,
): Decoding<ResponseStream<Event, Result>> {
  return {
    accept: 'text/event-stream',
    finish: (context) =>
      isEventStream(context.answer.header('content-type'))
        ? finishStream(context, createReader)
        : finishUntyped(context, createReader),
  };
}

function finishStream<Event, Result>(
  context: AnsweredContext,
  createReader: CreateReader<Event, Result>,
): AttemptOutcome<ResponseStream<Event, Result>> {
  const { settings, control, startedAt, answer, response, repeatable, keys, settle } = context;
  const { gateway, runtime } = context.core;
  const source = openStream(
    {
      gateway,
      runtime,
      settings,
      control,
      startedAt,
      answer,
      response,
      repeatable,
      keys,
      settle,
      describe: () => describeCall(context),
    },
    createReader(readSentBody(context)),
  );
  return { type: 'succeeded', staysOpen: true, value: new Stream(source) };
}

/**
 * A body of another content type, or of none: an event stream or JSON by its first bytes, else an error. Waits for the first
 * JSON value, so that an error fails the call and not its stream.
 */
async function finishUntyped<Event, Result>(
  context: AnsweredContext,
  createReader: CreateReader<Event, Result>,
): Promise<AttemptOutcome<ResponseStream<Event, Result>>> {
  const { answer, settings } = context;
  const reader = createReader(readSentBody(context));
  const pieces: Uint8Array[] = [];
  const opening: { first: ServerSentEvent | null } = { first: null };
  const parser = new BodyParser(reader.split, (event) => (opening.first ??= event), settings.maxResponseSize);
  try {
    while (opening.first === null && (parser.kind === null || parser.kind === 'json')) {
      const piece = await answer.body.read();
      if (piece === null) break;
      pieces.push(piece);
      parser.feed(piece);
    }
    const step = opening.first === null ? null : reader.read(opening.first);
    if (step?.type === 'error') {
      answer.body.cancel(new Error('The answer is an error.'));
      return refusalInside(context, step.facts);
    }
  } catch (error) {
    if (error instanceof EventTooLarge) return malformed(context, error.message, { code: 'response_too_large' });
    if (!(error instanceof SyntaxError)) throw error;
    opening.first = null;
  }
  const unreadContext = { ...context, answer: withPieces(answer, pieces, answer.body) };
  if (opening.first !== null || parser.kind === 'events') return finishStream(unreadContext, createReader);
  const outcome = await finishJson(unreadContext);
  return outcome.type === 'succeeded' ? malformed(context, 'its body is not an answer') : outcome;
}
