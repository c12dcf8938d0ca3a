import { ConfigurationError } from '../errors/error-classes.ts';
import { type TransportAnswer, TransportFailure } from '../transport/transport.ts';
import type { AnsweredContext, CallContext, Decoding } from './call-context.ts';
import { CallStopped } from './call-control.ts';
import { describeResponse } from './describe-response.ts';
import { type AttemptRequest, applyMiddleware } from './middleware.ts';
import type { AttemptOutcome, FailedOutcome } from './outcome.ts';
import { readRefusal } from './refusal.ts';
import { checkHeader } from './request.ts';

/** An attempt that is over. */
export interface AttemptReport<Value> {
  readonly outcome: AttemptOutcome<Value>;
  /** Absent where no answer came. */
  readonly answered: AnsweredContext | undefined;
}

/** One transport call under its time limits. Throws nothing but mistakes in the caller's own functions. */
export async function attempt<Value>(context: CallContext, decoding: Decoding<Value>): Promise<AttemptReport<Value>> {
  const { core, settings, control } = context;
  let answered: AnsweredContext | undefined;
  let sent = false;
  let over = false;
  let cancel = (_reason: CallStopped): void => undefined;

  function exchange(request: AttemptRequest): Promise<TransportAnswer> {
    // A call that was aborted before must not leave, nor one that a middleware hands on too late.
    if (control.stopped !== null) return Promise.reject(control.stopped);
    if (over) return Promise.reject(new TypeError('A middleware called "next" after its attempt was over.'));
    control.limit('connectTimeout', settings.connectTimeout);
    const call = core.transport(request, () => {
      sent = true;
      control.lift('connectTimeout');
    });
    cancel = (reason) => call.cancel(reason);
    return call.answer;
  }

  async function run(): Promise<AttemptOutcome<Value>> {
    const request = await authenticate(context);
    const answering =
      core.middleware.length === 0 ? exchange(request) : applyMiddleware(core.middleware, exchange)(request);
    const answer = await control.race(answering, (reason) => cancel(reason));
    control.lift('connectTimeout');
    control.whenStopped((reason) => answer.body.cancel(reason));
    answered = { ...context, answer, response: describeResponse(answer, context) };
    const isSuccess = answer.status >= 200 && answer.status < 300;
    return isSuccess
      ? decoding.finish(answered)
      : readRefusal({ answer, gateway: core.gateway, date: core.runtime.date(), keys: context.keys });
  }

  control.limit('timeout', settings.timeout);
  try {
    return { outcome: await run(), answered };
  } catch (error) {
    return { outcome: failureOf(error, sent), answered };
  } finally {
    over = true;
    control.endAttempt();
  }
}

/** What a thrown error makes of an attempt. Throws on what is a mistake in the caller's own functions. */
export function failureOf(error: unknown, sent: boolean): FailedOutcome {
  if (error instanceof TransportFailure) return { type: 'failed', kind: error.kind, cause: error.cause ?? error };
  if (!(error instanceof CallStopped)) throw error;
  if (error.by === 'caller') return { type: 'aborted', reason: error.cause, sent };
  return { type: 'timed-out', limit: error.by, sent: sent && error.by !== 'connectTimeout' };
}

/** The request with its key, asked for anew for each attempt. */
async function authenticate({
  core,
  request,
  control,
  settings,
  attempts,
  keys,
}: CallContext): Promise<AttemptRequest> {
  const { auth, dialect } = request.endpoint;
  let headers = request.headers;
  if (auth === 'key') {
    const given = core.getApiKey();
    const apiKey = checkHeader('apiKey', typeof given === 'string' ? given : await control.race(resolve(given)));
    keys.add(apiKey);
    headers = { ...core.gateway.authenticate(apiKey, dialect), ...headers };
  }
  return {
    method: request.method,
    target: request.target,
    headers,
    body: request.body,
    connectTimeout: settings.connectTimeout,
    attempt: attempts.length + 1,
  };
}

async function resolve(apiKey: Promise<string>): Promise<string> {
  try {
    return await apiKey;
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    throw new ConfigurationError('The function given as "apiKey" failed; see the cause.', {
      code: 'invalid_api_key',
      cause: error,
    });
  }
}
