import { type Deleted, readErrorBody, statusOfErrorCode } from '@clawwits/contract';
import { quietCause } from '../errors/quiet-cause.ts';
import { type CollectedBody, collect } from '../transport/collect.ts';
import type { AnsweredContext, Decoding } from './call-context.ts';
import type { AttemptOutcome, Malformed } from './outcome.ts';
import { refusal } from './refusal.ts';

/**
 * Reads a body that is no JSON object; `null` where it is not what the endpoint answers either.
 *
 * @param json the body where it is another JSON value, else `undefined`
 */
export type ReadOtherBody<Value> = (text: string, json: unknown) => { readonly value: Value } | null;

/**
 * An answer that is one JSON object, handed on untouched.
 *
 * @param readOther reads what else the endpoint may answer: nothing at all, for one
 */
export function jsonDecoding<Value extends object>(readOther?: ReadOtherBody<Value>): Decoding<Value> {
  return { accept: 'application/json', finish: (context) => finishJson<Value>(context, readOther) };
}

/** An answer that is any JSON value, or nothing, which is read as `null`. */
export function anyJsonDecoding<Value>(): Decoding<Value> {
  return { accept: 'application/json, */*', finish: (context) => finishJson<Value>(context, readAnyJson) };
}

const readAnyJson: ReadOtherBody<never> = (text, json) => {
  if (json === undefined && text !== '') return null;
  return { value: (json ?? null) as never };
};

/** What a `DELETE` may answer with nothing. */
export const readDeleted =
  (id: string): ReadOtherBody<Deleted> =>
  (text) =>
    text === '' ? { value: { id, deleted: true } } : null;

/** Reads the whole body and parses it; a refusal inside counts as one. */
export function finishJson<Value>(
  context: AnsweredContext,
  readOther: ReadOtherBody<Value> = () => null,
): AttemptOutcome<Value> | Promise<AttemptOutcome<Value>> {
  const body = collect(context.answer.body, context.settings.maxResponseSize);
  return 'text' in body
    ? readJson(context, body, readOther)
    : body.then((collected) => readJson(context, collected, readOther));
}

function readJson<Value>(
  context: AnsweredContext,
  { text, truncated }: CollectedBody,
  readOther: ReadOtherBody<Value>,
): AttemptOutcome<Value> {
  const { core, answer, settings } = context;
  if (truncated) {
    return malformed(
      context,
      `its body is larger than "maxResponseSize" (${settings.maxResponseSize} bytes)`,
      'response_too_large',
    );
  }

  let value: unknown;
  const trimmed = text.trim();
  let problem = trimmed === '' ? 'its body is empty' : 'its body is no JSON object';
  let cause: unknown;
  try {
    if (trimmed !== '') value = JSON.parse(text);
  } catch (error) {
    problem = `its body is no JSON (${answer.header('content-type') ?? 'no content type'})`;
    cause = quietCause(error);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const other = readOther(trimmed, value);
    return other === null
      ? malformed(context, problem, 'invalid_response', cause)
      : { type: 'succeeded', value: other.value };
  }
  if (isErrorBody(value)) {
    const facts = readErrorBody(value);
    const source = { answer, gateway: core.gateway, date: core.runtime.date(), keys: context.keys };
    return refusal(source, statusOfErrorCode(facts.code), facts);
  }
  return { type: 'succeeded', value: value as Value };
}

/** An answer of status 200 that is none. */
export function malformed(
  { answer, response }: AnsweredContext,
  problem: string,
  code: Malformed['code'] = 'invalid_response',
  cause?: unknown,
): Malformed {
  return { type: 'malformed', code, problem, cause, status: answer.status, requestId: response.requestId };
}

/** An error that came with status 200. `error: null` stands in good answers of some gateways. */
function isErrorBody(value: object): boolean {
  return 'error' in value && value.error !== null && value.error !== undefined && value.error !== false;
}
