import { type LocalizedMessage, localized, untranslated } from '../i18n/localized-message.ts';
import { inEnglish } from '../i18n/translate.ts';
import { CommandError } from './command-error.ts';
import { exitCodes } from './exit-codes.ts';
import type { Failure } from './failure.ts';
import { Interruption } from './interruption.ts';
import { redactKeys } from './redact-keys.ts';

const nothingSent = {
  httpStatus: null,
  requestId: null,
  retryable: false,
  retryAfterMs: null,
  attempts: 0,
  maybeBilled: false,
};

/**
 * Describes a failure for the user of the command.
 *
 * @param hint the next step, if the command knows a better one than the error
 * @param retryAfterMs when it may be tried again, likewise
 */
export async function describeFailure(
  error: unknown,
  hint: LocalizedMessage | null = null,
  retryAfterMs: number | null = null,
): Promise<Failure> {
  if (error instanceof Interruption) {
    const { exitCode, code } = error;
    return { ...nothingSent, exitCode, code, ...translate(error.translatable, hint) };
  }
  if (error instanceof CommandError) {
    const { exitCode, code } = error;
    return { ...nothingSent, exitCode, code, ...translate(error.translatable, hint ?? error.hint ?? null) };
  }
  // The SDK takes a while to load, and most mistakes on a command line never get as far.
  const { describeCallFailure } = await import('./describe-call-failure.ts');
  const failure = describeCallFailure(error, hint);
  return failure === null
    ? describeInternalFailure(error)
    : { ...failure, retryAfterMs: failure.retryAfterMs ?? retryAfterMs };
}

function describeInternalFailure(error: unknown): Failure {
  return {
    ...nothingSent,
    exitCode: exitCodes.internalFailure,
    code: 'internal_failure',
    ...translate(
      localized('Something went wrong inside the command: {problem}', { problem: untranslated(toMessage(error)) }),
      localized('This is a fault of the command; please report it with the line above.'),
    ),
  };
}

const toMessage = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Returns our own words for a record, in English, and for people. */
function translate(
  message: LocalizedMessage,
  hint: LocalizedMessage | null,
): Pick<Failure, 'message' | 'hint' | 'translatable'> {
  return {
    message: redactKeys(inEnglish(message)),
    hint: hint && inEnglish(hint),
    translatable: { message, hint: hint ?? untranslated(''), isForeign: false },
  };
}
