import type { AttemptOutcome } from './attempt.ts';
import type { AnsweredContext } from './call-context.ts';

const withoutBody = new Set([204, 205, 304]);

/** The answer as a `Response`, its body unread and under the caller's control. */
export async function finishRaw(context: AnsweredContext): Promise<AttemptOutcome<Response>> {
  const { answer, control } = context;
  control.lift('timeout');
  control.lift('totalTimeout');
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = await answer.body.read();
      if (piece === null) {
        control.close();
        controller.close();
      } else {
        controller.enqueue(piece);
      }
    },
    cancel() {
      control.close();
      answer.body.cancel(new Error('The caller left the body.'));
    },
  });
  const { status } = answer;
  const value = new Response(withoutBody.has(status) ? null : body, { status, headers: answer.headers() });
  return { type: 'succeeded', staysOpen: true, value };
}
