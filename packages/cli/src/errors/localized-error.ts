import { type LocalizedMessage, untranslated } from '../i18n/localized-message.ts';
import { inEnglish } from '../i18n/translate.ts';

/** An error with a message that can be translated; its own `message` is English. */
export class LocalizedError extends Error {
  readonly translatable: LocalizedMessage;

  constructor(translatable: LocalizedMessage, options?: ErrorOptions) {
    super(inEnglish(translatable), options);
    this.name = 'LocalizedError';
    this.translatable = translatable;
  }
}

/** Returns an error's message: our own as it is, the system's by its code, any other in its own words. */
export function localizeError(error: unknown): LocalizedMessage {
  if (error instanceof LocalizedError) return error.translatable;
  const { message, code } = error as NodeJS.ErrnoException;
  const own = untranslated(typeof message === 'string' ? message : String(error));
  const word = error instanceof SyntaxError ? 'SyntaxError' : code;
  return typeof word === 'string' ? { ...own, key: `code ${word}` } : own;
}
