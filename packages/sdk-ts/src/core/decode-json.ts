import type { Deleted } from '@clawwits/contract';
import { unusualAnswers } from '#core-parts';
import { type CollectedBody, collect } from '../transport/collect.ts';
import { isAnswer, isErrorBody } from './answer-body.ts';
import type { AnswerDialect } from './answer-dialect.ts';
import type { AnsweredContext, Decoding } from './call-context.ts';
import type { AttemptOutcome } from './outcome.ts';
import { answerTools } from './provide-answer-tools.ts';
import { withPart } from './with-part.ts';

/**
 * Reads a body that is not a JSON object; `null` if the endpoint does not answer that either.
 *
 * @param json the body where it is another JSON value, else `undefined`
 */
export type ReadOtherBody<Value> = (text: string, json: unknown) => { readonly value: Value } | null;

/**
 * An answer that is one JSON object, returned untouched.
 *
 * @param readOther reads other answers of the endpoint, such as an empty one
 */
export function jsonDecoding<Value extends object>(readOther?: ReadOtherBody<Value>): Decoding<Value> {
  return { accept: 'application/json', finish: (context) => finishJson<Value>(context, readOther) };
}

/** An answer of a model, one JSON object; one that comes as a stream is read to its end. */
export function answerDecoding<Value extends object>(dialect: AnswerDialect<unknown, Value>): Decoding<Value> {
  return {
    accept: 'application/json',
    finish: (context) =>
      /json/i.test(context.answer.header('content-type') ?? '')
        ? finishJson<Value>(context, undefined, dialect)
        : withPart(context, unusualAnswers, ({ finishUntypedJson }) =>
            finishUntypedJson(context, dialect, answerTools, finishJson),
          ),
  };
}

/** An answer that is any JSON value, or nothing, which is read as `null`. */
export function anyJsonDecoding<Value>(): Decoding<Value> {
  return { accept: 'application/json, */*', finish: (context) => finishJson<Value>(context, readAnyJson) };
}

const readAnyJson: ReadOtherBody<never> = (text, json) => {
  if (json === undefined && text !== '') return null;
  return { value: (json ?? null) as never };
};

/** Reads the empty answer of a `DELETE`. */
export const readDeleted =
  (id: string): ReadOtherBody<Deleted> =>
  (text) =>
    text === '' ? { value: { id, deleted: true } } : null;

/** Reads the whole body and parses it; a refusal inside counts as one. */
export function finishJson<Value>(
  context: AnsweredContext,
  readOther: ReadOtherBody<Value> = () => null,
  dialect?: AnswerDialect<unknown, Value>,
): AttemptOutcome<Value> | Promise<AttemptOutcome<Value>> {
  const body = collect(context.answer.body, context.settings.maxResponseSize);
  return 'text' in body
    ? readJson(context, body, readOther, dialect)
    : body.then((collected) => readJson(context, collected, readOther, dialect));
}

function readJson<Value>(
  context: AnsweredContext,
  body: CollectedBody,
  readOther: ReadOtherBody<Value>,
  dialect: AnswerDialect<unknown, Value> | undefined,
): AttemptOutcome<Value> | Promise<AttemptOutcome<Value>> {
  const json = body.truncated ? undefined : parseJson(body.text);
  const isUsual = !body.truncated && !isErrorBody((Array.isArray(json) ? json[0] : json) ?? {});
  if (isUsual && typeof json === 'object' && json !== null && !Array.isArray(json)) {
    if (dialect === undefined || isAnswer(json)) return { type: 'succeeded', value: json as Value };
  } else if (isUsual) {
    const other = readOther(body.text.trim(), json);
    if (other !== null) return { type: 'succeeded', value: other.value };
  }
  const { text } = body;
  return withPart(
    context,
    unusualAnswers,
    ({ readUnusualJson }) => readUnusualJson(context, body, answerTools, dialect),
    text,
  );
}

/** The value of a JSON text; `undefined` if it is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Whoever reads it next says what it is.
    return undefined;
  }
}
