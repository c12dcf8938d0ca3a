import { ConfigurationError } from '../errors/error-classes.ts';
import { type TransportAnswer, TransportFailure } from '../transport/transport.ts';
import type { ClientCore } from './call.ts';
import { type CallControl, CallStopped } from './call-control.ts';
import { type AttemptRequest, applyMiddleware } from './middleware.ts';
import type { FailedOutcome } from './outcome.ts';
import { readRefusal } from './refusal.ts';
import { checkHeader, type PreparedRequest } from './request.ts';
import type { ResolvedSettings } from './settings.ts';

/** What an attempt that succeeded brought. */
export interface Succeeded<Value> {
  readonly type: 'succeeded';
  readonly value: Value;
  /** Whether the value goes on reading after the call has returned, and lets go of the call's control itself. */
  readonly staysOpen?: boolean;
}

/** How an attempt ended. */
export type AttemptOutcome<Value> = Succeeded<Value> | FailedOutcome;

/** Makes the value of an answer whose status says success; may still find that it is none. */
export type Finish<Value> = (answer: TransportAnswer) => Promise<AttemptOutcome<Value>>;

/** One transport call under its time limits. Throws nothing but mistakes in the caller's own functions. */
export async function attempt<Value>(
  core: ClientCore,
  request: PreparedRequest,
  number: number,
  settings: ResolvedSettings,
  control: CallControl,
  finish: Finish<Value>,
  onAnswer: (answer: TransportAnswer) => void,
): Promise<AttemptOutcome<Value>> {
  let sent = false;

  function exchange(attemptRequest: AttemptRequest): Promise<TransportAnswer> {
    control.limit('connectTimeout', settings.connectTimeout);
    const call = core.transport(attemptRequest, () => {
      sent = true;
      control.lift('connectTimeout');
    });
    control.whenStopped((reason) => call.cancel(reason));
    return call.answer;
  }

  try {
    control.limit('timeout', settings.timeout);
    const apiKey = core.getApiKey();
    const key = typeof apiKey === 'string' ? apiKey : await control.race(resolveApiKey(apiKey));
    const attemptRequest = authenticate(core, request, key, number);
    const answer = await (core.middleware.length === 0
      ? exchange(attemptRequest)
      : control.race(applyMiddleware(core.middleware, exchange)(attemptRequest)));
    control.lift('connectTimeout');
    control.whenStopped((reason) => answer.body.cancel(reason));
    onAnswer(answer);
    if (answer.status < 200 || answer.status >= 300)
      return await readRefusal(answer, core.gateway, core.runtime.date());
    return await finish(answer);
  } catch (error) {
    if (error instanceof CallStopped) {
      return error.by === 'caller'
        ? { type: 'aborted', reason: error.cause, sent }
        : { type: 'timed-out', limit: error.by, sent: sent && error.by !== 'connectTimeout' };
    }
    if (error instanceof TransportFailure) return { type: 'failed', kind: error.kind, cause: error.cause ?? error };
    throw error;
  }
}

async function resolveApiKey(apiKey: Promise<string>): Promise<string> {
  try {
    return await apiKey;
  } catch (error) {
    throw new ConfigurationError('The function given as "apiKey" failed; see the cause.', {
      code: 'invalid_api_key',
      cause: error,
    });
  }
}

function authenticate(core: ClientCore, request: PreparedRequest, apiKey: string, number: number): AttemptRequest {
  const { method, url, headers, body } = request;
  checkHeader('apiKey', apiKey);
  return {
    method,
    url,
    headers: { ...core.gateway.authenticate(apiKey, request.dialect), ...headers },
    body,
    attempt: number,
  };
}
