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
import { describeWait } from '../i18n/describe-time.ts';
import { type LocalizedMessage, localized, untranslated } from '../i18n/localized-message.ts';
import { inEnglish } from '../i18n/translate.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import type { Failure } from './failure.ts';
import { Interruption } from './interruption.ts';
import { redactKeys } from './redact-keys.ts';

/** Describes a failed call for the user of the command; `null` if the error is not one of the SDK. */
export function describeCallFailure(error: unknown, hint: LocalizedMessage | null): Failure | null {
  if (!isClawwitsError(error)) return null;
  const hasArrived = (error.partial?.text ?? '') !== '';
  const known = !hasArrived && error.code === 'stream_cut' ? nothingArrived : hints[error.code];
  const next = hint ?? known ?? null;
  const facts = {
    hint: next && inEnglish(next),
    httpStatus: error.status ?? null,
    requestId: error.requestId ?? null,
    retryable: error.retryable,
    retryAfterMs: error.retryAfterMs ?? null,
    attempts: error.attempts.length,
    maybeBilled: error.maybeBilled,
    limits: error.limits,
  };
  const reason = error instanceof AbortError ? error.cause : undefined;
  if (reason instanceof Interruption) {
    const { exitCode, code, message } = reason;
    const translatable = { message: reason.translatable, hint: next ?? untranslated(''), isForeign: false };
    return { ...facts, exitCode, code, message, translatable };
  }
  const message = redactKeys(describeInEnglish(error, hasArrived));
  const translatable = {
    message: { ...untranslated(message), key: `code ${error.code}`, generalKey: `code ${generalCodeOf(error)}` },
    // These errors include the next step in English; their translations do not.
    hint: next ?? { english: '', key: `hint ${error.code}` },
    isForeign: true,
  };
  return { ...facts, exitCode: exitCodeOf(error), code: error.code, message, translatable };
}

/** Message of an error, its advice to programmers replaced by one for the command line. */
function describeInEnglish(error: ClawwitsError, hasArrived: boolean): string {
  const { message, advice, retryAfterMs } = error;
  // A message that was shortened has lost its advice.
  const problem = message.endsWith(advice) ? message.slice(0, message.length - advice.length) : message;
  const wait = retryAfterMs === undefined ? [] : [`It asks to wait ${inEnglish(describeWait(retryAfterMs))}.`];
  return [problem, ...wait, ...adviceOf(error, hasArrived)].join(' ');
}

function adviceOf(error: ClawwitsError, hasArrived: boolean): string[] {
  if (error instanceof IncompleteStreamError) {
    return [hasArrived ? 'What had arrived may have been billed.' : 'Nothing had arrived.'];
  }
  if (error.advice === '') return [];
  if (error.code === 'invalid_params') {
    return ['name one with --model; clawwits models lists them.'];
  }
  if (isRefusal(error)) return Object.hasOwn(adviceOnRefusals, error.code) ? [adviceOnRefusals[error.code] ?? ''] : [];
  return error.maybeBilled ? ['The call may have been billed; running it again may be billed again.'] : [];
}

/** An answer that cannot be read has a status of success, a connection that broke has none. */
const isRefusal = ({ status = 0 }: ClawwitsError): boolean => status >= 300;

const adviceOnRefusals: Readonly<Record<string, string>> = {
  unauthorized: 'Check that the key belongs to this gateway.',
  insufficient_wits: 'A call reserves its prompt and --max-tokens while it runs: top up, or lower --max-tokens.',
  insufficient_scope: 'Use a key whose scope covers this endpoint.',
  not_found: 'Check the base URL and the model.',
  isv_blocked: 'Change the text; it will be blocked again.',
  plan_required: 'Use a model of the plan, or a higher plan.',
  conflict: 'Use the existing one, or another name.',
  idempotency_conflict: 'Use a new idempotency key for a changed request.',
};

/** Maps a server's own code, such as `invalid_token`, to the nearest one that has a translation. */
function generalCodeOf(error: ClawwitsError): string {
  if (error instanceof AuthenticationError) return 'unauthorized';
  if (error instanceof PermissionError) return 'forbidden';
  if (error instanceof InsufficientBalanceError) return 'insufficient_wits';
  if (error instanceof RateLimitError) return 'rate_limited';
  if (error instanceof RequestRejectedError) return 'invalid_request';
  return error instanceof GatewayError ? 'internal_error' : error.code;
}

/** The exit code that a failed call ends with. */
export function exitCodeOf(error: ClawwitsError): ExitCode {
  if (error instanceof IncompleteStreamError) return exitCodes.incomplete;
  // Without an event it is the text of an answer that could not be read.
  if (error.partial !== undefined && error.partial.events > 0 && error.partial.text !== '') return exitCodes.incomplete;
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

const nothingArrived = localized('Run it again; the call may have been billed although nothing had arrived.');

const hints: Record<string, LocalizedMessage> = {
  invalid_api_key: localized('Copy the key again from /api-keys, without quotation marks, spaces or line breaks.'),
  insecure_base_url: localized('Give the https:// address with --base-url or CLAWWITS_BASE_URL.'),
  invalid_base_url: localized(
    'Give a whole address with --base-url or CLAWWITS_BASE_URL, such as http://127.0.0.1:8787.',
  ),
  rate_limited: localized('Wait and run it again, send fewer requests at once, or raise --max-retries.'),
  unsupported_endpoint: localized(
    'Choose another gateway with --gateway; clawwits whoami tells which one is meant now.',
  ),
  stream_cut: localized('What had arrived is on standard output. Running it again is billed again.'),
};
