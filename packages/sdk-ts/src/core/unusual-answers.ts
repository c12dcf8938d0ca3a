import { readErrorBody } from '@clawwits/contract/read-error';
import { isEventTooLarge, kindOf, type ServerSentEvent, type StreamReader } from '@clawwits/dialects';
import { BodyParser } from '@clawwits/dialects/readers';
import { quietCause } from '../errors/quiet-cause.ts';
import type { CollectedBody } from '../transport/collect.ts';
import type { BodyReader, TransportAnswer } from '../transport/transport.ts';
import { withPieces } from '../transport/unread.ts';
import { isAnswer, isErrorBody } from './answer-body.ts';
import { type AnswerDialect, loadDialect } from './answer-dialect.ts';
import type { AnswerTools } from './answer-tools.ts';
import type { AnsweredContext } from './call-context.ts';
import { describePage } from './error-page.ts';
import type { AttemptOutcome, Malformed } from './outcome.ts';
import { readWholeStream } from './read-whole-stream.ts';

// Answers whose content type is wrong or missing, whose body is in another form than was asked for, or that are no answer.

const nothingMore = new Uint8Array();

/** As `readSentBody`, of which this would hold a copy. */
const readSent =
  ({ request }: AnsweredContext) =>
  () =>
    JSON.parse(request.body ?? '{}');

/**
 * Reads the answer to a call that asked for a stream, of another content type or of none: an event stream or JSON by its
 * first bytes, else an error. Waits for the first JSON value, so that an error fails the call and not its stream.
 *
 * @param finishStream reads it as a stream
 */
export async function finishUntypedStream<Value>(
  context: AnsweredContext,
  dialect: AnswerDialect<unknown, unknown>,
  tools: AnswerTools,
  finishStream: (context: AnsweredContext) => AttemptOutcome<Value>,
): Promise<AttemptOutcome<Value>> {
  await loadDialect(dialect);
  const { answer, settings } = context;
  const { collect, createEventParser, malformed, refusalInside } = tools;
  const pieces: Uint8Array[] = [];
  const opening: { first: ServerSentEvent | null } = { first: null };
  const parser = new BodyParser(createEventParser, (event) => (opening.first ??= event), settings.maxResponseSize);
  try {
    while (opening.first === null && (parser.kind === null || parser.kind === 'json')) {
      const piece = await answer.body.read();
      if (piece === null) break;
      pieces.push(piece);
      for (let loading = parser.feed(piece); loading !== null; loading = parser.feed(nothingMore)) await loading;
    }
    const step = opening.first === null ? null : dialect.createReader(readSent(context)).read(opening.first);
    if (step?.type === 'error') {
      answer.body.cancel(new Error('The answer is an error.'));
      return refusalInside(context, step.facts);
    }
  } catch (error) {
    if (isEventTooLarge(error)) return malformed(context, error.message, { code: 'response_too_large' });
    if (!(error instanceof SyntaxError)) throw error;
    opening.first = null;
  }
  const unreadContext = { ...context, answer: withPieces(answer, pieces, answer.body) };
  if (opening.first !== null || parser.kind === 'events') return finishStream(unreadContext);
  const outcome = await readUnusualJson(
    unreadContext,
    await collect(unreadContext.answer.body, settings.maxResponseSize),
    tools,
  );
  return outcome.type === 'succeeded' ? malformed(context, 'its body is not an answer') : outcome;
}

type FinishJson<Value> = (
  context: AnsweredContext,
  readOther: undefined,
  dialect: AnswerDialect<unknown, Value>,
) => AttemptOutcome<Value> | Promise<AttemptOutcome<Value>>;

/**
 * Reads the answer to a call that asked for JSON, of another content type or of none. A stream may leave its connection
 * open behind its end marker, so it is not collected first.
 *
 * @param finishJson reads it as JSON
 */
export async function finishUntypedJson<Value extends object>(
  context: AnsweredContext,
  dialect: AnswerDialect<unknown, Value>,
  tools: AnswerTools,
  finishJson: FinishJson<Value>,
): Promise<AttemptOutcome<Value>> {
  const { answer } = context;
  let piece: Uint8Array | null;
  do piece = await answer.body.read();
  while (piece !== null && kindOf(piece) === null);
  const pieces = piece === null ? [] : [piece];
  const opened = { ...context, answer: withPieces(answer, pieces, answer.body) };
  if (piece === null || kindOf(piece) !== 'events') return finishJson(opened, undefined, dialect);
  await loadDialect(dialect);
  return readWholeStream(opened, dialect.createReader(readSent(context)), tools);
}

/**
 * Reads a body that is not, at first sight, the JSON object of an answer.
 *
 * @param dialect where an answer of a model was asked for
 */
export async function readUnusualJson<Value>(
  context: AnsweredContext,
  { text, truncated }: CollectedBody,
  tools: AnswerTools,
  dialect?: AnswerDialect<unknown, Value>,
): Promise<AttemptOutcome<Value>> {
  const { answer, settings } = context;
  const { malformed, refusalInside } = tools;
  if (truncated) {
    const problem = `its body is larger than "maxResponseSize" (${settings.maxResponseSize} bytes)`;
    return malformed(context, problem, { code: 'response_too_large', text });
  }
  const trimmed = text.trim();
  if (trimmed === '') return malformed(context, 'its body is empty', { text });
  if (dialect !== undefined) await loadDialect(dialect);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const problem = `its body is ${describeBody(trimmed, answer)}`;
    const unreadable = malformed(context, problem, { cause: quietCause(error), text });
    return dialect !== undefined && looksLikeStream(trimmed)
      ? readCollected(context, text, dialect.createReader(readSent(context)), tools, unreadable)
      : unreadable;
  }
  const error = readErrorOf(context, value, text, dialect);
  if (error !== null) return refusalInside(context, error);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return malformed(context, 'its body is not a JSON object', { text });
  }
  return { type: 'succeeded', value: value as Value };
}

/** Reads an error that came with status 200, also one with nothing around it that says so; `null` if it is not an error. */
function readErrorOf(
  context: AnsweredContext,
  value: unknown,
  text: string,
  dialect: AnswerDialect<unknown, unknown> | undefined,
) {
  const body = Array.isArray(value) ? value[0] : value;
  if (typeof body !== 'object' || body === null) return null;
  if (isErrorBody(body)) return readErrorBody(value);
  if (dialect === undefined || Array.isArray(value) || isAnswer(body)) return null;
  try {
    const step = dialect.createReader(readSent(context)).read({ data: text });
    return step.type === 'error' ? step.facts : null;
  } catch (error) {
    // It is neither an error nor an answer: the caller may know what it is.
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

/** Checks whether a text may be a stream: the lines of events, or several JSON values. */
const looksLikeStream = (text: string): boolean => /^(data|event|id|retry)?:|^\{/.test(text);

const emptyBody: BodyReader = { read: () => Promise.resolve(null), cancel: () => undefined };

/** Reads a stream that came with the content type of something else. */
async function readCollected<Value>(
  context: AnsweredContext,
  text: string,
  reader: StreamReader<unknown, Value>,
  tools: AnswerTools,
  otherwise: Malformed,
): Promise<AttemptOutcome<Value>> {
  const answer = withPieces(context.answer, [new TextEncoder().encode(text)], emptyBody);
  // Behind a whole answer nothing may come.
  const outcome = await readWholeStream({ ...context, answer }, reader, tools, false);
  return outcome.type === 'malformed' && !outcome.partial?.events ? otherwise : outcome;
}
