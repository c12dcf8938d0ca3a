import { type ErrorFacts, readErrorBody } from '@clawwits/contract';
import type { ServerSentEvent } from './event-parser.ts';
import { isObject, type Members } from './merge.ts';

/** Types of errors in all dialects; other types are URLs where the body is an RFC 9457 problem. */
const errorType = /(error|exception)$/i;

/**
 * The failure that an event reports, in any form: named `error`, an envelope with `error`, an object or a type that says
 * so, or the body of an error with nothing around it; `null` where the event is part of an answer.
 *
 * @param value the event's data, parsed
 * @param isAnswer whether the value has what every event of the dialect has
 */
export function readStreamError(event: string | undefined, value: unknown, isAnswer: boolean): ErrorFacts | null {
  // One gateway wraps its errors in a list.
  const body = Array.isArray(value) ? value[0] : value;
  if (!isObject(body)) return event === 'error' ? { message: String(body) } : null;
  const { error, object, type } = body;
  const says = event === 'error' || object === 'error' || (typeof type === 'string' && errorType.test(type));
  if (!says && !error && (isAnswer || !looksLikeError(body))) return null;
  return readFacts(body);
}

/** Parses an event's data. The data of an event that is named `error` need not be JSON. */
export function parseEventData({ event, data }: ServerSentEvent, json: { read(text: string): unknown }): unknown {
  try {
    return json.read(data);
  } catch (error) {
    if (event === 'error') return { message: data };
    throw error;
  }
}

/** Whether an object is the body of an error, nothing around it that says so. */
function looksLikeError(body: Members): boolean {
  const { message, detail, title, errors, fault, code, status, error_description: description } = body;
  return (
    (typeof message === 'string' && [code, status].some((word) => word !== undefined && word !== null)) ||
    (Boolean(detail) && (typeof detail === 'string' || Array.isArray(detail))) ||
    (typeof title === 'string' && typeof status === 'number') ||
    (Array.isArray(errors) && errors.length > 0) ||
    isObject(fault) ||
    typeof description === 'string'
  );
}

/** The words that say only that it is an error are none of its facts. */
function readFacts(body: Members): ErrorFacts {
  const { type, status, code } = body;
  if (body['error']) return readErrorBody(body);
  const isVague = type === 'error' || (typeof type === 'string' && type.includes(':'));
  return readErrorBody({
    ...body,
    type: isVague ? undefined : type,
    code: code ?? (isVague || !type ? status : undefined),
  });
}
