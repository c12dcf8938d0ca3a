import type { StreamPartial } from '@clawwits/dialects';
import type { AnsweredContext } from './call-context.ts';
import { keepRaw } from './hide-secrets.ts';
import type { Malformed } from './outcome.ts';

/** Details of an answer that cannot be read. */
interface MalformedDetails extends Partial<Pick<Malformed, 'code' | 'cause' | 'partial'>> {
  /** The body as it came. */
  readonly text?: string;
}

/** An answer of status 200 that cannot be read. */
export function malformed(context: AnsweredContext, problem: string, details: MalformedDetails = {}): Malformed {
  const { answer, response, keys } = context;
  const { code = 'invalid_response', cause, text = '', partial } = details;
  const usage = { inputTokens: 0, outputTokens: 0, estimated: true };
  const raw: StreamPartial | undefined = text === '' ? undefined : { text: keepRaw(text, keys), events: 0, usage };
  const { status } = answer;
  return { type: 'malformed', code, problem, cause, status, requestId: response.requestId, partial: partial ?? raw };
}
