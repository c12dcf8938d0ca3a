import {
  AbortError,
  AuthenticationError,
  type ClawwitsError,
  ConfigurationError,
  ConnectionError,
  GatewayError,
  IncompleteStreamError,
  InsufficientBalanceError,
  isClawwitsError,
  PermissionError,
  RateLimitError,
  RequestRejectedError,
  TimeoutError,
} from '@clawwits/sdk-ts';
import { Interruption } from '../io.ts';
import { redactKeys } from '../output/redact-keys.ts';
import { CommandError } from './command-error.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';

/** A failure as it is told, whatever it was. */
export interface Failure {
  readonly exitCode: ExitCode;
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
  readonly httpStatus: number | null;
  readonly requestId: string | null;
  readonly retryable: boolean;
  readonly retryAfterMs: number | null;
}

const nothingKnown = { hint: null, httpStatus: null, requestId: null, retryable: false, retryAfterMs: null };

/**
 * Tells what a failure means to the user of the command.
 *
 * @param hint what to do next, where the command knows it better than the error
 */
export function describeFailure(error: unknown, hint: string | null = null): Failure {
  if (error instanceof Interruption) {
    const code = error.exitCode === 130 ? 'interrupted' : 'terminated';
    return { ...nothingKnown, hint, exitCode: error.exitCode, code, message: error.message };
  }
  if (error instanceof CommandError) {
    const { exitCode, code } = error;
    return { ...nothingKnown, exitCode, code, message: redactKeys(error.message), hint: hint ?? error.hint ?? null };
  }
  if (isClawwitsError(error)) return describeCallFailure(error, hint);
  const message = error instanceof Error ? error.message : String(error);
  return {
    ...nothingKnown,
    exitCode: exitCodes.internalFailure,
    code: 'internal_failure',
    message: redactKeys(`Something went wrong inside the command: ${message}`),
    hint: hint ?? 'This is a fault of the command; please report it with the line above.',
  };
}

function describeCallFailure(error: ClawwitsError, hint: string | null): Failure {
  if (error instanceof AbortError && error.cause instanceof Interruption) {
    return { ...describeFailure(error.cause, hint), requestId: error.requestId ?? null };
  }
  return {
    exitCode: exitCodeOf(error),
    code: error.code,
    message: redactKeys(error.message),
    hint: hint ?? hints[error.code] ?? null,
    httpStatus: error.status ?? null,
    requestId: error.requestId ?? null,
    retryable: error.retryable,
    retryAfterMs: error.retryAfterMs ?? null,
  };
}

/** The exit code that a failed call ends with. */
export function exitCodeOf(error: ClawwitsError): ExitCode {
  if (error instanceof IncompleteStreamError) return exitCodes.incomplete;
  if (error.partial !== undefined && error.partial.text !== '') return exitCodes.incomplete;
  if (error instanceof AuthenticationError || error instanceof PermissionError) return exitCodes.authentication;
  if (error instanceof InsufficientBalanceError) return exitCodes.insufficientWits;
  if (error instanceof RateLimitError) return exitCodes.rateLimited;
  if (error instanceof RequestRejectedError) return exitCodes.rejected;
  if (error instanceof GatewayError || error instanceof ConnectionError || error instanceof TimeoutError) {
    return exitCodes.unavailable;
  }
  if (error instanceof ConfigurationError) return exitCodeOfConfiguration(error);
  return exitCodes.internalFailure;
}

function exitCodeOfConfiguration({ code }: ConfigurationError): ExitCode {
  if (code === 'missing_api_key' || code === 'invalid_api_key') return exitCodes.authentication;
  // Something answered, but not the gateway: a portal that wants a login, a server that has moved.
  return code === 'redirected' ? exitCodes.unavailable : exitCodes.usage;
}

const hints: Record<string, string> = {
  invalid_api_key: 'Copy the key again from /api-keys, without quotation marks, spaces or line breaks.',
  insecure_base_url: 'Give the https:// address with --base-url or CLAWWITS_BASE_URL.',
  invalid_base_url: 'Give a whole address with --base-url or CLAWWITS_BASE_URL, such as http://127.0.0.1:8787.',
  rate_limited: 'Wait and run it again, send fewer requests at once, or raise --max-retries.',
  stream_cut: 'What had arrived is on standard output. Running it again is billed again.',
};
