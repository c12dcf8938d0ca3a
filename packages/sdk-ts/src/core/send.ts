import type { Part } from '@clawwits/dialects';
import type { AttemptRecord, ClawwitsError } from '../errors/clawwits-error.ts';
import { type AttemptReport, attempt } from './attempt.ts';
import type { CallDefinition, ClientCore } from './call.ts';
import { type CallContext, type Decoding, describeCall, openCall } from './call-context.ts';
import { CallStopped } from './call-control.ts';
import { errorFromOutcome, reasonOf } from './errors-from-outcome.ts';
import { leaveGates } from './gate.ts';
import type { FailedOutcome } from './outcome.ts';
import type { ResponseMetadata } from './response-metadata.ts';
import { decideRetry, isRetryable } from './retry-policy.ts';

/** Result of a call. */
export interface Reply<Value> {
  readonly data: Value;
  readonly response: ResponseMetadata;
}

/**
 * Sends a call: freezes it once, attempts it, and retries as long as the policy says so.
 *
 * @throws {ClawwitsError} the last attempt's failure, with the story of all of them
 */
export async function send<Value>(
  core: ClientCore,
  call: CallDefinition,
  decoding: Decoding<Value>,
): Promise<Reply<Value>> {
  const context = openCall(core, call, decoding.accept);
  const { attempts, settings, control, repeatable, leaves, settle } = context;
  let staysOpen = false;
  try {
    if (decoding.part?.module === null) await loadPart(context, decoding.part);
    for (let retriesMade = 0; ; retriesMade++) {
      for (const gate of core.gates) leaves.push(await gate.enter(context, call.options));
      const attemptStartedAt = core.runtime.now();
      const { outcome, answered } = await attempt(context, decoding);
      attempts.push(recordAttempt(context, { outcome, answered }, attemptStartedAt));

      if (outcome.type === 'succeeded' && answered !== undefined) {
        core.budget.refund(retriesMade);
        core.log?.('info', 'answered', () => logFields(context));
        staysOpen = outcome.staysOpen ?? false;
        if (!staysOpen) settle?.(() => ({ response: answered.response, result: outcome.value as object }));
        return { data: outcome.value, response: answered.response };
      }
      if (outcome.type === 'succeeded') throw new TypeError('No answer.');

      const retryable = isRetryable(outcome, repeatable, settings.retryStatuses);
      const verdict = decideRetry(outcome, { retriesMade, repeatable, settings, random: core.runtime.random() });
      const error = errorFromOutcome(outcome, { ...describeCall(context), retryable });
      if (!verdict.retry || !core.budget.take(outcome)) throw error;

      core.log?.('warn', 'trying again', () => ({ ...logFields(context), delayMs: Math.round(verdict.delayMs) }));
      leaveGates(leaves, { error, retrying: true });
      settings.onRetry?.({ attempt: retriesMade + 1, delayMs: verdict.delayMs, error });
      await waitForRetry(context, verdict.delayMs);
    }
  } catch (thrown) {
    const error = thrown instanceof CallStopped ? stoppedError(thrown, context) : thrown;
    core.log?.('error', 'failed', () => logFields(context));
    settle?.(() => ({ error: error as Error }));
    throw error;
  } finally {
    if (!staysOpen) control.close();
  }
}

/** @throws {ConnectionError} `connection_failed` */
async function loadPart(context: CallContext, part: Part<unknown>): Promise<void> {
  try {
    await context.control.race(part.load());
  } catch (cause) {
    if (cause instanceof CallStopped) throw cause;
    throw errorFromOutcome({ type: 'failed', kind: 'not-processed', cause }, describeCall(context));
  }
}

/** The error of a call that ended while nothing was in progress. */
function stoppedError({ by, cause }: CallStopped, context: CallContext): ClawwitsError {
  const outcome: FailedOutcome =
    by === 'caller' ? { type: 'aborted', reason: cause, sent: false } : { type: 'timed-out', limit: by, sent: false };
  return errorFromOutcome(outcome, describeCall(context));
}

function recordAttempt<Value>(
  { core }: CallContext,
  { outcome, answered }: AttemptReport<Value>,
  startedAt: number,
): AttemptRecord {
  const reason = outcome.type === 'succeeded' ? 'ok' : reasonOf(outcome);
  const durationMs = core.runtime.now() - startedAt;
  if (answered === undefined) return { reason, durationMs };
  const { status } = answered.answer;
  const { requestId } = answered.response;
  return requestId === undefined ? { status, reason, durationMs } : { status, reason, durationMs, requestId };
}

async function waitForRetry({ attempts, control }: CallContext, delayMs: number): Promise<void> {
  const last = attempts.pop();
  if (last !== undefined) attempts.push({ ...last, waitedMs: delayMs });
  await control.sleep(delayMs);
}

function logFields({ request, attempts }: CallContext): Record<string, unknown> {
  const last = attempts.at(-1);
  return {
    method: request.method,
    path: request.target.path,
    attempt: attempts.length,
    status: last?.status,
    reason: last?.reason,
    requestId: last?.requestId,
    durationMs: last && Math.round(last.durationMs),
    idempotencyKey: request.idempotencyKey,
  };
}
