import { lookUp } from '@clawwits/contract';
import type { ClawwitsError, ErrorDetails } from '../errors/clawwits-error.ts';
import {
  AbortError,
  AuthenticationError,
  ConfigurationError,
  ConnectionError,
  GatewayError,
  InsufficientBalanceError,
  PermissionError,
  RateLimitError,
  RequestRejectedError,
  TimeoutError,
} from '../errors/error-classes.ts';
import { isError } from '../errors/is-error.ts';
import { toSnakeCase } from '../wire/snake-case.ts';
import type { Aborted, Failed, FailedOutcome, Malformed, Refused, TimedOut } from './outcome.ts';

/** Details of an error that the outcome of the last attempt does not hold. */
export interface ErrorContext
  extends Pick<ErrorDetails, 'attempts' | 'gateway' | 'idempotencyKey' | 'partial' | 'requestId' | 'retryable'> {
  /** The gateway's name for people. */
  readonly title: string;
  /** `true` if the call spends tokens, so that a lost one may have been billed. */
  readonly billable: boolean;
}

/** The error that a call ends with. */
export function errorFromOutcome(outcome: FailedOutcome, context: ErrorContext): ClawwitsError {
  const { title, billable, ...known } = context;
  const details = outcome.partial === undefined ? known : { ...known, partial: outcome.partial };
  switch (outcome.type) {
    case 'refused':
      return refused(outcome, title, details);
    case 'failed':
      return failed(outcome, title, billable, details);
    case 'timed-out':
      return timedOut(outcome, title, billable, details);
    case 'malformed':
      return malformed(outcome, title, billable, details);
    case 'aborted':
      return aborted(outcome, billable, details);
  }
}

/** Code of the error that an outcome becomes. */
export function reasonOf(outcome: FailedOutcome): string {
  switch (outcome.type) {
    case 'refused':
      return refusalCode(outcome);
    case 'failed':
      return outcome.kind === 'not-processed' ? 'connection_failed' : 'connection_lost';
    case 'timed-out':
      return toSnakeCase(outcome.limit);
    case 'malformed':
      return outcome.code;
    case 'aborted':
      return 'aborted';
  }
}

const refusalCode = ({ status, code }: Refused): string => (status >= 300 && status < 400 ? 'redirected' : code);

type Shared = Omit<ErrorDetails, 'code'>;

const statusClasses: Record<number, typeof ClawwitsError> = {
  401: AuthenticationError,
  402: InsufficientBalanceError,
  403: PermissionError,
  429: RateLimitError,
};

/** The code takes precedence over the status: an exhausted quota has 402 at one gateway and 429 at another. */
const codeClasses: Readonly<Record<string, typeof ClawwitsError>> = {
  quota_exhausted: InsufficientBalanceError,
  insufficient_wits: InsufficientBalanceError,
  plan_required: PermissionError,
};

const hints: Readonly<Record<string, string>> = {
  unauthorized: ' Check that the key belongs to this gateway.',
  insufficient_wits: ' A call reserves its prompt and maxTokens while it runs: top up, or lower maxTokens.',
  insufficient_scope: ' Use a key whose scope covers this endpoint.',
  not_found: ' Check the base URL and the model.',
  isv_blocked: ' Change the text; it will be blocked again.',
  quota_exhausted: ' Wait for the next window ("retryAfterMs"), or raise the quota.',
  plan_required: ' Use a model of the plan, or a higher plan.',
  conflict: ' Use the existing one, or another name.',
  idempotency_conflict: ' Use a new idempotency key for a changed request.',
};

function refused(outcome: Refused, title: string, details: Shared): ClawwitsError {
  const { status, facts, requestId, retryAfterMs, limits } = outcome;
  if (status >= 300 && status < 400) return redirected(outcome, title, details);
  const code = refusalCode(outcome);
  const said = facts.message ?? 'no reason given';
  const wait = retryAfterMs === undefined ? '' : ` It asks to wait ${retryAfterMs} ms.`;
  const ErrorClass =
    lookUp(codeClasses, code) ?? statusClasses[status] ?? (status >= 500 ? GatewayError : RequestRejectedError);
  return new ErrorClass(`${title} answered ${status} ${code}: ${said}${/[.!?\u2026]$/.test(said) ? '' : '.'}`, {
    ...details,
    advice: wait + (lookUp(hints, code) ?? ''),
    code,
    gatewayCode: facts.code === code ? undefined : facts.code,
    status,
    requestId,
    retryAfterMs,
    param: facts.param,
    // A stream that had begun is billed up to there.
    maybeBilled: (details.partial?.events ?? 0) > 0,
    limits,
  });
}

function redirected({ status, requestId, facts }: Refused, title: string, details: Shared): ClawwitsError {
  return new ConfigurationError(
    `${title} redirects (${status}) to ${facts.message ?? 'another address'}; a key is never sent on. Set baseURL to the right address.`,
    { ...details, code: 'redirected', status, requestId },
  );
}

function failed({ kind, cause }: Failed, title: string, billable: boolean, details: Shared): ClawwitsError {
  const problem = isError(cause) ? cause.message : String(cause);
  if (kind === 'not-processed') {
    return new ConnectionError(
      `${title} could not be reached: ${problem}. Nothing was sent. Check the base URL and the network.`,
      { ...details, code: 'connection_failed', cause },
    );
  }
  return new ConnectionError(`The connection to ${title} broke: ${problem}.`, {
    ...details,
    advice: billedAdvice(billable),
    code: 'connection_lost',
    maybeBilled: billable,
    cause,
  });
}

function timedOut({ limit, sent }: TimedOut, title: string, billable: boolean, details: Shared): ClawwitsError {
  const maybeBilled = sent && billable;
  return new TimeoutError(`${title} did not answer within "${limit}". Raise that option if the call may take longer.`, {
    ...details,
    advice: billedAdvice(maybeBilled),
    code: toSnakeCase(limit),
    maybeBilled,
  });
}

function malformed(outcome: Malformed, title: string, billable: boolean, details: Shared): ClawwitsError {
  const { code, problem, status, requestId, cause } = outcome;
  const ErrorClass = code === 'invalid_option' ? ConfigurationError : GatewayError;
  return new ErrorClass(`${title} answered ${status}, but ${problem}.`, {
    ...details,
    advice: billedAdvice(billable),
    code,
    status,
    requestId,
    maybeBilled: billable,
    cause,
  });
}

function aborted({ reason, sent }: Aborted, billable: boolean, details: Shared): ClawwitsError {
  return new AbortError('The call was aborted by its caller.', {
    ...details,
    code: 'aborted',
    maybeBilled: sent && billable,
    cause: reason,
  });
}

function billedAdvice(maybeBilled: boolean): string {
  return maybeBilled ? ' The call may have been billed; repeat it with the same idempotency key.' : '';
}
