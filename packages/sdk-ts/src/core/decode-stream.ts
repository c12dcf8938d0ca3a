import type { StreamReader } from '@clawwits/dialects';
import { unusualAnswers } from '#core-parts';
import { Stream } from '../stream/stream.ts';
import type { AnswerDialect } from './answer-dialect.ts';
import type { ResponseStream } from './call.ts';
import { type AnsweredContext, type Decoding, describeCall, readSentBody } from './call-context.ts';
import { OpenStream } from './open-stream.ts';
import type { AttemptOutcome } from './outcome.ts';
import { answerTools } from './provide-answer-tools.ts';
import { withPart } from './with-part.ts';

/** An answer that is a stream of events, or that is read as one. */
export function streamDecoding<Event, Result>(
  dialect: AnswerDialect<Event, Result>,
): Decoding<ResponseStream<Event, Result>> {
  return {
    accept: 'text/event-stream',
    part: dialect.required,
    finish: (context) =>
      isEventStream(context.answer.header('content-type'))
        ? finishStream(context, dialect.createReader(readSentBody(context)))
        : withPart(context, unusualAnswers, ({ finishUntypedStream }) =>
            finishUntypedStream(context, dialect, answerTools, (opened) =>
              finishStream(opened, dialect.createReader(readSentBody(context))),
            ),
          ),
  };
}

function isEventStream(contentType: string | null): boolean {
  return /^\s*text\/event-stream\b/i.test(contentType ?? '');
}

function finishStream<Event, Result>(
  context: AnsweredContext,
  reader: StreamReader<Event, Result>,
): AttemptOutcome<ResponseStream<Event, Result>> {
  const { settings, control, startedAt, answer, response, repeatable, keys, settle } = context;
  const { gateway, runtime } = context.core;
  const source = new OpenStream(
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
    reader,
  );
  return { type: 'succeeded', staysOpen: true, value: new Stream(source) };
}
