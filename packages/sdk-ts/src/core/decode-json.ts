import { type Deleted, type ErrorFacts, readErrorBody } from '@clawwits/contract';
import { kindOf, type StreamReader } from '@clawwits/dialects';
import { quietCause } from '../errors/quiet-cause.ts';
import { type CollectedBody, collect } from '../transport/collect.ts';
import type { BodyReader, TransportAnswer } from '../transport/transport.ts';
import { withPieces } from '../transport/unread.ts';
import { type AnsweredContext, type Decoding, type ReadSentBody, readSentBody } from './call-context.ts';
import { describePage } from './error-page.ts';
import { malformed } from './malformed.ts';
import type { AttemptOutcome, Malformed } from './outcome.ts';
import { readWholeStream } from './read-whole-stream.ts';
import { refusalInside } from './refusal.ts';

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

/** An answer of a model, one JSON object; one that comes as a stream is read to its end. */
export function answerDecoding<Value extends object>(
  createReader: (readSent: ReadSentBody) => StreamReader<unknown, Value>,
): Decoding<Value> {
  return {
    accept: 'application/json',
    finish(context) {
      const create = () => createReader(readSentBody(context));
      return /json/i.test(context.answer.header('content-type') ?? '')
        ? finishJson<Value>(context, undefined, create)
        : finishUntypedJson(context, create);
    },
  };
}

/** A stream may leave its connection open behind its end marker, so it is not collected first. */
async function finishUntypedJson<Value extends object>(
  context: AnsweredContext,
  createReader: CreateReader<Value>,
): Promise<AttemptOutcome<Value>> {
  const { answer } = context;
  let piece: Uint8Array | null;
  do piece = await answer.body.read();
  while (piece !== null && kindOf(piece) === null);
  const pieces = piece === null ? [] : [piece];
  const opened = { ...context, answer: withPieces(answer, pieces, answer.body) };
  return piece !== null && kindOf(piece) === 'events'
    ? readWholeStream(opened, createReader())
    : finishJson(opened, undefined, createReader);
}

type CreateReader<Value> = () => StreamReader<unknown, Value>;

export function isEventStream(contentType: string | null): boolean {
  return /^\s*text\/event-stream\b/i.test(contentType ?? '');
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
  createReader?: CreateReader<Value>,
): AttemptOutcome<Value> | Promise<AttemptOutcome<Value>> {
  const body = collect(context.answer.body, context.settings.maxResponseSize);
  return 'text' in body
    ? readJson(context, body, readOther, createReader)
    : body.then((collected) => readJson(context, collected, readOther, createReader));
}

function readJson<Value>(
  context: AnsweredContext,
  { text, truncated }: CollectedBody,
  readOther: ReadOtherBody<Value>,
  createReader?: CreateReader<Value>,
): AttemptOutcome<Value> | Promise<AttemptOutcome<Value>> {
  const { answer, settings } = context;
  if (truncated) {
    const problem = `its body is larger than "maxResponseSize" (${settings.maxResponseSize} bytes)`;
    return malformed(context, problem, { code: 'response_too_large', text });
  }

  let value: unknown;
  const trimmed = text.trim();
  let problem = trimmed === '' ? 'its body is empty' : 'its body is no JSON object';
  let cause: unknown;
  try {
    if (trimmed !== '') value = JSON.parse(text);
  } catch (error) {
    problem = `its body is ${describeBody(trimmed, answer)}`;
    cause = quietCause(error);
    if (createReader !== undefined && looksLikeStream(trimmed)) {
      return readCollected(context, text, createReader(), malformed(context, problem, { cause, text }));
    }
  }
  if (Array.isArray(value) && isErrorBody(value[0] ?? {})) return refusalInside(context, readErrorBody(value));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const other = readOther(trimmed, value);
    return other === null ? malformed(context, problem, { cause, text }) : { type: 'succeeded', value: other.value };
  }
  const facts = isErrorBody(value) ? readErrorBody(value) : isAnswer(value) ? null : readBareError(text, createReader);
  if (facts !== null) return refusalInside(context, facts);
  return { type: 'succeeded', value: value as Value };
}

/** An error that came with status 200. `error: null` stands in good answers of some gateways. */
function isErrorBody(value: { error?: unknown; object?: unknown; type?: unknown }): boolean {
  const { error, object, type } = value;
  return (error !== undefined && error !== null && error !== false) || object === 'error' || type === 'error';
}

/** Whether a value has what the answers of models have. */
const isAnswer = (value: { choices?: unknown; content?: unknown; output?: unknown }): boolean =>
  Boolean(value.choices ?? value.content ?? value.output);

/** An error with nothing around it that says so, where an answer of a model was asked for. */
function readBareError(text: string, createReader: CreateReader<unknown> | undefined): ErrorFacts | null {
  try {
    const step = createReader?.().read({ data: text });
    return step?.type === 'error' ? step.facts : null;
  } catch (error) {
    // It is neither an error nor an answer: whoever asked may know what it is.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function describeBody(text: string, answer: TransportAnswer): string {
  const contentType = answer.header('content-type');
  const encoding = answer.header('content-encoding');
  const page = describePage(text, contentType) ?? 'not JSON';
  return `${page} (${contentType ?? 'no content type'}${encoding === null ? '' : `, compressed with "${encoding}"`})`;
}

/** Whether a text may be a stream: the lines of events, or several JSON values. */
const looksLikeStream = (text: string): boolean => /^(data|event|id|retry)?:|^\{/.test(text);

const emptyBody: BodyReader = { read: () => Promise.resolve(null), cancel: () => undefined };

/** Reads a stream that came with the content type of something else. */
async function readCollected<Value>(
  context: AnsweredContext,
  text: string,
  reader: StreamReader<unknown, Value>,
  otherwise: Malformed,
): Promise<AttemptOutcome<Value>> {
  const answer = withPieces(context.answer, [new TextEncoder().encode(text)], emptyBody);
  const outcome = await readWholeStream({ ...context, answer }, reader, (value, isEvent) => {
    if (isEvent) return reader.split(value, isEvent);
    // Behind a whole answer nothing may come.
    if (reader.split(value, isEvent) !== null) throw new SyntaxError('The body holds more than one answer.');
    return null;
  });
  return outcome.type === 'malformed' && !outcome.partial?.events ? otherwise : outcome;
}
