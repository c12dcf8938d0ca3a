import { Interruption } from '../io.ts';
import { redactKeys } from '../output/redact-keys.ts';
import { CommandError } from './command-error.ts';
import { exitCodes } from './exit-codes.ts';
import type { Failure } from './failure.ts';

const nothingSent = {
  hint: null,
  httpStatus: null,
  requestId: null,
  retryable: false,
  retryAfterMs: null,
  attempts: 0,
  maybeBilled: false,
};

/**
 * Tells what a failure means to the user of the command.
 *
 * @param hint what to do next, where the command knows it better than the error
 * @param retryAfterMs when it may be tried again, likewise
 */
export async function describeFailure(
  error: unknown,
  hint: string | null = null,
  retryAfterMs: number | null = null,
): Promise<Failure> {
  if (error instanceof Interruption) {
    const code = error.exitCode === exitCodes.interrupted ? 'interrupted' : 'terminated';
    return { ...nothingSent, hint, exitCode: error.exitCode, code, message: error.message };
  }
  if (error instanceof CommandError) {
    const { exitCode, code } = error;
    return { ...nothingSent, exitCode, code, message: redactKeys(error.message), hint: hint ?? error.hint ?? null };
  }
  // The SDK takes a while to load, and most mistakes on a command line never get as far.
  const { describeCallFailure } = await import('./describe-call-failure.ts');
  const failure = describeCallFailure(error, hint);
  return failure === null
    ? describeInternalFailure(error)
    : { ...failure, retryAfterMs: failure.retryAfterMs ?? retryAfterMs };
}

function describeInternalFailure(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  return {
    ...nothingSent,
    exitCode: exitCodes.internalFailure,
    code: 'internal_failure',
    message: redactKeys(`Something went wrong inside the command: ${message}`),
    hint: 'This is a fault of the command; please report it with the line above.',
  };
}
