import type { LimitFacts } from '@clawwits/sdk-ts';
import { type ExitCode, exitCodes } from '../errors/exit-codes.ts';
import type { Failure } from '../errors/failure.ts';
import type { CommandOutcome } from './command-outcome.ts';

/** The final record of a command: the one object of `--json`, the last line of `stream-json`. */
export interface Result {
  readonly schema_version: 1;
  readonly type: 'result';
  readonly ok: boolean;
  readonly command: string | null;
  readonly data: unknown;
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly http_status: number | null;
    readonly request_id: string | null;
    readonly retryable: boolean;
    readonly hint: string | null;
    readonly retry_after_ms: number | null;
  } | null;
  readonly usage: {
    readonly input_tokens: number;
    readonly output_tokens: number;
    readonly total_tokens: number;
    /** True if the tokens were counted here because the gateway did not report them. */
    readonly estimated: boolean;
  } | null;
  readonly wits: {
    readonly spent: number | null;
    readonly balance_after: number | null;
    /** Cost and limits that a gateway reports in dollars; absent if it does not. */
    readonly cost_usd?: number;
    readonly remaining_usd?: number;
    readonly remaining_requests?: number;
    /** End of the rate-limit window, as an ISO 8601 date. */
    readonly resets_at?: string;
  };
  readonly finish_reason: string | null;
  readonly model: string | null;
  readonly attempts: number;
  readonly duration_ms: number;
  readonly exit_code: ExitCode;
}

/** Builds the record of a command's outcome. */
export function buildResult(
  command: string | null,
  outcome: CommandOutcome,
  failure: Failure | null,
  durationMs: number,
): Result {
  const { data, usage, spentWits, balanceAfter, finishReason, model, attempts } = outcome;
  return {
    schema_version: 1,
    type: 'result',
    ok: failure === null,
    command,
    data: data ?? null,
    error: failure && {
      code: failure.code,
      message: failure.message,
      http_status: failure.httpStatus,
      request_id: failure.requestId,
      retryable: failure.retryable,
      hint: failure.hint,
      retry_after_ms: failure.retryAfterMs,
    },
    usage: usage
      ? {
          input_tokens: usage.inputTokens,
          output_tokens: usage.outputTokens,
          total_tokens: usage.inputTokens + usage.outputTokens,
          estimated: usage.estimated,
        }
      : null,
    wits: {
      spent: spentWits ?? (failure !== null && !failure.maybeBilled ? 0 : null),
      balance_after: balanceAfter ?? null,
      ...describeMoney(outcome.limits ?? failure?.limits ?? {}),
    },
    finish_reason: finishReason ?? null,
    model: model ?? null,
    attempts: attempts ?? failure?.attempts ?? 0,
    duration_ms: Math.round(durationMs),
    exit_code: failure?.exitCode ?? exitCodes.done,
  };
}

function describeMoney({ costUSD, remainingUSD, remainingRequests, resetsAtMs }: LimitFacts): Partial<Result['wits']> {
  return {
    ...(costUSD !== undefined && { cost_usd: costUSD }),
    ...(remainingUSD !== undefined && { remaining_usd: remainingUSD }),
    ...(remainingRequests !== undefined && { remaining_requests: remainingRequests }),
    ...(resetsAtMs !== undefined && { resets_at: new Date(resetsAtMs).toISOString() }),
  };
}
