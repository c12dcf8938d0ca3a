import type { ErrorFacts } from '@clawwits/contract';
import { readErrorBody } from '@clawwits/contract/read-error';
import { isObject, type Members } from './members.ts';
import type { StreamStep } from './stream-reader.ts';

/**
 * Reads an event that is not part of an answer; `null` if it is.
 *
 * @param isAnswer checks whether an object has members that only the dialect's events have
 * @throws {SyntaxError} if it is not an object
 */
export function readFailure(
  event: string | undefined,
  value: unknown,
  isAnswer: (value: Members) => boolean,
): StreamStep<never> | null {
  const facts = readStreamError(event, value, isAnswer);
  if (facts !== null) return { type: 'error', facts };
  if (isObject(value)) return null;
  throw new SyntaxError('An event is not an object.');
}

/**
 * The failure that an event reports, in any form: an event named `error`, an envelope with `error`, an object or a type
 * of an error, or the body of an error without an envelope; `null` if the event is part of an answer.
 *
 * @param value the event's data, parsed
 * @param isAnswer checks whether an object has members that only the dialect's events have
 */
function readStreamError(
  event: string | undefined,
  value: unknown,
  isAnswer: (value: Members) => boolean,
): ErrorFacts | null {
  // One gateway wraps its errors in a list.
  const body: unknown = Array.isArray(value) ? value[0] : value;
  if (!isObject(body)) return event === 'error' ? { message: String(body) } : null;
  const { error, object, type } = body;
  const isError = event === 'error' || error || object === 'error' || type === 'error';
  return isError || (!isAnswer(body) && looksLikeError(body)) ? readErrorBody(body) : null;
}

/** Checks whether an object is the body of an error without an envelope. */
function looksLikeError({
  message,
  detail,
  title,
  errors,
  fault,
  code,
  status,
  type,
  error_description: text,
}: Members): boolean {
  return (
    /(error|exception)$/i.test(String(type)) ||
    (typeof message === 'string' && Boolean(code ?? status)) ||
    (typeof title === 'string' && typeof status === 'number') ||
    typeof detail === 'string' ||
    typeof text === 'string' ||
    isObject(fault) ||
    [detail, errors].some((list) => Array.isArray(list) && list.length > 0)
  );
}
