import type { NamesIn } from './vietnamese/catalogue.ts';
import type { English, TextName } from './vietnamese/vietnamese.ts';

/** A message for people: a template in English with its values. It is translated when it is displayed. */
export interface LocalizedMessage {
  /** The template; `{name}` stands for a value. */
  readonly english: string;
  readonly values?: Values;
  /** Key of its translations. Default: the template itself. */
  readonly key?: string;
  /** Key of a more general translation, if the first has none. */
  readonly generalKey?: string;
}

/** A value of a message: the same in every language, or a message itself. */
export type Value = string | number | LocalizedMessage;
type Values = Readonly<Record<string, Value>>;

type Given<Names extends string> = [Names] extends [never] ? [] : [values: Readonly<Record<Names, Value>>];

/** Creates a message. One without a translation does not compile, nor one with a missing value. */
export function localized<Words extends English>(english: Words, ...[values]: Given<NamesIn<Words>>): LocalizedMessage {
  return values === undefined ? { english } : { english, values };
}

/** A longer text, which other languages have below a name. */
export const localizedText = (key: TextName, english: string): LocalizedMessage => ({ english, key });

/** Creates a message that is the same in every language: a path, a number, somebody else's words. */
export const untranslated = (text: string): LocalizedMessage => ({ english: '{text}', values: { text } });

/** One sentence out of several. */
export const joinMessages = (parts: readonly LocalizedMessage[], between: string): LocalizedMessage => ({
  english: parts.map((_, place) => `{${place}}`).join(between),
  values: Object.fromEntries(parts.entries()),
});
