/** The languages that people are spoken to in; records are English in each. */
export const languages = ['en', 'vi'] as const;
export type Language = (typeof languages)[number];

/** Returns the language of the locale: of `LC_ALL`, `LC_MESSAGES` and `LANG`, the first that is not empty decides. */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((one) => one !== undefined && one !== '');
  return /^vi(?:[_.@-]|$)/i.test(locale ?? '') ? 'vi' : 'en';
}
