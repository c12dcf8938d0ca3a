import type { StreamReader } from '@clawwits/dialects';
import { Stream } from '../stream/stream.ts';
import type { ResponseStream } from './call.ts';
import { type AnsweredContext, type Decoding, describeCall } from './call-context.ts';
import { finishJson, malformed } from './decode-json.ts';
import { openStream } from './open-stream.ts';
import type { AttemptOutcome } from './outcome.ts';

/** An answer that is a stream of events. */
export function streamDecoding<Event, Result>(
  createReader: (params: object) => StreamReader<Event, Result>,
): Decoding<ResponseStream<Event, Result>> {
  return {
    accept: 'text/event-stream',
    finish(context) {
      if (!isEventStream(context.answer.header('content-type'))) return finishWithoutStream(context);
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
        createReader(context.request.params ?? {}),
      );
      return { type: 'succeeded', staysOpen: true, value: new Stream(source) };
    },
  };
}

/** A missing content type is taken for the right one: what follows tells. */
function isEventStream(contentType: string | null): boolean {
  return contentType === null || /^\s*text\/event-stream\b/i.test(contentType);
}

/** An answer in one piece where a stream was asked for: an error that says so, or a gateway that cannot stream. */
async function finishWithoutStream(context: AnsweredContext): Promise<AttemptOutcome<never>> {
  const outcome = await finishJson(context);
  if (outcome.type !== 'succeeded') return outcome;
  return malformed(context, 'its body is one JSON object where a stream was asked for; call again without "stream"');
}
