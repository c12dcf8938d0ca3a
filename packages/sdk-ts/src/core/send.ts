import type { AttemptRecord, ClawwitsError } from '../errors/clawwits-error.ts';
import type { TransportAnswer } from '../transport/transport.ts';
import { type AttemptOutcome, attempt } from './attempt.ts';
import type { CallDefinition, ClientCore } from './call.ts';
import { type CallControl, CallStopped, createCallControl } from './call-control.ts';
import { type ErrorContext, errorFromOutcome } from './errors-from-outcome.ts';
import type { FailedOutcome } from './outcome.ts';
import { type PreparedRequest, prepareRequest } from './request.ts';
import { type ResponseMetadata, readRequestId } from './response-metadata.ts';
import { decideRetry, isRetryable } from './retry-policy.ts';
import { mergeSettings, type ResolvedSettings } from './settings.ts';

/** What came of a call. */
export interface Reply<Value> {
  readonly data: Value;
  readonly response: ResponseMetadata;
}

/** What making a value of an answer may need. */
export interface FinishContext {
  readonly core: ClientCore;
  readonly request: PreparedRequest;
  readonly settings: ResolvedSettings;
  readonly control: CallControl;
  readonly answer: TransportAnswer;
  /** For the errors that the value throws later: a stream's, say. */
  readonly errorContext: ErrorContext;
  readonly response: ResponseMetadata;
}

/** How an answer becomes a value. */
export interface Decoding<Value> {
  readonly accept: string;
  finish(context: FinishContext): Promise<AttemptOutcome<Value>>;
}

/**
 * The way of a call: prepare once, attempt, and try again as long as the policy says so.
 *
 * @throws {ClawwitsError} the last attempt's failure, with the story of all of them
 */
export async function send<Value>(
  core: ClientCore,
  call: CallDefinition,
  decoding: Decoding<Value>,
): Promise<Reply<Value>> {
  const settings = mergeSettings(core.settings, call.options);
  const request = prepareRequest(core, call, decoding.accept);
  const repeatable = request.method === 'GET' || core.honoursIdempotencyKey;
  const control = createCallControl(core.runtime, call.options?.signal);
  const startedAt = core.runtime.now();
  const attempts: AttemptRecord[] = [];
  let keepOpen = false;

  try {
    control.limit('totalTimeout', settings.totalTimeout);
    for (let retriesMade = 0; ; retriesMade++) {
      const attemptStartedAt = core.runtime.now();
      let answer: TransportAnswer | undefined;
      let response: ResponseMetadata | undefined;

      const record = (reason: string): AttemptRecord => {
        const requestId = answer && readRequestId(answer);
        return {
          ...(answer !== undefined && { status: answer.status }),
          reason,
          durationMs: core.runtime.now() - attemptStartedAt,
          ...(requestId !== undefined && { requestId }),
        };
      };
      const errorContext = (retryable: boolean): ErrorContext => ({
        title: core.gateway.title,
        gateway: core.gateway.name,
        billable: request.method === 'POST',
        idempotencyKey: request.idempotencyKey,
        attempts,
        retryable,
      });

      const outcome = await attempt(
        core,
        request,
        retriesMade + 1,
        settings,
        control,
        (arrived) => {
          response = describeResponse(arrived, request, core, attempts, core.runtime.now() - startedAt);
          return decoding.finish({
            ...{ core, request, settings, control, response },
            answer: arrived,
            errorContext: errorContext(false),
          });
        },
        (arrived) => {
          answer = arrived;
        },
      );

      if (outcome.type === 'succeeded' && response !== undefined) {
        attempts.push(record('ok'));
        core.budget.refund(retriesMade);
        keepOpen = outcome.staysOpen ?? false;
        core.log('info', 'answered', logFields(request, attempts));
        return { data: outcome.value, response };
      }

      const failure = outcome as FailedOutcome;
      const error = errorFromOutcome(failure, errorContext(isRetryable(failure, repeatable, settings.retryStatuses)));
      attempts.push(record(error.code));
      const verdict = decideRetry(failure, { retriesMade, repeatable, settings, random: core.runtime.random() });
      if (!verdict.retry || !core.budget.take(failure)) {
        core.log('error', 'failed', { ...logFields(request, attempts), code: error.code });
        throw error;
      }
      attempts[attempts.length - 1] = { ...record(error.code), waitedMs: verdict.delayMs };
      core.log('warn', 'trying again', { ...logFields(request, attempts), code: error.code, delayMs: verdict.delayMs });
      settings.onRetry?.({ attempt: retriesMade + 1, delayMs: verdict.delayMs, error });
      control.lift('timeout');
      await waitForRetry(control, verdict.delayMs, errorContext(false));
    }
  } finally {
    if (!keepOpen) control.close();
  }
}

async function waitForRetry(control: CallControl, delayMs: number, context: ErrorContext): Promise<void> {
  try {
    await control.sleep(delayMs);
  } catch (error) {
    if (!(error instanceof CallStopped)) throw error;
    throw stoppedWhileWaiting(error, context);
  }
}

function stoppedWhileWaiting(stopped: CallStopped, context: ErrorContext): ClawwitsError {
  return stopped.by === 'caller'
    ? errorFromOutcome({ type: 'aborted', reason: stopped.cause, sent: false }, context)
    : errorFromOutcome({ type: 'timed-out', limit: stopped.by, sent: false }, context);
}

function describeResponse(
  answer: TransportAnswer,
  request: PreparedRequest,
  core: ClientCore,
  attempts: readonly AttemptRecord[],
  durationMs: number,
): ResponseMetadata {
  return {
    status: answer.status,
    requestId: readRequestId(answer),
    attempts,
    idempotencyKey: request.idempotencyKey,
    replayed: answer.header('idempotent-replayed') === 'true',
    limits: core.gateway.readLimits((name) => answer.header(name)),
    durationMs,
    header: (name) => answer.header(name.toLowerCase()),
  };
}

function logFields(request: PreparedRequest, attempts: readonly AttemptRecord[]): Record<string, unknown> {
  const last = attempts.at(-1);
  return {
    method: request.method,
    path: request.url.pathname,
    attempt: attempts.length,
    status: last?.status,
    requestId: last?.requestId,
    durationMs: last && Math.round(last.durationMs),
    idempotencyKey: request.idempotencyKey,
  };
}
