import type { AnswerTools } from './answer-tools.ts';
import type { AnsweredContext } from './call-context.ts';
import type { AttemptOutcome } from './outcome.ts';

const withoutBody = new Set([204, 205, 304]);

/** The answer as a `Response`, its body unread and under the caller's control. */
export function finishRaw(context: AnsweredContext, tools: AnswerTools): AttemptOutcome<Response> {
  const { answer, control } = context;
  const { status } = answer;
  const headers = answer.headers();
  if (withoutBody.has(status)) {
    return { type: 'succeeded', value: new Response(null, { status, headers }) };
  }
  control.lift('timeout');
  control.lift('totalTimeout');
  return { type: 'succeeded', staysOpen: true, value: new Response(openBody(context, tools), { status, headers }) };
}

/** The bytes as they come; a body that breaks off fails with the error that the call would have failed with. */
function openBody(
  context: AnsweredContext,
  { describeCall, errorFromOutcome, failureOf }: AnswerTools,
): ReadableStream<Uint8Array> {
  const { answer, control } = context;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const piece = await answer.body.read();
        if (piece !== null) {
          controller.enqueue(piece);
          return;
        }
        control.close();
        controller.close();
      } catch (error) {
        control.close();
        throw errorFromOutcome(failureOf(error, true), describeCall(context));
      }
    },
    cancel() {
      control.close();
      answer.body.cancel(new Error('The caller left the body.'));
    },
  });
}
