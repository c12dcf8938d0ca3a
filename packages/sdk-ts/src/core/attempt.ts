import { ConfigurationError } from '../errors/error-classes.ts';
import { invalidOption } from '../errors/invalid.ts';
import { type TransportAnswer, type TransportCall, TransportFailure } from '../transport/transport.ts';
import { UnreadableBody } from '../transport/unreadable-body.ts';
import { type AnsweredContext, type CallContext, type Decoding, withAnswer } from './call-context.ts';
import { CallStopped } from './call-control.ts';
import { writeHeaders } from './headers.ts';
import { type AttemptRequest, applyMiddleware } from './middleware.ts';
import type { AttemptOutcome, FailedOutcome } from './outcome.ts';
import { readRefusal } from './refusal.ts';

/** An attempt that is over. */
export interface AttemptReport<Value> {
  readonly outcome: AttemptOutcome<Value>;
  /** Absent if no answer arrived. */
  readonly answered: AnsweredContext | undefined;
}

/** One transport call under its time limits. Throws nothing but mistakes in the caller's own functions. */
export async function attempt<Value>(context: CallContext, decoding: Decoding<Value>): Promise<AttemptReport<Value>> {
  const { core, request, settings, control } = context;
  const outgoing = new OutgoingRequest(context);
  let answered: AnsweredContext | undefined;
  control.limit('timeout', settings.timeout);
  try {
    let apiKey: string | null = null;
    if (request.endpoint.auth === 'key') {
      const given = askForKey(context);
      apiKey = typeof given === 'string' ? given : await given;
    }
    const headers = writeHeaders(core, request, apiKey);
    if (apiKey !== null && !context.keys.includes(apiKey)) context.keys = [...context.keys, apiKey];
    const answer = await outgoing.answerOf({
      method: request.method,
      target: request.target,
      headers,
      body: request.body,
      connectTimeout: settings.connectTimeout,
      attempt: context.attempts.length + 1,
    });
    control.lift('connectTimeout');
    control.whenStopped(answer.body);
    answered = withAnswer(context, answer);
    const isSuccess = answer.status >= 200 && answer.status < 300;
    const finishing = isSuccess
      ? decoding.finish(answered)
      : readRefusal({ answer, gateway: core.gateway, date: core.runtime.date(), keys: context.keys });
    return { outcome: 'type' in finishing ? finishing : await finishing, answered };
  } catch (error) {
    return { outcome: failureOf(error, outgoing.sent), answered };
  } finally {
    outgoing.over = true;
    control.endAttempt();
  }
}

/** An attempt's request, which passes the middleware to the transport, and its progress. */
class OutgoingRequest {
  readonly #context: CallContext;
  #call: TransportCall | null = null;
  /** `true` once the request has started to leave. */
  sent = false;
  over = false;

  constructor(context: CallContext) {
    this.#context = context;
  }

  /** Sends the request. An exchange that is cancelled fails at once; a promise of a middleware may not. */
  answerOf(request: AttemptRequest): Promise<TransportAnswer> {
    const { core, control } = this.#context;
    if (core.middleware.length > 0) {
      const answering = applyMiddleware(core.middleware, (passedOn) => this.#exchange(passedOn))(request);
      return control.race(answering, (reason) => this.#call?.cancel(reason)).then(checkAnswer);
    }
    const answering = this.#exchange(request);
    if (this.#call !== null) control.whenStopped(this.#call);
    return answering;
  }

  #exchange(request: AttemptRequest): Promise<TransportAnswer> {
    const { core, settings, control } = this.#context;
    // A call that was aborted before must not be sent, nor one that a middleware passes on too late.
    if (control.stopped !== null) return Promise.reject(control.stopped);
    if (this.over) return Promise.reject(invalidOption('A middleware called "next" after its attempt was over.'));
    control.limit('connectTimeout', settings.connectTimeout);
    try {
      this.#call = core.transport(request, () => {
        this.sent = true;
        control.lift('connectTimeout');
      });
    } catch (error) {
      // A runtime that lacks what the transport needs.
      return Promise.reject(error instanceof ConfigurationError ? error : new TransportFailure('not-processed', error));
    }
    return this.#call.answer;
  }
}

/** Checks the answer of a middleware, which may be anything in plain JavaScript. */
function checkAnswer(answer: Partial<TransportAnswer> | undefined): TransportAnswer {
  const { status, header, headers, body } = answer ?? {};
  if (typeof status === 'number' && header !== undefined && headers !== undefined && body?.read !== undefined)
    return answer as TransportAnswer;
  throw new UnreadableBody('a middleware did not return the answer of "next"', 'invalid_option');
}

/** Outcome of an attempt that threw. Throws on if the error is of the caller's own functions. */
export function failureOf(error: unknown, sent: boolean): FailedOutcome {
  if (error instanceof TransportFailure) return { type: 'failed', kind: error.kind, cause: error.cause ?? error };
  // The answer had begun, so its status was a good one: a refusal does without its body.
  if (error instanceof UnreadableBody) {
    return { type: 'malformed', code: error.code, problem: error.message, status: 200, cause: error.cause };
  }
  if (!(error instanceof CallStopped)) throw error;
  if (error.by === 'caller') return { type: 'aborted', reason: error.cause, sent };
  return { type: 'timed-out', limit: error.by, sent: sent && error.by !== 'connectTimeout' };
}

function askForKey({ core, control }: CallContext): string | Promise<string> {
  try {
    const given = core.getApiKey();
    return typeof given === 'string' ? given : control.race(given).catch(failForKey);
  } catch (error) {
    return failForKey(error);
  }
}

function failForKey(cause: unknown): never {
  if (cause instanceof ConfigurationError || cause instanceof CallStopped) throw cause;
  throw new ConfigurationError('The function given as "apiKey" failed; see the cause.', {
    code: 'invalid_api_key',
    cause,
  });
}
