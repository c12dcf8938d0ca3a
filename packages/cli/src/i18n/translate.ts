import type { Language } from './language-of.ts';
import type { LocalizedMessage } from './localized-message.ts';

/** Translates a message into the user's language. */
export type Translate = (sentence: LocalizedMessage) => string;

/** Formats a message in English, for records and for readers of English. */
export const inEnglish: Translate = (sentence) => fillTemplate(sentence.english, sentence, inEnglish);

/** Creates the function that translates into a language. Only that language's catalogue is loaded. */
export async function translatorFor(language: Language): Promise<Translate> {
  if (language === 'en') return inEnglish;
  const { vietnamese } = await import('./vietnamese/vietnamese.ts');
  const translate: Translate = (sentence) => {
    const { english, key = english, generalKey = key } = sentence;
    const known = [key, generalKey].find((name) => Object.hasOwn(vietnamese, name));
    return fillTemplate((known === undefined ? undefined : vietnamese[known]) ?? english, sentence, translate);
  };
  return translate;
}

function fillTemplate(words: string, { values }: LocalizedMessage, translate: Translate): string {
  if (values === undefined) return words;
  return words.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    if (value === undefined) return place;
    return typeof value === 'object' ? translate(value) : String(value);
  });
}
