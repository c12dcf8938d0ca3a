import { asIs, type Sentence } from '../i18n/sentence.ts';
import { inEnglish } from '../i18n/tell.ts';

/** An error that can be said in every language; its message is English. */
export class SaidError extends Error {
  readonly said: Sentence;

  constructor(said: Sentence, options?: ErrorOptions) {
    super(inEnglish(said), options);
    this.name = 'SaidError';
    this.said = said;
  }
}

/** What an error says: ours as it is, the system's by its code, and everything else in its own words. */
export function sayError(error: unknown): Sentence {
  if (error instanceof SaidError) return error.said;
  const { message, code } = error as NodeJS.ErrnoException;
  const own = asIs(typeof message === 'string' ? message : String(error));
  const word = error instanceof SyntaxError ? 'SyntaxError' : code;
  return typeof word === 'string' ? { ...own, key: `code ${word}` } : own;
}
