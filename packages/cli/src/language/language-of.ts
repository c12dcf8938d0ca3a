import type { Io } from '../io.ts';

/** The languages that messages are told in; records are English in each. */
export type Language = 'en' | 'vi';

/** The language of the locale: of `LC_ALL`, `LC_MESSAGES` and `LANG` the first that says something. */
export function languageOf(env: Io['env']): Language {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((one) => one !== undefined && one !== '');
  return /^vi(?:[_.@-]|$)/i.test(locale ?? '') ? 'vi' : 'en';
}
