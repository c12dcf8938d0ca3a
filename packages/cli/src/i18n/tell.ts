import type { Language } from './language-of.ts';
import type { Sentence } from './sentence.ts';

/** Says a sentence in the user's language. */
export type Tell = (sentence: Sentence) => string;

/** Says it as it is written: for records, and for whoever reads English. */
export const inEnglish: Tell = (sentence) => fill(sentence.english, sentence, inEnglish);

/** What says sentences in a language. Nobody loads another language than the own. */
export async function tellerOf(language: Language): Promise<Tell> {
  if (language === 'en') return inEnglish;
  const { vietnamese } = await import('./vietnamese/vietnamese.ts');
  const tell: Tell = (sentence) => {
    const { english, key = english, generalKey = key } = sentence;
    const known = [key, generalKey].find((name) => Object.hasOwn(vietnamese, name));
    return fill((known === undefined ? undefined : vietnamese[known]) ?? english, sentence, tell);
  };
  return tell;
}

function fill(words: string, { values }: Sentence, tell: Tell): string {
  if (values === undefined) return words;
  return words.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    if (value === undefined) return place;
    return typeof value === 'object' ? tell(value) : String(value);
  });
}
